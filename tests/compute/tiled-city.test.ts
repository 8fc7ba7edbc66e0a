// A city's streets asked through the worker's own table, over a real server: by tiles, by
// all tiles put together, and by the graph they were cut from.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { computeApi, type Times } from '#compute/compute-api.ts';
import type { StreetsRef } from '#compute/open-streets.ts';
import { nodeAt } from '#core/streets/graph.ts';
import { encodeGraph } from '#core/streets/graph-codec.ts';
import { createApp } from '#server/app.ts';
import { type Listening, listen } from '#server/listen.ts';
import { seeded } from '#tests/fixtures/streets.ts';
import { cityGraph, packCity } from '#tests/fixtures/synthetic-city.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'circle-city-'));
const graph = cityGraph();
let server: Listening;

beforeAll(async () => {
  const { files, manifest } = await packCity(graph);
  expect(manifest.files.streets.path).toBe('streets.pmtiles');
  for (const [name, bytes] of files) writeFileSync(path.join(folder, name), bytes);
  writeFileSync(path.join(folder, 'streets.bin'), encodeGraph(graph));
  server = await listen(createApp({ dist: folder, areas: { grid: folder } }), 0, '127.0.0.1');
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const context = { signal: new AbortController().signal, report: () => undefined };
const streets = (name: string, more: Partial<StreetsRef> = {}): StreetsRef => ({
  url: `${server.url}areas/grid/${name}`,
  version: '1',
  ...more,
});

/** A point on a junction may be put on any street that ends there: the same place but for rounding. */
const toMicroseconds = ({ reached, ...rest }: Times) => ({
  ...rest,
  reached: reached.map(
    (one) => one && { seconds: one.seconds.toFixed(6), metres: one.metres.toFixed(6) },
  ),
});

describe.each(['walk', 'ebike'] as const)('by %s', (profile) => {
  const random = seeded(21);
  const anywhere = () => nodeAt(graph, Math.floor(random() * graph.nodeCount));

  test('all tiles together give exactly the times of the graph', async () => {
    for (const direction of ['from', 'to'] as const) {
      const query = {
        profile,
        direction,
        at: anywhere(),
        points: Array.from({ length: 2000 }, anywhere),
      };
      const truth = await computeApi.times({ ...query, streets: streets('streets.bin') }, context);
      const all = streets('streets.pmtiles', { whole: true });
      const found = await computeApi.times({ ...query, streets: all }, context);
      expect(toMicroseconds(found)).toEqual(toMicroseconds(truth));
      expect(truth.reached.filter((one) => one !== null).length).toBeGreaterThan(20);
    }
  });

  test('the tiles within reach give them within half an hour', async () => {
    const query = {
      profile,
      direction: 'from',
      at: anywhere(),
      points: Array.from({ length: 300 }, anywhere),
    } as const;
    const truth = await computeApi.times({ ...query, streets: streets('streets.bin') }, context);
    const tiles = streets('streets.pmtiles');
    const found = await computeApi.times({ ...query, streets: tiles }, context);
    const reached = truth.reached.map((one) => (one && one.seconds <= 1800 ? one : null));
    expect(toMicroseconds(found)).toEqual(toMicroseconds({ ...truth, reached }));
  });

  test('a catchment from tiles is the one from the graph', async () => {
    const query = { profile, direction: 'to', at: anywhere(), minutes: [5, 15] } as const;
    const [truth, found] = await Promise.all(
      ['streets.bin', 'streets.pmtiles'].map((name) =>
        computeApi.catchment({ ...query, streets: streets(name) }, context),
      ),
    );
    const measures = (answer: typeof truth) =>
      answer?.features.map(({ properties }) => properties.streetMetres);
    expect(measures(found)).toEqual(measures(truth));
  });
});
