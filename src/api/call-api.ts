// An operation of the contract is called, and what comes back has the contract's type or is an
// exception with the server's own code.

import * as v from 'valibot';
import type { Operation } from '#core/contract.ts';
import { type ProblemCode, problem } from '#core/problem.ts';
import { LoadError, OfflineError } from './load-error.ts';

/** The server's refusal; `no_server`: nothing here answers as the API does. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ProblemCode | 'no_server';
  /** What is wrong with which field. */
  readonly errors: readonly { readonly field: string; readonly reason: string }[];
  constructor(code: ApiError['code'], message: string, errors: ApiError['errors'] = []) {
    super(message);
    this.code = code;
    this.errors = errors;
  }
}

interface Call {
  /** Of the path. */
  readonly id?: string;
  readonly task?: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  /** Of the receipt that the path names. */
  readonly secret?: string;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** As much of an operation as a call needs. */
export type Called = Pick<Operation, 'method' | 'path' | 'answer'>;

type Answer<O extends Called> = O['answer'] extends v.GenericSchema
  ? v.InferOutput<O['answer']>
  : null;

/** Throws `ApiError`, `OfflineError`, or `LoadError` for an answer that is not the contract's. */
export async function callApi<const O extends Called>(
  operation: O,
  call: Call = {},
): Promise<Answer<O>> {
  const { query = {}, secret, body, signal } = call;
  const asked = Object.entries(query).filter((pair): pair is [string, string] => !!pair[1]);
  const search = asked.length > 0 ? `?${new URLSearchParams(asked)}` : '';
  const path = operation.path.replace(/\{(id|task)\}/g, (_, name: 'id' | 'task') =>
    encodeURIComponent(call[name] ?? ''),
  );
  const response = await reach(path + search, {
    method: operation.method,
    headers: {
      ...(secret !== undefined && { Authorization: `Bearer ${secret}` }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(signal && { signal }),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw await refusalOf(response);
  if (!operation.answer) return null as Answer<O>;
  const parsed = v.safeParse(operation.answer, await response.json().catch(() => undefined));
  if (parsed.success) return parsed.output as Answer<O>;
  throw new LoadError('not_valid', `${operation.path}: ${parsed.issues[0].message}`);
}

async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (error) {
    // Nobody waits for it any more; one that took too long is as good as no network.
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new OfflineError(`${address} could not be reached`);
  }
}

async function refusalOf(response: Response): Promise<ApiError> {
  const told = v.safeParse(problem, await response.json().catch(() => null));
  if (!told.success) return new ApiError('no_server', `answered ${response.status}`);
  const { code, title, errors } = told.output;
  return new ApiError(code, title, errors);
}
