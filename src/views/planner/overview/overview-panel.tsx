// The headline with its definition one tap away, the same counted in other ways, the figures
// of the scenario beside those it is compared with, the curve of times, and what the colours
// of the map mean.

import { useMemo } from 'react';
import { timeCurve } from '#core/planning/access.ts';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { ChartFigure } from '#views/planner/charts/chart-figure.tsx';
import { TimeChart } from '#views/planner/charts/time-chart.tsx';
import { ExchangeBar } from '#views/planner/exchange/exchange-bar.tsx';
import { Legend } from '#views/planner/map/legend.tsx';
import { useBasis } from '#views/planner/question/question-header.tsx';
import type { PanelProps, Planner, Side } from '#views/planner/question/use-planner.ts';
import { tableCutoffMinutes } from '#views/planner/question/use-tables.ts';
import { CoverageWays } from './coverage-ways.tsx';
import { AccessCard, MomentCard } from './figure-cards.tsx';
import { FigureIndex } from './figure-index.tsx';
import { Headline } from './headline.tsx';
import { ReachPanel } from './reach-panel.tsx';
import { useSideNames } from './use-figures.ts';

export function OverviewPanel({ planner }: PanelProps) {
  return (
    <div className="stack-large">
      <Headline planner={planner} />
      <ExchangeBar planner={planner} />
      <CoverageWays planner={planner} />
      <MomentCard planner={planner} />
      <Legend planner={planner} />
      <AccessCard planner={planner} />
      <Curve planner={planner} />
      <ReachPanel planner={planner} />
      <FigureIndex />
    </div>
  );
}

function Curve({ planner }: { readonly planner: Planner }) {
  const { view } = usePlannerTexts();
  const basis = useBasis(planner);
  const { curve } = view;
  const names = useSideNames(planner);
  const { base, plan, weights, isChanged, question } = planner;
  const curves = useMemo(() => {
    const shown = Math.min(tableCutoffMinutes, 30);
    const of = (side: Side) => timeCurve(side.coverage.certain.first, weights, shown);
    const planned = { name: names.plan, shares: of(plan) };
    return isChanged ? [planned, { name: names.base, shares: of(base) }] : [planned];
  }, [base, plan, weights, isChanged, names.plan, names.base]);
  const table = {
    head: [curve.minutes, ...curves.map(({ name }) => name)],
    rows: [0, 5, 10, 15, 20, 25, 30].map((minute) => [
      minute,
      ...curves.map(({ shares: list }) => view.percent(list[minute] ?? 0)),
    ]),
  };
  return (
    <ChartFigure title={curve.title} basis={basis} table={table}>
      <TimeChart
        label={curve.label}
        minutesLabel={curve.minutes}
        curves={curves}
        cutoffs={question.cutoffs}
      />
    </ChartFigure>
  );
}
