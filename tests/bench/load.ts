// The server under load for minutes: files and submissions at once, each due at its time; then
// more submissions than it can take, which it must turn away politely; then as before.
//   npm run bench -- load --minutes 10

import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { onSqlite } from '#scripts/chaos/places.ts';
import { startServer } from '#scripts/chaos/server-process.ts';
import { watchMemory } from './load/memory.ts';
import { type Load, type Loaded, quantile, runLoad } from './load/open-loop.ts';
import { fileRequests, submissionRequest } from './load/requests.ts';

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '0.25' } } });
const steadySeconds = Number(values.minutes) * 60;
const dist = 'dist';
const filesPerSecond = 5000;
const submissionsPerSecond = 500;
const overload = { perSecond: 12_000, seconds: 8, connections: 1500, isCutOff: true };
const limits = { growthMb: 30, memoryMb: 300, p99Ms: 50 };

function tell(name: string, loaded: Loaded): void {
  const statuses = [...loaded.statuses].map(([status, count]) => `${count} × ${status}`);
  const perSecond = loaded.latencies.length / loaded.seconds;
  console.log(
    `${name}: ${perSecond.toFixed(0)} a second for ${loaded.seconds.toFixed(0)} s, ` +
      `p50 ${quantile(loaded, 0.5).toFixed(1)} ms, p99 ${quantile(loaded, 0.99).toFixed(1)} ms; ` +
      `${statuses.join(', ')} (machine's load ${loadavg()[0]?.toFixed(1)})`,
  );
}

const only = ({ statuses }: Loaded, allowed: readonly number[]): boolean =>
  [...statuses.keys()].every((status) => allowed.includes(status));

if (!existsSync(`${dist}/index.html`)) throw new Error('no dist/: run `npm run build` first');
const isWell = await onSqlite(async (place) => {
  const server = await startServer(place, { app: dist });
  const url = server.url.slice(0, -1);
  const files: Omit<Load, 'seconds'> = {
    url,
    perSecond: filesPerSecond,
    connections: 64,
    next: fileRequests(dist),
  };
  const submissions: Omit<Load, 'seconds'> = {
    url,
    perSecond: submissionsPerSecond,
    connections: 64,
    next: submissionRequest,
  };
  await runLoad({ ...files, perSecond: 500, seconds: 2 });
  const watched = watchMemory(server.pid);
  const [served, taken] = await Promise.all([
    runLoad({ ...files, seconds: steadySeconds }),
    runLoad({ ...submissions, seconds: steadySeconds }),
  ]);
  const steady = watched.stop();
  tell('files', served);
  tell('submissions', taken);
  console.log(
    `memory: ${steady.most.toFixed(0)} MB at most, ` +
      `${(steady.late - steady.early).toFixed(0)} MB more at the end than after a quarter`,
  );

  const pressed = watchMemory(server.pid);
  const over = await runLoad({ ...submissions, ...overload });
  const { most } = pressed.stop();
  tell('overload', over);
  console.log(`taken of it: ${((over.statuses.get(201) ?? 0) / over.seconds).toFixed(0)} a second`);
  console.log(`memory: ${most.toFixed(0)} MB at most`);
  const after = await runLoad({ ...submissions, seconds: 5 });
  tell('afterwards', after);
  await server.kill();
  return (
    only(served, [200]) &&
    only(taken, [201]) &&
    only(over, [201, 503]) &&
    (over.statuses.get(503) ?? 0) > 0 &&
    (over.statuses.get(201) ?? 0) / over.seconds >= submissionsPerSecond &&
    only(after, [201]) &&
    quantile(served, 0.99) <= limits.p99Ms &&
    quantile(taken, 0.99) <= limits.p99Ms &&
    quantile(after, 0.99) <= limits.p99Ms &&
    Math.max(most, steady.most) <= limits.memoryMb &&
    steady.late - steady.early <= limits.growthMb
  );
});
process.exit(isWell ? 0 : 1);
