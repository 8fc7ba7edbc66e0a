// A page with nothing on it but a proof that can be asked for.

import '#app/trusted-types.ts';
import { solve } from '#compute/solve.ts';
import { coverSiting } from '#core/planning/siting.ts';
import type { Proof } from '#core/planning/siting-prove.ts';
import { suggest } from '#core/planning/siting-suggest.ts';
import { seeded } from '#tests/fixtures/streets.ts';

declare global {
  interface Window {
    /** Proves the best choice among sets without any geometry to them. */
    readonly proveCover: (sets: number, end?: 'abort') => Promise<Proof | string>;
    readonly progress: Proof[];
  }
}

function questionOf(sets: number) {
  const random = seeded(1);
  const points = 10 * sets;
  const lists = Array.from({ length: sets }, () =>
    Array.from({ length: points }, (_, i) => i).filter(() => random() < 0.08),
  );
  const ends = lists.map((_, j) => lists.slice(0, j + 1).flat().length);
  const costs = {
    starts: Int32Array.from([0, ...ends]),
    points: Int32Array.from(lists.flat()),
    costs: new Float64Array(ends.at(-1) ?? 0),
  };
  return coverSiting({ weights: new Float64Array(points).fill(1), costs, fixed: [] }, 0, 8);
}

const progress: Proof[] = [];
const proveCover: Window['proveCover'] = async (sets, end) => {
  const siting = questionOf(sets);
  const stop = new AbortController();
  const onProgress = (proof: Proof) => {
    progress.push(proof);
    if (end === 'abort' && proof.bound !== null) stop.abort(new Error('no longer wanted'));
  };
  const request = { siting, start: suggest(siting), secondsLimit: 60 };
  return solve(request, { signal: stop.signal, onProgress }).catch((error) => error.message);
};
Object.assign(window, { progress, proveCover });
