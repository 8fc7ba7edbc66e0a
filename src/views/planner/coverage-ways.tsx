// The same coverage by residents, by orders, by length of streets and by area, side by side:
// one number alone hides what it counts. Streets and ground come from the workers.

import { useMemo } from 'react';
import type { DemandWeight } from '#core/demand.ts';
import { totalWeight, weightWithin } from '#core/planning/coverage.ts';
import { usePlan } from '#state/plan.ts';
import { Button } from '#ui/button.tsx';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { FigureTable } from './figure-table.tsx';
import { cutoffSeconds } from './scene.ts';
import { type Figure, figureOf, measures } from './use-figures.ts';
import { useGround } from './use-ground.ts';
import type { PanelProps, Planner, Side } from './use-planner.ts';

export function CoverageWays({ planner }: PanelProps) {
  const texts = usePlannerTexts();
  const { ways, definitions, percent, range } = texts.view;
  const { share } = measures(texts);
  const ground = useGround(planner);
  const isDragging = usePlan((state) => state.isDragging);
  const byPoints = useByPoints(planner);
  const measured = (key: 'streets' | 'ground'): Figure => {
    const [before, after] = [ground.base?.[key], ground.plan?.[key]];
    const told = { name: ways[key], definition: definitions[key], measure: share };
    const words = (side: typeof before) =>
      side ? range(percent(side.least), percent(side.most)) : ground.isRunning ? '…' : '—';
    return {
      ...figureOf(told, [before?.least ?? null, after?.least ?? null]),
      before: words(before),
      after: isDragging && planner.isChanged ? '…' : words(after),
    };
  };
  const isStopped = !ground.isRunning && ground.plan === null;
  return (
    <section className="card">
      <h3 className="section-title">{ways.heading}</h3>
      <FigureTable
        planner={planner}
        caption={ways.heading}
        rows={[...byPoints, measured('streets'), measured('ground')]}
      />
      {ground.isRunning && ground.plan === null && (
        <p className="button-row">
          <span role="status">{ways.running}</span>
          <Button onClick={ground.stop}>{ways.stop}</Button>
        </p>
      )}
      {isStopped && <Button onClick={ground.resume}>{ways.resume}</Button>}
      {isDragging && <p className="small muted">{ways.waiting}</p>}
    </section>
  );
}

function useByPoints(planner: Planner): readonly Figure[] {
  const texts = usePlannerTexts();
  const { base, plan, demand, weightsAtHand, question } = planner;
  const cutoff = cutoffSeconds(question);
  const columns = useMemo(
    () =>
      weightsAtHand.map((name): [DemandWeight, Float64Array] => [
        name,
        Float64Array.from(demand, (point) => point[name] ?? 0),
      ]),
    [demand, weightsAtHand],
  );
  const { share } = measures(texts);
  const { definitions, percent, range, question: words } = texts.view;
  return columns.map(([name, weights]) => {
    const total = totalWeight(weights) || 1;
    const within = ({ coverage }: Side) =>
      [coverage.certain, coverage.possible].map(
        ({ first }) => (weightWithin(first, weights, [cutoff])[0] ?? 0) / total,
      ) as [number, number];
    const [before, after] = [within(base), within(plan)];
    const told = { name: words.weights[name], definition: definitions[name], measure: share };
    return {
      ...figureOf(told, [before[0], after[0]]),
      before: range(percent(before[0]), percent(before[1])),
      after: range(percent(after[0]), percent(after[1])),
    };
  });
}
