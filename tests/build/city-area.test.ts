// The folder of a city, whose streets come as tiles: checked and asked like that of a town.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeFolder } from '#cli/area/write-folder.ts';
import { nodeAt } from '#core/streets/graph.ts';
import { encodeGraph } from '#core/streets/graph-codec.ts';
import { seeded } from '#tests/fixtures/streets.ts';
import { cityCentre, cityGraph, packCity } from '#tests/fixtures/synthetic-city.ts';
import { circle } from './circle.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'circle-city-'));
const [city, town] = [path.join(folder, 'grid'), path.join(folder, 'town')];
const graph = cityGraph();
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(async () => {
  const { files, manifest } = await packCity(graph);
  await writeFolder(city, files, 'manifest.json');
  const whole = { ...manifest.files.streets, path: 'streets.bin' };
  const asTown = { ...manifest, files: { ...manifest.files, streets: whole } };
  cpSync(city, town, { recursive: true });
  writeFileSync(path.join(town, 'manifest.json'), JSON.stringify(asTown));
  writeFileSync(path.join(town, 'streets.bin'), encodeGraph(graph));
});

const ask = (area: string, command: string, ...more: string[]) =>
  circle([command, '--area', area, '--from', cityCentre.join(), '--profile', 'walk', ...more]);

test('checking it reads every tile', async () => {
  const { code, stdout } = await circle(['area', 'check', city]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^file\tstreets\.pmtiles\t\d+ bytes\tok$/m);
  expect(stdout).toMatch(/^count\tnodes\t119716$/m);
  expect(stdout).toMatch(/^station\tnear\t\d+\.\d m\t近处驿站$/m);
});

test('packing it again gives the same bytes', async () => {
  const { files } = await packCity(graph);
  expect(files.get('streets.pmtiles')).toEqual(
    new Uint8Array(readFileSync(path.join(city, 'streets.pmtiles'))),
  );
});

test('times and catchments are those of the streets in one piece', async () => {
  const random = seeded(4);
  const rows = Array.from({ length: 1500 }, (_, i) =>
    [i, ...nodeAt(graph, Math.floor(random() * graph.nodeCount))].join(),
  );
  const points = path.join(folder, 'points.csv');
  writeFileSync(points, ['id,lng,lat', ...rows].join('\n'));
  const [tiled, whole] = [
    await ask(city, 'times', '--to', points),
    await ask(town, 'times', '--to', points),
  ];
  expect([tiled.code, tiled.stdout]).toEqual([0, whole.stdout]);
  expect(tiled.stdout.match(/,\d+\.\d{3},/g)?.length).toBeGreaterThan(20);
  const measures = async (area: string) => {
    const { features } = JSON.parse((await ask(area, 'catchment')).stdout);
    return features.map(({ properties }: { properties: unknown }) => properties);
  };
  expect(await measures(city)).toEqual(await measures(town));
});

test('a damaged tile is named', async () => {
  const damaged = path.join(folder, 'damaged');
  cpSync(city, damaged, { recursive: true });
  const file = path.join(damaged, 'streets.pmtiles');
  const bytes = readFileSync(file);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] as number) ^ 255;
  writeFileSync(file, bytes);
  const { code, stdout, stderr } = await ask(damaged, 'catchment');
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/streets\.pmtiles: street tiles?.*\n$/);
  expect(stderr).not.toMatch(/\n./);
  writeFileSync(file, bytes.subarray(0, 90));
  expect(await ask(damaged, 'catchment')).toMatchObject({ code: 1, stdout: '' });
});
