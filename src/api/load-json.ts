// JSON from outside, checked at the door: what comes back has the shape of the
// schema or is an exception that says where it has not.

import * as v from 'valibot';
import { LoadError, OfflineError } from './load-error.ts';

/** Throws `OfflineError` or `LoadError`; an abort keeps its own name. */
export async function loadJson<T>(
  url: string,
  schema: v.GenericSchema<unknown, T>,
  signal: AbortSignal,
): Promise<T> {
  const response = await reach(url, signal);
  if (response.status === 404) throw new LoadError('not_found', `${url} is not there`);
  if (!response.ok) throw new LoadError('http_status', `${url} answered ${response.status}`);
  const result = v.safeParse(schema, await readJson(url, response));
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new LoadError('not_valid', `${url}: ${v.getDotPath(issue) ?? 'root'}: ${issue.message}`);
}

async function reach(url: string, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, { signal });
  } catch (error) {
    if (signal.aborted) throw error;
    // Without an answer from the server fetch fails alike, whatever the reason.
    throw new OfflineError(`${url} could not be reached`);
  }
}

async function readJson(url: string, response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    if (error instanceof SyntaxError) throw new LoadError('not_json', `${url} is not JSON`);
    throw error;
  }
}
