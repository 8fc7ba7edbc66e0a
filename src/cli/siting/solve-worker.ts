// The worker of one proof, on Node.

import { parentPort, workerData } from 'node:worker_threads';
import loadHighs from 'highs';
import { answerProof, type ProofMessage } from '#core/planning/siting-request.ts';

const post = (message: ProofMessage) => parentPort?.postMessage(message);
await answerProof(loadHighs, workerData, post);
