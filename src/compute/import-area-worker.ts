// The worker that makes an area of a file. It is started for one file and ended with it,
// so that its memory is free again, and giving up stops the work at once.

import { shareAt } from './import-stages.ts';
import { type ImportQuery, importArea } from './imported-area.ts';
import { type Context, type Port, serve } from './rpc.ts';

const table = {
  make: (query: ImportQuery, { report }: Context) =>
    importArea(query, (stage, part) => report(shareAt(stage, part))),
};
export type ImportApi = typeof table;

serve(globalThis as unknown as Port, table);
