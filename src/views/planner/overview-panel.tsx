// The headline with its definition one tap away, the figures of today beside those of the
// scenario, the curve of times, and what the colours of the map mean.

import { useMemo } from 'react';
import { timeCurve } from '#core/planning/access.ts';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import { ChartFigure } from './charts/chart-figure.tsx';
import { TimeChart } from './charts/time-chart.tsx';
import { ExchangeBar } from './exchange-bar.tsx';
import { Legend } from './legend.tsx';
import { useBasis } from './question-header.tsx';
import { sharesOf, useFigures } from './use-figures.ts';
import type { PanelProps, Planner, Side } from './use-planner.ts';
import { tableCutoffMinutes } from './use-tables.ts';

export function OverviewPanel({ planner }: PanelProps) {
  return (
    <div className="stack-large">
      <Headline planner={planner} />
      <ExchangeBar planner={planner} />
      <Figures planner={planner} />
      <Legend planner={planner} />
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
  const minutes = question.cutoffs.at(-1) as number;
  return (
    <section className="card headline" aria-live="polite">
      <h2>{view.headline.name(minutes, texts.profile[question.profile])}</h2>
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
            {view.headline.base(view.percent(before))} ·{' '}
            {view.headline.change(signed((least - before) * 100))}
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

const signed = (value: number): string => `${value > 0 ? '+' : ''}${value.toFixed(1)}`;

function Figures({ planner }: { readonly planner: Planner }) {
  const { figures } = usePlannerTexts().view;
  const rows = useFigures(planner);
  const { isChanged } = planner;
  return (
    <section className="card">
      <h3 className="section-title">{figures.heading}</h3>
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">{figures.figure}</th>
            <th scope="col">{figures.now}</th>
            {isChanged && <th scope="col">{figures.plan}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, before, after }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{before}</td>
              {isChanged && <td data-changed={before !== after}>{after}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Curve({ planner }: { readonly planner: Planner }) {
  const { view } = usePlannerTexts();
  const basis = useBasis(planner);
  const { curve, figures } = view;
  const { base, plan, weights, isChanged, question } = planner;
  const curves = useMemo(() => {
    const shown = Math.min(tableCutoffMinutes, 30);
    const of = (side: Side) => timeCurve(side.coverage.certain.first, weights, shown);
    const planned = { name: isChanged ? figures.plan : figures.now, shares: of(plan) };
    return isChanged ? [planned, { name: figures.now, shares: of(base) }] : [planned];
  }, [base, plan, weights, isChanged, figures]);
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
