// The worker: serves the table, and nothing else.

import { computeApi } from './compute-api.ts';
import { type Port, serve } from './rpc.ts';

serve(globalThis as unknown as Port, computeApi);
