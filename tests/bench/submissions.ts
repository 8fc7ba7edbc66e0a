// The server under load, in a process of its own on this machine: 500 submissions a second, each
// due at its time whatever became of those before it, so that waiting counts; from its start to
// its first answer; its memory when it holds 50,000.

import { loadavg } from 'node:os';
import { onSqlite } from '#scripts/chaos/places.ts';
import { startServer } from '#scripts/chaos/server-process.ts';
import { residentMb } from './load/memory.ts';
import { quantile, runLoad } from './load/open-loop.ts';
import { submissionRequest } from './load/requests.ts';

const perSecond = 500;
const seconds = 15;
const heldAtMost = 50_000;
const limits = { p99Ms: 50, startMs: 1000, memoryMb: 160 };

const isWell = await onSqlite(async (place) => {
  const started = performance.now();
  const server = await startServer(place);
  await fetch(`${server.url}readyz`);
  const startMs = performance.now() - started;
  const load = { url: server.url, connections: 64, next: submissionRequest };
  /** More than it can take at once: each connection sends when it is answered. */
  const fill = (count: number) => runLoad({ ...load, perSecond: count, seconds: 1 });
  await fill(500);
  const steady = await runLoad({ ...load, perSecond, seconds });
  const rest = await fill(heldAtMost - 500 - perSecond * seconds);
  const memoryMb = residentMb(server.pid);
  await server.kill();

  const p99 = quantile(steady, 0.99);
  const refused = perSecond * seconds - (steady.statuses.get(201) ?? 0);
  console.log(`start to first answer: ${startMs.toFixed(0)} ms (at most ${limits.startMs})`);
  console.log(
    `${perSecond} a second for ${seconds} s: p50 ${quantile(steady, 0.5).toFixed(1)} ms, ` +
      `p99 ${p99.toFixed(1)} ms (at most ${limits.p99Ms}), ${refused} not accepted`,
  );
  const ceiling = (rest.statuses.get(201) ?? 0) / rest.seconds;
  console.log(`as fast as they are answered, 64 at once: ${ceiling.toFixed(0)} a second`);
  console.log(`memory with ${heldAtMost}: ${memoryMb.toFixed(0)} MB (at most ${limits.memoryMb})`);
  console.log(`the machine's load: ${loadavg()[0]?.toFixed(1)}`);
  const { startMs: most, p99Ms, memoryMb: mostMb } = limits;
  return startMs <= most && p99 <= p99Ms && memoryMb <= mostMb && refused === 0;
});
process.exit(isWell ? 0 : 1);
