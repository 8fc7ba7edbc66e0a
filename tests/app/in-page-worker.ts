// Stands in for the browser's Worker where there is none: the same table of functions,
// served in the page over a message channel. To be imported before what starts a worker.

import { computeApi } from '#compute/compute-api.ts';
import { type Port, serve } from '#compute/rpc.ts';

globalThis.Worker = function InPageWorker() {
  const { port1, port2 } = new MessageChannel();
  serve(port2 as unknown as Port, computeApi);
  port1.start();
  port2.start();
  return port1;
} as unknown as typeof Worker;
