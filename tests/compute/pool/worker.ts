// What the workers of the pool's tests serve, on a thread of Node.

import { setTimeout as wait } from 'node:timers/promises';
import { parentPort, threadId } from 'node:worker_threads';
import { type Context, type Port, serve } from '#compute/rpc.ts';

let served = 0;

const table = {
  double: async ({ n, milliseconds }: { n: number; milliseconds: number }) => {
    served++;
    await wait(milliseconds);
    return { doubled: 2 * n, threadId, served };
  },
  refuse: async (n: number) => {
    await wait(5);
    if (n === 3) throw new RangeError(`${n} is refused`);
    return n;
  },
  /** Breaks the worker; once only, if there is a cell to count in. */
  breakDown: async (broken: Int32Array | null) => {
    if (broken === null || Atomics.add(broken, 0, 1) === 0) process.exit(1);
    return threadId;
  },
  patient: async (begun: Int32Array, { signal }: Context) => {
    Atomics.add(begun, 0, 1);
    while (!signal.aborted) await wait(5);
    Atomics.add(begun, 1, 1);
  },
};

export type TestTable = typeof table;

serve(parentPort as unknown as Port, table);
