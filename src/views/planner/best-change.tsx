// The best change: a suggestion at once, then its proof in a worker, with the bound and the
// gap as they close. Whatever is found goes into the scenario as a step like any other.

import badgeCheck from 'lucide/dist/esm/icons/badge-check.mjs';
import sparkles from 'lucide/dist/esm/icons/sparkles.mjs';
import { useEffect, useRef, useState } from 'react';
import { solve } from '#compute/solve.ts';
import { placeNear } from '#core/planning/gaps.ts';
import { explain, outOfReach, type Plan, type Siting } from '#core/planning/siting.ts';
import { gapOf, type Proof } from '#core/planning/siting-prove.ts';
import { suggest } from '#core/planning/siting-suggest.ts';
import { type LngLat, localized } from '#core/units.ts';
import { setProposal } from '#state/proposal.ts';
import { useApp } from '#state/store.ts';
import { Button } from '#ui/button.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { addStations } from './add-station.tsx';
import type { PanelProps, Planner } from './use-planner.ts';
import {
  type SiteObjective,
  type SitingQuestion,
  siteObjectives,
  sitingOf,
  useSitingQuestion,
} from './use-siting.ts';

const secondsLimit = 60;
const counts = [1, 2, 3, 4, 5, 8, 10, 15];

interface Asked {
  readonly objective: SiteObjective;
  readonly siting: Siting;
  readonly question: SitingQuestion;
  readonly plan: Plan | null;
}

export function BestChange({ planner }: PanelProps) {
  const { best: words } = usePlannerTexts();
  const [objective, setObjective] = useState<SiteObjective>('cover');
  const [add, setAdd] = useState(1);
  const [asked, setAsked] = useState<Asked | null>(null);
  const { question, error } = useSitingQuestion(planner);
  const ask = () => {
    if (!question) return;
    const siting = sitingOf(question, planner, { objective, add });
    setAsked({ objective, siting, question, plan: suggest(siting) });
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
            setObjective(siteObjectives.find((one) => one === target.value) ?? objective)
          }
        >
          {siteObjectives.map((value) => (
            <option key={value} value={value}>
              {words.objectives[value]}
            </option>
          ))}
        </select>
      </label>
      {objective !== 'fewest' && (
        <Segmented
          legend={words.add}
          options={counts.map((value) => ({ value: String(value), label: String(value) }))}
          value={String(add)}
          onChange={(value) => setAdd(Number(value))}
        />
      )}
      <p className="small muted">
        {question
          ? words.candidates(question.places.length - question.standing)
          : (error?.message ?? words.searching)}
      </p>
      <Button look="primary" icon={sparkles} disabled={!question} onClick={ask}>
        {words.suggest}
      </Button>
      {asked && <Suggestion key={`${asked.objective} ${add}`} planner={planner} asked={asked} />}
      <p className="small muted">{words.method}</p>
    </section>
  );
}

function Suggestion({ planner, asked }: { readonly planner: Planner; readonly asked: Asked }) {
  const { best: words } = usePlannerTexts();
  const [proof, setProof] = useState<Proof | null>(null);
  const plan = proof?.plan ?? asked.plan;
  const unreachable = outOfReach(asked.siting).length;
  const sites = plan ? sitesOf(asked, plan) : [];
  const [isApplied, setApplied] = useState(false);
  useProposal(isApplied ? [] : sites.map(({ at }) => at));
  if (plan === null) return <p>{words.none}</p>;
  return (
    <div className="stack">
      <p role="status" className="suggestion-value">
        <strong>{words.result}</strong> <Value planner={planner} asked={asked} value={plan.value} />
      </p>
      {unreachable > 0 && <p className="small warn">{words.impossible(unreachable)}</p>}
      <SiteList planner={planner} asked={asked} sites={sites} />
      <Prove asked={asked} onProof={setProof} />
      {proof && <ProofWords planner={planner} asked={asked} proof={proof} />}
      {isApplied ? (
        <p role="status">{words.applied}</p>
      ) : (
        <Apply planner={planner} sites={sites} onApplied={() => setApplied(true)} />
      )}
    </div>
  );
}

interface Site {
  readonly at: LngLat;
  /** null: without it there was no finite value. */
  readonly gain: number | null;
}

