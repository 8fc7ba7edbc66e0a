// How far each station reaches: the ground of its catchment, and how much of a circle the
// streets leave. A search a station, so in a city it is asked for, and can be stopped.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { catchmentsQuery } from '#compute/stations.ts';
import { reachFactor } from '#core/planning/access.ts';
import { eligible } from '#core/planning/eligibility.ts';
import { stationName } from '#core/station.ts';
import { profiles } from '#core/streets/profile.ts';
import { localized } from '#core/units.ts';
import { useApp } from '#state/store.ts';
import { Button } from '#ui/button.tsx';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { ChartFigure } from '#views/planner/charts/chart-figure.tsx';
import { cutoffSeconds } from '#views/planner/map/scene.ts';
import { reachQuery } from '#views/planner/map/use-reach.ts';
import { Progress } from '#views/planner/progress.tsx';
import { useBasis } from '#views/planner/question/question-header.tsx';
import type { PanelProps, Planner } from '#views/planner/question/use-planner.ts';
import { useStill } from '#views/planner/question/use-still.ts';

/** So many take a second at most. */
const unasked = 60;

export function ReachPanel({ planner }: PanelProps) {
  const { view } = usePlannerTexts();
  const { stationReach: words } = view;
  const basis = useBasis(planner);
  const { rows, isRunning, share, ask, stop } = useStationReach(planner);
  const factors = rows?.map(({ factor }) => factor) ?? [];
  const mean = factors.reduce((sum, one) => sum + one, 0) / factors.length;
  return (
    <ChartFigure
      title={words.title}
      basis={basis}
      table={{
        head: [words.station, words.ground, words.factor],
        rows: (rows ?? []).map(({ name, squareKilometres, factor }) => [
          name,
          squareKilometres.toFixed(2),
          factor.toFixed(2),
        ]),
      }}
    >
      {factors.length > 0 && (
        <p>{words.mean(mean.toFixed(2), factors[0]?.toFixed(2), factors.at(-1)?.toFixed(2))}</p>
      )}
      {isRunning && (
        <Progress label={words.running(view.percent(share))} stopLabel={words.stop} onStop={stop} />
      )}
      {!isRunning && rows === null && <Button onClick={ask}>{words.ask}</Button>}
      <p className="small muted">{words.definition}</p>
    </ChartFigure>
  );
}

/** Of the stations that count, the least of a circle first; null: not asked for. */
function useStationReach(planner: Planner) {
  const { area, question, plan } = useStill(planner);
  const language = useApp((state) => state.view.lang);
  const [isAsked, setAsked] = useState(false);
  const [share, setShare] = useState(0);
  const client = useQueryClient();
  const query = useMemo(() => {
    const all = reachQuery({ area, question, plan });
    return { ...all, minutes: question.cutoffs.slice(-1) };
  }, [area, question, plan]);
  const options = catchmentsQuery(query, setShare);
  const isFew = query.stations.length <= unasked;
  const { data, isFetching, refetch } = useQuery({ ...options, enabled: isFew || isAsked });
  const rows = useMemo(() => {
    if (!data) return null;
    const { profile } = question;
    return plan.stations
      .filter((_, s) => plan.eligibility[s] === eligible)
      .map((station, i) => {
        const ground = data[i]?.features[0]?.properties.squareMetres ?? 0;
        const factor = reachFactor(ground, profiles[profile], cutoffSeconds(question));
        const name = localized(stationName(station), language);
        return { name, squareKilometres: ground / 1e6, factor };
      })
      .toSorted((a, b) => a.factor - b.factor);
  }, [data, plan, question, language]);
  return {
    rows,
    share,
    isRunning: isFetching,
    ask: () => {
      setAsked(true);
      void refetch();
    },
    stop: () => {
      setAsked(false);
      void client.cancelQueries({ queryKey: options.queryKey });
    },
  };
}
