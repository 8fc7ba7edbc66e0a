// The server under load, in a process of its own on this machine: 500 submissions a second, each
// due at its time whatever became of those before it, so that waiting counts; from its start to
// its first answer; its memory when it holds 50,000.

import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { need } from '#tests/server/test-api.ts';

const perSecond = 500;
const seconds = 15;
const heldAtMost = 50_000;
const limits = { p99Ms: 50, startMs: 1000, memoryMb: 160 };

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const script = fileURLToPath(new URL('../../scripts/chaos/server.ts', import.meta.url));
const folder = await mkdtemp(path.join(tmpdir(), 'circle-load-'));

/** Gives the status; 0: no answer. */
function post(url: string): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const body = JSON.stringify(need({ note: '夜里没有热水' }));
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() };
  const sent = request(`${url}api/submissions`, { method: 'POST', agent, headers }, (response) => {
    response.resume();
    response.on('end', () => resolve(response.statusCode ?? 0));
  });
  sent.on('error', () => resolve(0));
  sent.end(body);
  return promise;
}

/** Milliseconds from when each was due to its answer. */
async function steadyLoad(url: string): Promise<{ latencies: number[]; refused: number }> {
  const latencies: number[] = [];
  let refused = 0;
  const begin = performance.now();
  const answers: Promise<void>[] = [];
  for (let sent = 0; sent < perSecond * seconds; ) {
    const due = Math.min(((performance.now() - begin) / 1000) * perSecond, perSecond * seconds);
    for (; sent < due; sent++) {
      const dueAt = begin + (sent / perSecond) * 1000;
      const answered = post(url).then((status) => {
        latencies.push(performance.now() - dueAt);
        if (status !== 201) refused++;
      });
      answers.push(answered);
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(answers);
  return { latencies, refused };
}

async function fillUp(url: string, count: number): Promise<void> {
  let left = count;
  const client = async () => {
    while (left-- > 0) await post(url);
  };
  await Promise.all(Array.from({ length: 64 }, client));
}

const started = performance.now();
const server = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
const [url] = (await once(createInterface({ input: server.stdout }), 'line')) as [string];
await fetch(`${url}readyz`);
const startMs = performance.now() - started;

await fillUp(url, 500);
const { latencies, refused } = await steadyLoad(url);
latencies.sort((a, b) => a - b);
const quantile = (q: number) => latencies[Math.ceil(q * latencies.length) - 1] ?? Number.NaN;
const fillStart = performance.now();
const rest = heldAtMost - 500 - latencies.length;
await fillUp(url, rest);
const ceiling = (rest / (performance.now() - fillStart)) * 1000;
const memoryMb =
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1]) / 1024;
server.kill();
await once(server, 'exit');
rmSync(folder, { recursive: true, force: true });

console.log(`start to first answer: ${startMs.toFixed(0)} ms (at most ${limits.startMs})`);
console.log(
  `${perSecond} a second for ${seconds} s: p50 ${quantile(0.5).toFixed(1)} ms, ` +
    `p99 ${quantile(0.99).toFixed(1)} ms (at most ${limits.p99Ms}), ${refused} not accepted`,
);
console.log(`as fast as they are answered, 64 at once: ${ceiling.toFixed(0)} a second`);
console.log(`memory with ${heldAtMost}: ${memoryMb.toFixed(0)} MB (at most ${limits.memoryMb})`);
const isWell =
  startMs <= limits.startMs &&
  quantile(0.99) <= limits.p99Ms &&
  memoryMb <= limits.memoryMb &&
  refused === 0;
process.exitCode = isWell ? 0 : 1;
