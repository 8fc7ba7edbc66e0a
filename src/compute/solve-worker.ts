// The worker of one proof, in the browser. The solver's WebAssembly is a file of our own
// build, fetched when the first proof starts.

import loadHighs from 'highs';
import wasmUrl from 'highs/runtime?url';
import {
  answerProof,
  type ProofMessage,
  type ProofRequest,
} from '#core/planning/siting-request.ts';

const scope = globalThis as unknown as Worker;
const load = () => loadHighs({ locateFile: () => wasmUrl });

scope.addEventListener(
  'message',
  ({ data }: MessageEvent<ProofRequest>) =>
    void answerProof(load, data, (message: ProofMessage) => scope.postMessage(message)),
);
