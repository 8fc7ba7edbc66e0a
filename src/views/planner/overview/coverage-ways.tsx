// The same coverage by residents, by orders, by length of streets and by area, side by side:
// one number alone hides what it counts. Streets and ground come from the workers.

import { useMemo } from 'react';
import type { PointWeight } from '#core/demand.ts';
import { totalWeight, weightWithin } from '#core/planning/coverage.ts';
import { usePlan } from '#state/plan.ts';
import { Button } from '#ui/button.tsx';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { cutoffSeconds } from '#views/planner/map/scene.ts';
import { Progress } from '#views/planner/progress.tsx';
import type { Asked, PanelProps, Planner, Side } from '#views/planner/question/use-planner.ts';
import { FigureTable } from './figure-table.tsx';
import { type Figure, figureOf, measures } from './use-figures.ts';
import { type Ground, useGround } from './use-ground.ts';

export function CoverageWays({ planner }: PanelProps) {
  const byPoints = useByPoints(planner);
  return <WaysCard asked={planner} ground={useGround(planner)} byPoints={byPoints} />;
}

interface WaysCardProps {
  readonly asked: Asked;
  readonly ground: Ground;
  /** Of the demand, where there is one. */
  readonly byPoints: readonly Figure[];
}

export function WaysCard({ asked, ground, byPoints }: WaysCardProps) {
  const texts = usePlannerTexts();
  const { ways, definitions, percent, range } = texts.view;
  const { share } = measures(texts);
  const isDragging = usePlan((state) => state.isDragging);
  // An area that says not how far it reaches has no whole to take a share of.
  const hasGround = (asked.area.manifest.serviceArea ?? null) !== null;
  const measured = (key: 'streets' | 'ground'): Figure => {
    const [before, after] = [ground.base?.[key], ground.plan?.[key]];
    const told = { name: ways[key], definition: definitions[key], measure: share };
    const words = (side: typeof before) =>
      side ? range(percent(side.least), percent(side.most)) : ground.isRunning ? '…' : '—';
    return {
      ...figureOf(told, [before?.least ?? null, after?.least ?? null]),
      before: words(before),
      after: isDragging && asked.isChanged ? '…' : words(after),
    };
  };
  return (
    <section className="card">
      <h3 className="section-title">{ways.heading}</h3>
      <FigureTable
        planner={asked}
        caption={ways.heading}
        rows={[...byPoints, measured('streets'), ...(hasGround ? [measured('ground')] : [])]}
      />
      <GroundProgress ground={ground} />
      {isDragging && <p className="small muted">{ways.waiting}</p>}
    </section>
  );
}

function GroundProgress({
  ground: { isRunning, plan, stop, resume },
}: {
  readonly ground: Ground;
}) {
  const { ways } = usePlannerTexts().view;
  if (plan !== null) return null;
  if (isRunning) return <Progress label={ways.running} stopLabel={ways.stop} onStop={stop} />;
  return <Button onClick={resume}>{ways.resume}</Button>;
}

function useByPoints(planner: Planner): readonly Figure[] {
  const texts = usePlannerTexts();
  const { base, plan, demand, weightsAtHand, question } = planner;
  const cutoff = cutoffSeconds(question);
  const columns = useMemo(
    () =>
      weightsAtHand.map((name): [PointWeight, Float64Array] => [
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
