// A worker as a table of plain functions: typed calls over a message port. A call can
// be cancelled, reports progress, and an error keeps its name and code on the way back.

/** What a served function gets beside its argument. */
export interface Context {
  readonly signal: AbortSignal;
  readonly report: (share: number) => void;
}

// biome-ignore lint/suspicious/noExplicitAny: a table of functions of any argument; callers see the exact type
export type Table = Record<string, (argument: any, context: Context) => unknown>;

/** The part of Worker, MessagePort and the worker's own scope that is needed. */
export interface Port {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  addEventListener(type: 'error', listener: (event: Event) => void): void;
}

type Request =
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly name: string;
      readonly argument: unknown;
    }
  | { readonly kind: 'cancel'; readonly id: number };

type Reply =
  | { readonly kind: 'result'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'progress'; readonly id: number; readonly share: number }
  | { readonly kind: 'failure'; readonly id: number; readonly error: Failure };

interface Failure {
  readonly name: string;
  readonly message: string;
  readonly code: string | null;
}

/** An error that happened on the other side. */
export class RemoteError extends Error {
  readonly code: string | null;
  constructor({ name, message, code }: Failure) {
    super(message);
    this.name = name;
    this.code = code;
  }
}

const failureOf = (error: unknown): Failure => {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), code: null };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  return { name: error.name, message: error.message, code };
};

/** Buffers at the top of a result move instead of being copied. */
const transferOf = (value: unknown): Transferable[] =>
  typeof value === 'object' && value !== null
    ? Object.values(value)
        .filter((part) => ArrayBuffer.isView(part))
        .map((part) => part.buffer as ArrayBuffer)
    : [];

/** Answers calls on a port with the functions of a table. */
export function serve(port: Port, table: Table) {
  const running = new Map<number, AbortController>();
  const reply = (message: Reply, transfer: Transferable[] = []) =>
    port.postMessage(message, transfer);
  const call = async (id: number, name: string, argument: unknown) => {
    const controller = new AbortController();
    running.set(id, controller);
    const report = (share: number) => reply({ kind: 'progress', id, share });
    try {
      const answer = table[name];
      if (!answer || !Object.hasOwn(table, name)) throw new Error(`no function "${name}"`);
      const value = await answer(argument, { signal: controller.signal, report });
      if (!controller.signal.aborted) reply({ kind: 'result', id, value }, transferOf(value));
    } catch (error) {
      if (!controller.signal.aborted) reply({ kind: 'failure', id, error: failureOf(error) });
    } finally {
      running.delete(id);
    }
  };
  port.addEventListener('message', ({ data }) => {
    const request = data as Request;
    if (request.kind === 'cancel') running.get(request.id)?.abort();
    else void call(request.id, request.name, request.argument);
  });
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** The functions of a table, to be called from the other side. */
export type Remote<T extends Table> = {
  readonly [K in keyof T]: (
    argument: Parameters<T[K]>[0],
    options?: CallOptions,
  ) => Promise<Awaited<ReturnType<T[K]>>>;
};

/** Connects to a served table. Cancelling rejects at once; the other side goes on serving. */
export function connect<T extends Table>(port: Port): Remote<T> {
  interface Pending {
    resolve(value: unknown): void;
    reject(reason: unknown): void;
    onProgress: CallOptions['onProgress'];
    forgetSignal(): void;
  }
  const pending = new Map<number, Pending>();
  let lastId = 0;
  port.addEventListener('message', ({ data }) => {
    const reply = data as Reply;
    const call = pending.get(reply.id);
    if (!call) return;
    if (reply.kind === 'progress') return call.onProgress?.(reply.share);
    pending.delete(reply.id);
    call.forgetSignal();
    if (reply.kind === 'result') call.resolve(reply.value);
    else call.reject(new RemoteError(reply.error));
  });
  port.addEventListener('error', () => {
    const error = { name: 'WorkerError', message: 'the worker did not start', code: 'no_worker' };
    for (const call of pending.values()) call.reject(new RemoteError(error));
    pending.clear();
  });
  const call = (name: string, argument: unknown, { signal, onProgress }: CallOptions = {}) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const id = ++lastId;
      const cancel = () => {
        pending.delete(id);
        port.postMessage({ kind: 'cancel', id } satisfies Request, []);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', cancel, { once: true });
      const forgetSignal = () => signal?.removeEventListener('abort', cancel);
      pending.set(id, { resolve, reject, onProgress, forgetSignal });
      port.postMessage({ kind: 'call', id, name, argument } satisfies Request, []);
    });
  return new Proxy({} as Remote<T>, {
    get: (_, name) => (argument: unknown, options?: CallOptions) =>
      call(String(name), argument, options),
  });
}
