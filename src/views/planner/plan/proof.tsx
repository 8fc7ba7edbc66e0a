// The proof of a suggestion: started by hand, running in a worker of its own, stopped at any
// time; the bound and the gap are shown as they close.

import badgeCheck from 'lucide/dist/esm/icons/badge-check.mjs';
import { useEffect, useRef, useState } from 'react';
import { solve } from '#compute/solve.ts';
import type { Plan, Siting } from '#core/planning/siting.ts';
import { gapOf, type Proof } from '#core/planning/siting-prove.ts';
import { Button } from '#ui/button.tsx';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';

const secondsLimit = 60;

interface ProveProps {
  readonly siting: Siting;
  readonly start: Plan | null;
  readonly onProof: (proof: Proof) => void;
}

export function Prove({ siting, start, onProof }: ProveProps) {
  const { best: words } = usePlannerTexts();
  const [state, setState] = useState<'idle' | 'running' | 'failed'>('idle');
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const run = async () => {
    const controller = new AbortController();
    stop.current = controller;
    setState('running');
    try {
      const request = { siting, start, secondsLimit };
      onProof(await solve(request, { signal: controller.signal, onProgress: onProof }));
      setState('idle');
    } catch {
      setState(controller.signal.aborted ? 'idle' : 'failed');
    }
  };
  if (state === 'running') {
    return (
      <div className="button-row">
        <p>
          <span role="status">{words.proving}</span> <Seconds />
        </p>
        <Button onClick={() => stop.current?.abort()}>{words.stop}</Button>
      </div>
    );
  }
  return (
    <>
      <Button icon={badgeCheck} onClick={() => void run()}>
        {words.prove}
      </Button>
      {state === 'failed' && (
        <p role="status" className="warn">
          {words.failed}
        </p>
      )}
    </>
  );
}

/** Outside the live region: nobody wants every second read out. */
function Seconds() {
  const { best: words } = usePlannerTexts();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return <span>{words.seconds(seconds)}</span>;
}

interface ProofWordsProps {
  readonly start: Plan | null;
  readonly proof: Proof;
  readonly valueWords: (value: number) => string;
}

export function ProofWords({ start, proof, valueWords }: ProofWordsProps) {
  const { best: words, view } = usePlannerTexts();
  const gap = gapOf(proof);
  const isBetter = proof.plan !== null && start !== null && proof.plan.value !== start.value;
  return (
    <p role="status" className="proof" data-state={proof.state}>
      {[
        proof.bound === null ? '' : words.bound(valueWords(proof.bound)),
        gap === null ? '' : words.gap(view.percent(gap)),
        isBetter ? words.better : '',
        proof.state === 'proven' ? words.proven : '',
      ]
        .filter(Boolean)
        .join(' · ')}
    </p>
  );
}
