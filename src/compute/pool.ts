// A pool of workers for work that comes in many independent pieces. Each worker gets one
// piece at a time, whoever is free takes the next, and the answers come back in the order
// of the pieces. A worker that breaks is replaced and its piece given to another once.

import {
  type CallOptions,
  connect,
  type Port,
  type Remote,
  RemoteError,
  type Table,
} from './rpc.ts';

export interface PoolWorker extends Port {
  terminate(): unknown;
}

export interface Pool<T extends Table> {
  /**
   * Calls one function of the table for each argument. Progress is the share of the pieces
   * done. The first failure is that of the whole; what is then left of it is not begun.
   */
  readonly map: <K extends keyof T>(
    name: K,
    pieces: readonly Parameters<T[K]>[0][],
    options?: CallOptions,
  ) => Promise<Awaited<ReturnType<T[K]>>[]>;
  /** Ends the workers and rejects what they were at; the next call starts new ones. */
  readonly close: () => void;
}

/** One core stays for the page; beyond four, memory for another graph outweighs the gain. */
export const poolSize = (cores: number) => Math.max(1, Math.min(4, cores - 1));

interface Slot<T extends Table> {
  readonly worker: PoolWorker;
  readonly remote: Remote<T>;
  isFree: boolean;
}

/** What one call of `map` asked for, while it is under way. */
interface Job<T extends Table> {
  readonly call: (remote: Remote<T>, index: number) => Promise<unknown>;
  readonly finish: (index: number, answer: unknown) => void;
  readonly fail: (reason: unknown) => void;
}

interface Piece<T extends Table> {
  readonly job: Job<T>;
  readonly index: number;
  /** Workers that broke over it. */
  readonly broken: number;
}

/** Workers are started when there is work for them, `size` at most. */
export function makePool<T extends Table>(start: () => PoolWorker, size: number): Pool<T> {
  const slots = new Set<Slot<T>>();
  const jobs = new Set<Job<T>>();
  const waiting: Piece<T>[] = [];

  const drop = (slot: Slot<T>) => {
    if (slots.delete(slot)) slot.worker.terminate();
  };

  const open = (): Slot<T> => {
    const worker = start();
    const slot = { worker, remote: connect<T>(worker), isFree: true };
    // A broken one is given no further piece; `connect` has rejected the one it was at.
    worker.addEventListener('error', () => drop(slot));
    slots.add(slot);
    return slot;
  };

  const run = async ({ job, index, broken }: Piece<T>, slot: Slot<T>) => {
    slot.isFree = false;
    try {
      const answer = await job.call(slot.remote, index);
      slot.isFree = true;
      job.finish(index, answer);
    } catch (error) {
      slot.isFree = true;
      const isBroken = error instanceof RemoteError && error.code === 'no_worker';
      if (isBroken && broken === 0 && jobs.has(job)) waiting.unshift({ job, index, broken: 1 });
      else job.fail(error);
    }
    next();
  };

  const next = () => {
    while (waiting.length > 0) {
      const free = [...slots].find(({ isFree }) => isFree) ?? (slots.size < size ? open() : null);
      if (free === null) return;
      void run(waiting.shift() as Piece<T>, free);
    }
  };

  const map: Pool<T>['map'] = (name, pieces, { signal, onProgress } = {}) => {
    const stop = new AbortController();
    const answers: Awaited<ReturnType<T[typeof name]>>[] = new Array(pieces.length);
    let left = pieces.length;
    return new Promise<typeof answers>((resolve, reject) => {
      signal?.throwIfAborted();
      if (left === 0) return resolve(answers);
      const job: Job<T> = {
        call: (remote, index) => remote[name](pieces[index], { signal: stop.signal }),
        finish: (index, answer) => {
          answers[index] = answer as (typeof answers)[number];
          left--;
          onProgress?.(1 - left / pieces.length);
          if (left > 0) return;
          jobs.delete(job);
          resolve(answers);
        },
        fail: (reason) => {
          reject(reason);
          jobs.delete(job);
          stop.abort(reason);
        },
      };
      signal?.addEventListener('abort', () => job.fail(signal.reason), { signal: stop.signal });
      jobs.add(job);
      waiting.push(...pieces.map((_, index) => ({ job, index, broken: 0 })));
      next();
    }).finally(() => stop.abort());
  };

  const close = () => {
    for (const job of jobs) job.fail(new DOMException('the pool is closed', 'AbortError'));
    for (const slot of slots) drop(slot);
  };

  return { map, close };
}
