// The best change: new sites, or longer hours of those there are. A suggestion at once, then
// its proof in a worker, with the bound and the gap as they close.

import sparkles from 'lucide/dist/esm/icons/sparkles.mjs';
import { useState } from 'react';
import type { LngLat } from '#core/units.ts';
import { useApp } from '#state/store.ts';
import { Button } from '#ui/button.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { Progress } from '#views/planner/progress.tsx';
import type { PanelProps } from '#views/planner/question/use-planner.ts';
import { useMonday } from '#views/planner/week/use-week.ts';
import { CandidateChoice } from './candidate-choice.tsx';
import { Suggestion } from './suggestion.tsx';
import { type CandidateSource, useCandidates } from './use-candidates.ts';
import {
  hoursQuestion,
  type SiteObjective,
  siteObjectives,
  sitingOf,
  sitingQuestion,
} from './use-siting.ts';
import { useSuggestion } from './use-suggestion.ts';

const counts = [1, 2, 3, 4, 5, 8, 10, 15];
/** Hours a week. */
const budgets = [5, 10, 15, 20, 40, 80, 120];
const objectives = [...siteObjectives, 'hours'] as const;

export function BestChange({ planner }: PanelProps) {
  const { best: words } = usePlannerTexts();
  const [objective, setObjective] = useState<SiteObjective | 'hours'>('cover');
  const [add, setAdd] = useState(1);
  const [budget, setBudget] = useState(15);
  const [source, setSource] = useState<CandidateSource>('demand');
  const load = useCandidates(planner, source);
  const { candidates } = load;
  const services = useApp((state) => state.view.services);
  const monday = useMonday(planner);
  const suggestion = useSuggestion();
  const { asked } = suggestion;
  const ask = () => {
    if (objective === 'hours') {
      const { input, choiceOf } = hoursQuestion(planner, { monday, services, budget });
      const nameOf = (option: number) => ({ kind: 'hours' as const, ...choiceOf(option) });
      suggestion.ask({ kind: 'hours', input }, nameOf);
    } else if (candidates) {
      const question = sitingQuestion(planner, candidates);
      const siting = sitingOf(question, planner, { objective, add });
      suggestion.ask({ kind: 'sites', siting }, (option) => {
        const at = question.places[option] as LngLat;
        return { kind: 'site', at, name: question.names[option] ?? '' };
      });
    }
  };
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
      {objective === 'hours' ? (
        <p className="small muted">{words.hoursCandidates}</p>
      ) : (
        <CandidateChoice planner={planner} source={source} onSource={setSource} load={load} />
      )}
      <Button
        look="primary"
        icon={sparkles}
        disabled={objective !== 'hours' && !candidates}
        onClick={ask}
      >
        {words.suggest}
      </Button>
      {suggestion.isRunning && (
        <Progress label={words.suggesting} stopLabel={words.stop} onStop={suggestion.stop} />
      )}
      {suggestion.isFailed && (
        <p role="status" className="warn">
          {words.notSuggested}
        </p>
      )}
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
