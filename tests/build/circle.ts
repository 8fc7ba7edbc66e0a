// The `circle` command as a person runs it, and a small town's sources to run it on.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { circle as runCircle } from '#cli/circle.ts';

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function startCircle(parameters: readonly string[], env: Record<string, string> = {}) {
  return spawn(process.execPath, ['src/cli/main.ts', ...parameters], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** The command as a program of its own. */
export async function spawnCircle(
  parameters: readonly string[],
  env: Record<string, string> = {},
): Promise<Outcome> {
  const child = startCircle(parameters, env);
  const [stdout, stderr] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    child.exitCode === null ? once(child, 'exit') : null,
  ]);
  return { code: child.exitCode, stdout, stderr };
}

/** The command inside this process: the same, and ten of them in the time of one program. */
export async function circle(parameters: readonly string[]): Promise<Outcome> {
  let [stdout, stderr] = ['', ''];
  const code = await runCircle(parameters, {
    write: (line) => {
      stdout += `${line}\n`;
    },
    tell: (message) => {
      stderr += message;
    },
    drained: async () => {},
    isScreen: false,
  });
  return { code, stdout, stderr };
}

/** What stands in a folder, hidden folders included: name → bytes. */
export function contents(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map(({ parentPath, name }) => path.join(parentPath, name))
      .sort()
      .map((file) => [path.relative(folder, file), readFileSync(file, 'base64')]),
  );
}

export const smallTown = 'tests/fixtures/osm/small-town.osm';

type Json = Record<string, unknown>;

/** A station of the small town that nothing is wrong with, but for what is given. */
export const station = (
  id: string,
  properties: Json = {},
  coordinates: unknown = [121.2401, 31.381],
): Json => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates },
  properties: {
    id,
    name: '小哥驿站',
    kind: 'rider_rest',
    tier: null,
    address: '塔城路1号',
    opening_hours: 'Mo-Fr 08:30-17:30; PH off',
    holiday: 'closed',
    makeup_workday: 'as_weekday',
    after_hours: null,
    overrides: [],
    services: [{ code: 'water', status: 'ok' }],
    access: {
      who: 'anyone',
      wheelchair: 'unknown',
      bike_parking: 'yes',
      toilets: 'no',
      fee: 'no',
    },
    status: 'open',
    position: { source: 'survey', crs_as_received: 'wgs84' },
    provenance: { source: 'test', retrieved: '2026-11-24', confidence: 'high' },
    ...properties,
  },
});

export const point = (
  id: string,
  properties: Json = { residents: 10 },
  coordinates: unknown = [121.2401, 31.382],
): Json => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates },
  properties: { id, ...properties },
});

export const programme = (id: string, properties: Json = {}): Json => ({
  id,
  series: '筑梦嘉学堂',
  station_id: 'a',
  kind: 'class',
  title: { zh: '夜间美术课', en: 'Evening art class' },
  start: '2026-12-01T19:00:00+08:00',
  end: '2026-12-01T20:30:00+08:00',
  tzid: 'Asia/Shanghai',
  rrule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=24',
  after_hours: true,
  updated: '2026-11-24T00:00:00+08:00',
  ...properties,
});

export const features = (...list: Json[]): Json => ({
  type: 'FeatureCollection',
  last_updated: '2026-11-24T00:00:00+08:00',
  features: list,
});
