// N−1: what the closing of each station would cost, the worst first, and how many depend
// on one station alone.

import { useMemo } from 'react';
import { closureLosses, soleStations } from '#core/planning/backup.ts';
import { stationName } from '#core/station.ts';
import { localized } from '#core/units.ts';
import { closeStation, openStation, useApp } from '#state/store.ts';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { ChartFigure } from '#views/planner/charts/chart-figure.tsx';
import { LossChart } from '#views/planner/charts/loss-chart.tsx';
import { LegendOf } from '#views/planner/map/legend.tsx';
import { cutoffSeconds } from '#views/planner/map/scene.ts';
import { ReachFactor } from '#views/planner/overview/reach-factor.tsx';
import { useBasis } from '#views/planner/question/question-header.tsx';
import type { PanelProps } from '#views/planner/question/use-planner.ts';

const shown = 12;

export function BackupPanel({ planner }: PanelProps) {
  const { view, panels } = usePlannerTexts();
  const words = panels.backup;
  const basis = useBasis(planner);
  const language = useApp((state) => state.view.lang);
  const selected = useApp((state) => state.view.station);
  const { plan, weights, question } = planner;
  const cutoff = cutoffSeconds(question);
  const losses = useMemo(
    () =>
      closureLosses(plan.coverage.certain, weights, {
        stationCount: plan.table.stationCount,
        cutoffSeconds: cutoff,
      }).filter(({ carried }) => carried > 0),
    [plan, weights, cutoff],
  );
  const sole = useMemo(
    () =>
      soleStations(plan.coverage.certain, cutoff).reduce(
        (sum, station, p) => sum + (station >= 0 ? (weights[p] as number) : 0),
        0,
      ),
    [plan, weights, cutoff],
  );
  const { total, bands } = plan.coverage;
  const unit = view.question.units[question.weight];
  const nameOf = (index: number) => {
    const station = plan.stations[index];
    return station ? localized(stationName(station), language) : '';
  };
  const chosen = losses.find(({ station }) => plan.stations[station]?.id === selected);
  const worst = losses.filter(({ lost }) => lost > 0);
  return (
    <ChartFigure
      title={words.title}
      basis={basis}
      table={{
        head: [words.station, words.carried, words.lostColumn, words.addedColumn],
        rows: losses.map(({ station, carried, lost, addedSeconds }) => [
          nameOf(station),
          view.count(carried),
          view.count(lost),
          words.minutes(addedSeconds),
        ]),
      }}
    >
      <p>
        {words.sole(view.percent(sole / (total || 1)))}
        {' · '}
        {words.twice(view.percent(((bands.at(-1)?.least ?? 0) - sole) / (total || 1)))}
      </p>
      {worst.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <LossChart
          label={words.label}
          losses={worst.slice(0, shown).map(({ station, lost }) => ({
            id: plan.stations[station]?.id ?? '',
            name: nameOf(station),
            value: lost,
            words: words.lost(view.count(lost), unit),
          }))}
          selected={selected}
          onSelect={(id) => (id === selected ? closeStation() : openStation(id))}
        />
      )}
      {chosen && (
        <div className="note">
          <div>
            <p role="status">
              {words.selected(
                nameOf(chosen.station),
                view.count(chosen.lost),
                unit,
                view.percent(chosen.lost / (total || 1)),
              )}
            </p>
            <ReachFactor planner={planner} at={plan.stations[chosen.station]?.at} />
          </div>
        </div>
      )}
      <LegendOf planner={planner} />
      <p className="small muted">{words.hint}</p>
    </ChartFigure>
  );
}
