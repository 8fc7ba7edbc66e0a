// The pool on real threads.

import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makePool, type PoolWorker, poolSize } from '#compute/pool.ts';
import type { TestTable } from './pool/worker.ts';

/** A thread behind the face of a browser's worker. */
function startThread(): PoolWorker {
  const thread = new Worker(new URL('./pool/worker.ts', import.meta.url));
  return {
    postMessage: (message, transfer) => thread.postMessage(message, transfer as never),
    terminate: () => thread.terminate(),
    addEventListener: (type: 'message' | 'error', listener: (event: never) => void) => {
      if (type === 'message') thread.on('message', (data) => listener({ data } as never));
      else {
        thread.on('error', (error) => listener({ error } as never));
        thread.on('exit', () => listener({} as never));
      }
    },
  } as PoolWorker;
}

function open(size: number) {
  let started = 0;
  const pool = makePool<TestTable>(() => {
    started++;
    return startThread();
  }, size);
  onTestFinished(pool.close);
  return { ...pool, started: () => started };
}

const cells = (count: number) => new Int32Array(new SharedArrayBuffer(4 * count));
const until = async (condition: () => boolean) => {
  while (!condition()) await wait(5);
};

describe('a pool of workers', () => {
  it('answers in the order of the pieces, whatever takes longest', async () => {
    const pieces = Array.from({ length: 12 }, (_, n) => ({ n, milliseconds: (12 - n) * 4 }));
    const answers = await open(3).map('double', pieces);
    expect(answers.map(({ doubled }) => doubled)).toEqual(pieces.map(({ n }) => 2 * n));
  });

  it('shares the work among its workers, each with one piece at a time', async () => {
    const pool = open(3);
    const slow = { n: 1, milliseconds: 400 };
    const quick = Array.from({ length: 20 }, () => ({ n: 2, milliseconds: 1 }));
    const answers = await pool.map('double', [slow, ...quick]);
    const [first] = answers;
    expect(answers.filter(({ threadId }) => threadId === first?.threadId)).toEqual([first]);
    expect(new Set(answers.map(({ threadId }) => threadId)).size).toBeLessThanOrEqual(3);
  });

  it('starts no more workers than there is work, and keeps them', async () => {
    const pool = open(3);
    await pool.map('double', [{ n: 1, milliseconds: 1 }]);
    expect(pool.started()).toBe(1);
    await pool.map('double', [{ n: 1, milliseconds: 1 }]);
    expect(pool.started()).toBe(1);
    await pool.map(
      'double',
      Array.from({ length: 9 }, (_, n) => ({ n, milliseconds: 20 })),
    );
    expect(pool.started()).toBe(3);
  });

  it('tells how far it is', async () => {
    const shares: number[] = [];
    const pieces = Array.from({ length: 4 }, (_, n) => ({ n, milliseconds: 1 }));
    await open(2).map('double', pieces, { onProgress: (share) => shares.push(share) });
    expect(shares).toEqual([0.25, 0.5, 0.75, 1]);
  });

  it('answers no pieces at once', async () => {
    const pool = open(2);
    expect(await pool.map('double', [])).toEqual([]);
    expect(pool.started()).toBe(0);
  });

  it('fails with the first failure, and serves on', async () => {
    const pool = open(2);
    const failing = pool.map('refuse', [1, 2, 3, 4, 5]);
    await expect(failing).rejects.toMatchObject({ name: 'RangeError', message: '3 is refused' });
    expect(await pool.map('refuse', [7, 8])).toEqual([7, 8]);
  });

  it('stops all pieces when cancelled, also those that wait, and serves on', async () => {
    const pool = open(2);
    const counts = cells(2);
    const controller = new AbortController();
    const call = pool.map('patient', [counts, counts, counts, counts], controller);
    await until(() => counts[0] === 2);
    controller.abort(new Error('moved on'));
    await expect(call).rejects.toThrow('moved on');
    await until(() => counts[1] === 2);
    expect(await pool.map('refuse', [1])).toEqual([1]);
    expect(counts[0]).toBe(2);
  });

  it('replaces a worker that breaks, and gives its piece to another', async () => {
    const pool = open(1);
    const broken = cells(1);
    const [threadId] = await pool.map('breakDown', [broken]);
    expect(broken[0]).toBe(2);
    expect(threadId).toBeGreaterThan(0);
    expect(pool.started()).toBe(2);
  });

  it('says so when a piece breaks every worker it is given to, and serves on', async () => {
    const pool = open(2);
    await expect(pool.map('breakDown', [null])).rejects.toMatchObject({ code: 'no_worker' });
    expect(await pool.map('refuse', [1])).toEqual([1]);
  });

  it('rejects what is under way when it is closed, and begins anew', async () => {
    const pool = open(1);
    const counts = cells(2);
    const call = pool.map('patient', [counts, counts]);
    const rejected = expect(call).rejects.toThrow('the pool is closed');
    await until(() => counts[0] === 1);
    pool.close();
    await rejected;
    expect(await pool.map('refuse', [1])).toEqual([1]);
    expect(counts[0]).toBe(1);
    expect(pool.started()).toBe(2);
  });

  it('leaves a core to the page, and takes four at most', () => {
    expect([1, 2, 4, 16].map(poolSize)).toEqual([1, 1, 3, 4]);
  });
});
