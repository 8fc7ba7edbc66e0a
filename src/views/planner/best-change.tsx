// The best change: new sites, or longer hours of those there are. A suggestion at once, then
// its proof in a worker, with the bound and the gap as they close.

import sparkles from 'lucide/dist/esm/icons/sparkles.mjs';
import { useState } from 'react';
import { suggest } from '#core/planning/siting-suggest.ts';
import type { LngLat } from '#core/units.ts';
import { useApp } from '#state/store.ts';
import { Button } from '#ui/button.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { type Asked, Suggestion } from './suggestion.tsx';
import type { PanelProps } from './use-planner.ts';
import {
  hoursQuestion,
  type SiteObjective,
  siteObjectives,
  sitingOf,
  sitingQuestion,
  useCandidates,
} from './use-siting.ts';
import { useMonday } from './use-week.ts';

const counts = [1, 2, 3, 4, 5, 8, 10, 15];
/** Hours a week. */
const budgets = [5, 10, 15, 20, 40, 80, 120];
const objectives = [...siteObjectives, 'hours'] as const;

export function BestChange({ planner }: PanelProps) {
  const { best: words } = usePlannerTexts();
  const [objective, setObjective] = useState<SiteObjective | 'hours'>('cover');
  const [add, setAdd] = useState(1);
  const [budget, setBudget] = useState(15);
  const [asked, setAsked] = useState<(Asked & { readonly nth: number }) | null>(null);
  const { candidates, error } = useCandidates(planner);
  const services = useApp((state) => state.view.services);
  const monday = useMonday(planner);
  const ask = () => {
    const next = objective === 'hours' ? askForHours() : askForSites(objective);
    if (next) setAsked({ ...next, nth: (asked?.nth ?? 0) + 1 });
  };
  const askForHours = (): Asked => {
    const { siting, choiceOf } = hoursQuestion(planner, { monday, services, budget });
    const nameOf = (option: number) => ({ kind: 'hours' as const, ...choiceOf(option) });
    return { siting, start: suggest(siting), choiceOf: nameOf };
  };
  const askForSites = (wanted: SiteObjective): Asked | null => {
    if (!candidates) return null;
    const question = sitingQuestion(planner, candidates);
    const siting = sitingOf(question, planner, { objective: wanted, add });
    const siteOf = (option: number) => {
      return { kind: 'site' as const, at: question.places[option] as LngLat };
    };
    return { siting, start: suggest(siting), choiceOf: siteOf };
  };
  const among = candidates
    ? words.candidates(candidates.places.length)
    : (error?.message ?? words.searching);
  return (
    <section className="card stack">
      <h3 className="section-title">{words.title}</h3>
      <label className="field">
        <span className="field-label">{words.objective}</span>
        <select
          className="text-field"
          value={objective}
          onChange={({ target }) =>
            setObjective(objectives.find((one) => one === target.value) ?? objective)
          }
        >
          {objectives.map((value) => (
            <option key={value} value={value}>
              {words.objectives[value]}
            </option>
          ))}
        </select>
      </label>
      {objective === 'hours' ? (
        <Numbers legend={words.hoursBudget} list={budgets} value={budget} onValue={setBudget} />
      ) : (
        objective !== 'fewest' && (
          <Numbers legend={words.add} list={counts} value={add} onValue={setAdd} />
        )
      )}
      <p className="small muted">{objective === 'hours' ? words.hoursCandidates : among}</p>
      <Button
        look="primary"
        icon={sparkles}
        disabled={objective !== 'hours' && !candidates}
        onClick={ask}
      >
        {words.suggest}
      </Button>
      {asked && <Suggestion key={asked.nth} planner={planner} asked={asked} />}
      <p className="small muted">{words.method}</p>
    </section>
  );
}

interface NumbersProps {
  readonly legend: string;
  readonly list: readonly number[];
  readonly value: number;
  readonly onValue: (value: number) => void;
}

const Numbers = ({ legend, list, value, onValue }: NumbersProps) => (
  <Segmented
    legend={legend}
    options={list.map((one) => ({ value: String(one), label: String(one) }))}
    value={String(value)}
    onChange={(next) => onValue(Number(next))}
  />
);
