// The headline with its definition one tap away, the same counted in other ways, the figures
// of the scenario beside those it is compared with, the curve of times, and what the colours
// of the map mean.

import { useMemo } from 'react';
import { timeCurve } from '#core/planning/access.ts';
import { usePlan } from '#state/plan.ts';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import { ChartFigure } from './charts/chart-figure.tsx';
import { TimeChart } from './charts/time-chart.tsx';
import { CoverageWays } from './coverage-ways.tsx';
import { ExchangeBar } from './exchange-bar.tsx';
import { AccessCard, MomentCard } from './figure-cards.tsx';
import { Legend } from './legend.tsx';
import { useBasis } from './question-header.tsx';
import { sharesOf, useSideNames } from './use-figures.ts';
import { useLimitWords } from './use-limit-words.ts';
import type { PanelProps, Planner, Side } from './use-planner.ts';
import { tableCutoffMinutes } from './use-tables.ts';

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
    </div>
  );
}

function Headline({ planner }: { readonly planner: Planner }) {
  const texts = useTexts();
  const { view } = usePlannerTexts();
  const basis = useBasis(planner);
  const { question, base, plan, isChanged } = planner;
  const [least, most] = sharesOf(plan);
  const [before] = sharesOf(base);
  const band = plan.coverage.bands.at(-1);
  const { threshold } = useLimitWords(question.limits);
  const names = useSideNames(planner);
  const isDragging = usePlan((state) => state.isDragging);
  return (
    <section className="card headline" aria-live={isDragging ? 'off' : 'polite'}>
      <h2>{view.headline.name(threshold, texts.profile[question.profile])}</h2>
      <p className="headline-figure">{view.range(view.percent(least), view.percent(most))}</p>
      <p>
        {view.headline.covered(
          view.count(band?.least ?? 0),
          view.count(plan.coverage.total),
          view.question.units[question.weight],
        )}
        {isChanged && (
          <span className="headline-change">
            {' '}
            {view.headline.base(names.base, view.percent(before))} ·{' '}
            {view.points((least - before) * 100)}
          </span>
        )}
      </p>
      {least !== most && <p className="small muted">{view.doubt}</p>}
      <p className="small muted">{basis}</p>
      <details>
        <summary>{view.headline.definition}</summary>
        <p className="small">{view.headline.definitionText}</p>
      </details>
    </section>
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
