import { describe, expect, it, onTestFinished } from 'vitest';
import { type Context, connect, type Port, serve } from '#compute/rpc.ts';

class TownError extends Error {
  override readonly name = 'TownError';
  readonly code = 'no_town';
}

const table = {
  double: (n: number) => 2 * n,
  bytes: (length: number) => ({ data: new Uint8Array(length).fill(7) }),
  fail: (_: null) => {
    throw new TownError('there is none');
  },
  slow: async (milliseconds: number, { report, signal }: Context) => {
    report(0.5);
    await new Promise((done) => setTimeout(done, milliseconds));
    return signal.aborted ? 'cancelled' : 'done';
  },
};

function pair() {
  const { port1, port2 } = new MessageChannel();
  port1.start();
  port2.start();
  onTestFinished(() => {
    port1.close();
    port2.close();
  });
  serve(port2 as unknown as Port, table);
  return connect<typeof table>(port1 as unknown as Port);
}

describe('calls to a worker', () => {
  it('come back with their result, in any number at once', async () => {
    const remote = pair();
    const numbers = Array.from({ length: 50 }, (_, i) => i);
    const doubled = await Promise.all(numbers.map((n) => remote.double(n)));
    expect(doubled).toEqual(numbers.map((n) => 2 * n));
  });

  it('bring typed arrays', async () => {
    expect((await pair().bytes(3)).data).toEqual(new Uint8Array([7, 7, 7]));
  });

  it('keep the name, the code and the message of an error', async () => {
    await expect(pair().fail(null)).rejects.toMatchObject({
      name: 'TownError',
      code: 'no_town',
      message: 'there is none',
    });
  });

  it('fail clearly for a function that is not in the table', async () => {
    const remote = pair() as unknown as Record<string, ((x: null) => Promise<unknown>) | undefined>;
    const call = remote['not-there'];
    await expect(call?.(null)).rejects.toThrow('no function "not-there"');
  });

  it('reject at once when cancelled, and the worker goes on serving', async () => {
    const remote = pair();
    const controller = new AbortController();
    const call = remote.slow(10_000, { signal: controller.signal });
    controller.abort();
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    expect(await remote.double(4)).toBe(8);
  });

  it('report progress', async () => {
    const shares: number[] = [];
    await pair().slow(5, { onProgress: (share) => shares.push(share) });
    expect(shares).toEqual([0.5]);
  });

  it('reject when the worker breaks down', async () => {
    const listeners = new Map<string, (event: never) => void>();
    const port: Port = {
      postMessage: () => undefined,
      addEventListener: (type: string, listener: (event: never) => void) => {
        listeners.set(type, listener);
      },
    };
    const call = connect<typeof table>(port).double(1);
    listeners.get('error')?.(new Event('error') as never);
    await expect(call).rejects.toMatchObject({ code: 'no_worker' });
  });
});
