// An area made of a file, asked for on the page. The file is handed to a worker of this
// page and goes nowhere else.

import type { ImportApi } from './import-area-worker.ts';
import type { ImportOutcome, ImportQuery } from './imported-area.ts';
import { type CallOptions, connect } from './rpc.ts';

/** Rejects with the signal's reason when it is aborted, with `RemoteError` when the work failed. */
export async function importArea(
  query: ImportQuery,
  options: CallOptions = {},
): Promise<ImportOutcome> {
  const worker = new Worker(new URL('./import-area-worker.ts', import.meta.url), {
    type: 'module',
  });
  try {
    return await connect<ImportApi>(worker).make(query, options);
  } finally {
    worker.terminate();
  }
}
