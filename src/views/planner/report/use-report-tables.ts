// The tables of a report: figures, bands of the week, what the scenario changes, gaps, and
// what the closing of each station would cost.

import { useMemo } from 'react';
import { closureLosses } from '#core/planning/backup.ts';
import { differencesOf } from '#core/planning/scenario-edits.ts';
import { stationName } from '#core/station.ts';
import { localized } from '#core/units.ts';
import { useApp } from '#state/store.ts';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { useGaps } from '#views/planner/gaps/use-gaps.ts';
import { cutoffSeconds } from '#views/planner/map/scene.ts';
import { useFigures, useSideNames } from '#views/planner/overview/use-figures.ts';
import type { Planner } from '#views/planner/question/use-planner.ts';
import { useOffice, useWeek } from '#views/planner/week/use-week.ts';
import type { ReportTable } from './report.tsx';

/** Rows of a table; what comes after matters less, and the app has it. */
const most = 12;

/** Without those that have nothing to say. */
export function useReportTables(planner: Planner): readonly ReportTable[] {
  const tables = [
    useFigureTable(planner),
    useBandTable(planner),
    useChangeTable(planner),
    useGapTable(planner),
    useLossTable(planner),
  ];
  return tables.filter(({ rows }) => rows.length > 0);
}

function useFigureTable(planner: Planner): ReportTable {
  const { figures } = usePlannerTexts().view;
  const rows = useFigures(planner);
  const names = useSideNames(planner);
  return planner.isChanged
    ? {
        caption: figures.heading,
        head: [figures.figure, names.base, names.plan, figures.difference],
        rows: rows.map(({ name, before, after, difference }) => [name, before, after, difference]),
      }
    : {
        caption: figures.heading,
        head: [figures.figure, names.plan],
        rows: rows.map(({ name, after }) => [name, after]),
      };
}

function useChangeTable({ area, plan, scenario }: Planner): ReportTable {
  const { plan: words } = usePlannerTexts();
  const differences = useMemo(
    () => differencesOf(area.stations, plan.stations),
    [area.stations, plan.stations],
  );
  return {
    caption: `${words.title}: ${scenario.name}`,
    head: [words.station, words.changes],
    rows: differences.map(({ name, changes }) => [
      name,
      changes.map((one) => words.change[one]).join(' · '),
    ]),
  };
}

function useBandTable(planner: Planner): ReportTable {
  const { view, panels } = usePlannerTexts();
  const { bands } = useWeek(planner, planner.plan, useOffice());
  const words = panels.week;
  return {
    caption: words.bandsTitle,
    head: [words.band, words.share, words.hoursOfBand],
    rows: bands.map(({ band, least, most: highest, hours }) => [
      words.bands[band],
      view.range(view.percent(least), view.percent(highest)),
      Math.round(hours * 10) / 10,
    ]),
  };
}

function useGapTable(planner: Planner): ReportTable {
  const { view, panels, exchange } = usePlannerTexts();
  const { report } = exchange;
  const language = useApp((state) => state.view.lang);
  const gaps = useGaps(planner, language);
  const words = panels.gaps;
  const total = planner.plan.coverage.total || 1;
  const unit = view.question.units[planner.question.weight];
  return {
    caption: words.title,
    head: [words.place, `${words.size} (${unit})`, report.share, words.perWeek],
    rows: gaps
      .slice(0, most)
      .map(({ name, gap, hours }) => [
        name === null ? words.unnamed : words.heading(name),
        view.count(gap.lack),
        view.percent(gap.lack / total),
        hours.toFixed(0),
      ]),
  };
}

function useLossTable({ plan, weights, question }: Planner): ReportTable {
  const { view, panels } = usePlannerTexts();
  const language = useApp((state) => state.view.lang);
  const words = panels.backup;
  const losses = useMemo(
    () =>
      closureLosses(plan.coverage.certain, weights, {
        stationCount: plan.table.stationCount,
        cutoffSeconds: cutoffSeconds(question),
      }).filter(({ carried }) => carried > 0),
    [plan, weights, question],
  );
  return {
    caption: words.title,
    head: [words.station, words.carried, words.lostColumn, words.addedColumn],
    rows: losses.slice(0, most).map(({ station, carried, lost, addedSeconds }) => {
      const one = plan.stations[station];
      return [
        one ? localized(stationName(one), language) : '',
        view.count(carried),
        view.count(lost),
        words.minutes(addedSeconds),
      ];
    }),
  };
}