const sitesOf = ({ siting, question }: Asked, { chosen }: Plan): Site[] =>
  explain(siting, chosen).map(({ option, gain }) => ({
    at: question.places[option] as LngLat,
    gain,
  }));

/** Shows the sites on the map as long as they are on screen. */
function useProposal(places: readonly LngLat[]) {
  const key = places.map((at) => at.join()).join(';');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the places.
  useEffect(() => {
    setProposal(places);
    return () => setProposal([]);
  }, [key]);
}

interface ValueProps {
  readonly planner: Planner;
  readonly asked: Asked;
  readonly value: number;
}

function Value({ planner, asked: { objective }, value }: ValueProps) {
  const { best, view } = usePlannerTexts();
  const total = planner.plan.coverage.total || 1;
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
  }
}

function SiteList({
  planner,
  asked,
  sites,
}: {
  planner: Planner;
  asked: Asked;
  sites: readonly Site[];
}) {
  const { best, view } = usePlannerTexts();
  const language = useApp((state) => state.view.lang);
  const nameOf = (at: LngLat) => {
    const near = placeNear(at, planner.places);
    return near ? best.near(localized(near.place.name, language)) : best.unnamed;
  };
  const gainWords = (gain: number | null) => {
    if (gain === null) return '';
    const isTime = asked.objective === 'median' || asked.objective === 'center';
    return best.gain(isTime ? (gain / 60).toFixed(0) : view.count(gain));
  };
  return (
    <ol className="site-list">
      {sites.map(({ at, gain }, i) => (
        <li key={at.join()}>
          <span className="site-rank">+{i + 1}</span>
          <span>{nameOf(at)}</span>
          <span className="small muted">{gainWords(gain)}</span>
        </li>
      ))}
    </ol>
  );
}

interface ProveProps {
  readonly asked: Asked;
  readonly onProof: (proof: Proof) => void;
}

function Prove({ asked, onProof }: ProveProps) {
  const { best: words } = usePlannerTexts();
  const [state, setState] = useState<'idle' | 'running' | 'failed'>('idle');
  const [seconds, setSeconds] = useState(0);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  useEffect(() => {
    if (state !== 'running') return;
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, [state]);
  const start = async () => {
    const controller = new AbortController();
    stop.current = controller;
    setState('running');
    setSeconds(0);
    try {
      const request = { siting: asked.siting, start: asked.plan, secondsLimit };
      onProof(await solve(request, { signal: controller.signal, onProgress: onProof }));
      setState('idle');
    } catch {
      setState(controller.signal.aborted ? 'idle' : 'failed');
    }
  };
  if (state === 'running') {
    return (
      <div className="button-row">
        <p role="status">
          {words.proving} {words.seconds(seconds)}
        </p>
        <Button onClick={() => stop.current?.abort()}>{words.stop}</Button>
      </div>
    );
  }
  return (
    <>
      <Button icon={badgeCheck} onClick={() => void start()}>
        {words.prove}
      </Button>
      {state === 'failed' && <p className="warn">{words.failed}</p>}
    </>
  );
}

function ProofWords({ planner, asked, proof }: { planner: Planner; asked: Asked; proof: Proof }) {
  const { best: words, view } = usePlannerTexts();
  const gap = gapOf(proof);
  const isBetter =
    proof.plan !== null && asked.plan !== null && proof.plan.value !== asked.plan.value;
  return (
    <p role="status" className="proof" data-state={proof.state}>
      {proof.bound !== null && (
        <>
          {words.bound('')}
          <Value planner={planner} asked={asked} value={proof.bound} />
          {' · '}
        </>
      )}
      {gap !== null && words.gap(view.percent(gap))}
      {isBetter && ` · ${words.better}`}
      {proof.state === 'proven' && <strong> · {words.proven}</strong>}
    </p>
  );
}

interface ApplyProps {
  readonly planner: Planner;
  readonly sites: readonly Site[];
  readonly onApplied: () => void;
}

function Apply({ planner, sites, onApplied }: ApplyProps) {
  const { best: words, plan } = usePlannerTexts();
  return (
    <Button
      look="primary"
      onClick={() => {
        addStations(
          planner,
          sites.map(({ at }) => at),
          plan.addedName,
        );
        onApplied();
      }}
    >
      {words.apply}
    </Button>
  );
}
