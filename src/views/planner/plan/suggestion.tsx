// What was found for the best change: each part with what it adds, the proof, and the step
// that takes it into the scenario, which can be undone like any other.

import { useEffect, useState } from 'react';
import { placeNear } from '#core/planning/gaps.ts';
import { explain, outOfReach, type Plan, type Siting } from '#core/planning/siting.ts';
import { editsForHours, type HoursChoice } from '#core/planning/siting-bands.ts';
import type { Proof } from '#core/planning/siting-prove.ts';
import { stationName } from '#core/station.ts';
import { type LngLat, localized } from '#core/units.ts';
import { editPlan } from '#state/plan.ts';
import { setProposal } from '#state/proposal.ts';
import { useApp } from '#state/store.ts';
import { Button } from '#ui/button.tsx';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import type { Planner } from '#views/planner/question/use-planner.ts';
import { addStations } from './add-station.tsx';
import { ProofWords, Prove } from './proof.tsx';

export type Choice =
  /** `name` as its file has it; empty where there is none. */
  | { readonly kind: 'site'; readonly at: LngLat; readonly name: string }
  | ({ readonly kind: 'hours' } & HoursChoice);

/** A question with the suggestion that was made at once. */
export interface Asked {
  readonly siting: Siting;
  readonly start: Plan | null;
  readonly choiceOf: (option: number) => Choice;
}

interface Part {
  readonly choice: Choice;
  /** null: without it there was no finite value. */
  readonly gain: number | null;
}

export function Suggestion({
  planner,
  asked,
}: {
  readonly planner: Planner;
  readonly asked: Asked;
}) {
  const { best: words } = usePlannerTexts();
  const valueWords = useValueWords(planner, asked);
  const [proof, setProof] = useState<Proof | null>(null);
  const [isApplied, setApplied] = useState(false);
  const plan = proof?.plan ?? asked.start;
  const unreachable = outOfReach(asked.siting).length;
  const parts = plan
    ? explain(asked.siting, plan.chosen).map(({ option, gain }): Part => {
        return { choice: asked.choiceOf(option), gain };
      })
    : [];
  const choices = parts.map(({ choice }) => choice);
  useProposal(isApplied ? [] : choices);
  if (plan === null) return <p role="status">{words.none}</p>;
  return (
    <div className="stack">
      <p role="status" className="suggestion-value">
        <strong>{words.result}</strong> {valueWords(plan.value)}
      </p>
      {unreachable > 0 && asked.siting.objective !== 'hours' && (
        <p className="small warn">{words.impossible(unreachable)}</p>
      )}
      <PartList planner={planner} asked={asked} parts={parts} />
      <Prove siting={asked.siting} start={asked.start} onProof={setProof} />
      {proof && <ProofWords start={asked.start} proof={proof} valueWords={valueWords} />}
      {isApplied ? (
        <p role="status">{words.applied}</p>
      ) : (
        parts.length > 0 && (
          <Apply planner={planner} choices={choices} onApplied={() => setApplied(true)} />
        )
      )}
    </div>
  );
}

/** Shows the sites on the map as long as they are on screen. */
function useProposal(choices: readonly Choice[]) {
  const places = [
    ...new Set(choices.map((one) => (one.kind === 'site' ? one.at : one.station.at))),
  ];
  const key = places.map((at) => at.join()).join(';');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the places.
  useEffect(() => {
    setProposal(places);
    return () => setProposal([]);
  }, [key]);
}

function useValueWords(
  planner: Planner,
  { siting: { objective } }: Asked,
): (value: number) => string {
  const { best, view } = usePlannerTexts();
  const total = planner.plan.coverage.total || 1;
  const unit = view.question.units[planner.question.weight];
  return (value) => {
    switch (objective) {
      case 'cover':
      case 'backup':
        return best.value[objective](view.count(value), view.percent(value / total));
      case 'fewest':
        return best.value.fewest(view.count(value));
      case 'median':
        return best.value.median((value / total / 60).toFixed(2));
      case 'center':
        return best.value.center((value / 60).toFixed(1));
      case 'hours':
        return best.value.hours(view.count(value), view.percent(value / (168 * total)), unit);
    }
  };
}

interface PartListProps {
  readonly planner: Planner;
  readonly asked: Asked;
  readonly parts: readonly Part[];
}

function PartList({ planner, asked, parts }: PartListProps) {
  const { best, view } = usePlannerTexts();
  const language = useApp((state) => state.view.lang);
  const nameOf = (choice: Choice): string => {
    if (choice.kind === 'hours') {
      return best.longer(localized(stationName(choice.station), language), best.band(choice.band));
    }
    if (choice.name !== '') return choice.name;
    const near = placeNear(choice.at, planner.places);
    return near ? best.near(localized(near.place.name, language)) : best.unnamed;
  };
  const gainWords = (gain: number | null): string => {
    if (gain === null) return '';
    switch (asked.siting.objective) {
      case 'median':
        return best.gainMinutes((gain / (planner.plan.coverage.total || 1) / 60).toFixed(2));
      case 'center':
        return best.gainMinutes((gain / 60).toFixed(1));
      case 'hours':
        return best.gainHours(view.count(gain), view.question.units[planner.question.weight]);
      default:
        return best.gain(view.count(gain), view.question.units[planner.question.weight]);
    }
  };
  return (
    <ol className="site-list">
      {parts.map(({ choice, gain }, i) => (
        <li key={keyOf(choice)}>
          <span className="site-rank">+{i + 1}</span>
          <span>{nameOf(choice)}</span>
          <span className="small muted">{gainWords(gain)}</span>
        </li>
      ))}
    </ol>
  );
}

const keyOf = (choice: Choice): string =>
  choice.kind === 'site' ? choice.at.join() : `${choice.station.id} ${choice.band.text}`;

interface ApplyProps {
  readonly planner: Planner;
  readonly choices: readonly Choice[];
  readonly onApplied: () => void;
}

function Apply({ planner, choices, onApplied }: ApplyProps) {
  const { best: words, plan } = usePlannerTexts();
  const services = useApp((state) => state.view.services);
  const apply = () => {
    const longer = choices.filter((one) => one.kind === 'hours');
    const sites = choices.filter((one) => one.kind === 'site');
    if (longer.length > 0) editPlan(...editsForHours(longer, services));
    if (sites.length > 0) {
      addStations(planner, sites, plan.addedName);
    }
    onApplied();
  };
  return (
    <Button look="primary" onClick={apply}>
      {words.apply}
    </Button>
  );
}
