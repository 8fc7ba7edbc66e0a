// Areas made of files in the browser's way. The oracle is the command: what a person drops
// on the page becomes the very bytes that `circle area build` writes.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { buildArea } from '#cli/area/build-area.ts';
import { importSize } from '#compute/import-size.ts';
import { type ImportStage, shareAt, stageAt } from '#compute/import-stages.ts';
import { importArea } from '#compute/imported-area.ts';
import type { OsmElement } from '#osm/element.ts';
import { townElements, townPbf, townXml } from '#tests/fixtures/dropped-town.ts';
import { pbfFile } from '#tests/fixtures/pbf.ts';

const fileOf = (bytes: Uint8Array | string, name: string): File =>
  new File([bytes as BlobPart], name, { lastModified: Date.UTC(2026, 0, 2) });
const importOf = (bytes: Uint8Array | string) =>
  importArea({ file: fileOf(bytes, 'town.osm.pbf'), name: '镜湖镇' }, () => {});

const xml = Buffer.from(townXml());

describe.each([
  ['PBF', townPbf()],
  ['XML', xml],
  ['XML in gzip', gzipSync(xml)],
])('%s', (_, bytes) => {
  test('becomes what the command builds, byte for byte', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'imported-'));
    try {
      const file = path.join(folder, 'town');
      writeFileSync(file, bytes);
      const sources = { osm: [file], calendarOfChina: 'data/calendar/china.json' };
      const wishes = { id: 'kept', name: '镜湖镇', schematic: false, buildEpoch: undefined };
      const built = await buildArea(sources, { ...wishes, date: undefined }, () => {});

      const imported = await importOf(bytes);
      if (imported.kind !== 'built') throw new Error(imported.code);
      expect(imported.manifest).toEqual(built.manifest);
      expect([...imported.files.keys(), 'manifest.json']).toEqual([...built.files.keys()]);
      for (const [name, blob] of imported.files) {
        const [ours, theirs] = [await blob.bytes(), built.files.get(name) as Uint8Array];
        expect(Buffer.compare(ours, theirs), name).toBe(0);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

const pond = townElements().map((elements) =>
  elements.filter((element: OsmElement) => element.tags.highway === undefined),
);

test.each([
  ['an empty file', '', 'empty', null],
  ['a web page', '<!DOCTYPE html><title>404</title>', 'not_osm', 'byte 0'],
  ['a table', 'id,lng,lat\n1,2,3\n', 'not_osm', 'byte 0'],
  ['a zip file', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), 'unsupported', 'byte 0'],
  ['a PBF cut off', townPbf().subarray(0, -50), 'truncated', expect.stringMatching(/^byte \d+$/)],
  ['XML cut off', xml.subarray(0, 900), 'truncated', expect.stringMatching(/^line \d+$/)],
  [
    'gzip cut off',
    gzipSync(xml).subarray(0, -20),
    'truncated',
    expect.stringMatching(/^byte \d+$/),
  ],
  ['a map without streets', pbfFile(pond), 'no_streets', null],
])('%s is refused, with what and where', async (_, bytes, code, place) => {
  expect(await importOf(bytes)).toEqual({ kind: 'refused', code, place });
});

test('a file that the disk no longer gives is refused', async () => {
  const file = fileOf(townPbf(), 'town.osm.pbf');
  file.stream = () =>
    new ReadableStream({
      start: (controller) => controller.error(new DOMException('gone', 'NotReadableError')),
    });
  const outcome = await importArea({ file, name: '镜湖镇' }, () => {});
  expect(outcome).toEqual({ kind: 'refused', code: 'unreadable', place: null });
});

test('a map that does not say how old it is is as old as its file', async () => {
  const outcome = await importOf(pbfFile(townElements()));
  expect(outcome.kind === 'built' && outcome.manifest.dataDate).toBe('2026-01-02');
});

test('what is told of the way there only grows, through every stage', async () => {
  const told: [ImportStage, number][] = [];
  const file = fileOf(townPbf(), 'town.osm.pbf');
  await importArea({ file, name: '镜湖镇' }, (stage, part) => told.push([stage, part]));
  const shares = told.map(([stage, part]) => shareAt(stage, part));
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect([...new Set(shares.map(stageAt))]).toEqual(['relation', 'way', 'node', 'ground', 'pack']);
});

describe('a file is weighed by what it is and how long it is', () => {
  const long = (first: readonly number[], size: number): Blob =>
    ({ size, slice: () => new Blob([Uint8Array.from(first)]) }) as unknown as Blob;
  const [pbf, gz, text] = [
    [0, 0],
    [0x1f, 0x8b],
    [0x3c, 0x3f],
  ] as const;

  test.each([
    ['a town', pbf, 3e6, undefined, 'fine'],
    ['a large city', pbf, 20e6, undefined, 'heavy'],
    ['a country', pbf, 60e6, undefined, 'too_large'],
    ['a large city on a small phone', pbf, 20e6, 2, 'too_large'],
    ['a town as text', text, 40e6, undefined, 'fine'],
    ['a large city as text', text, 200e6, undefined, 'heavy'],
    ['a country as text', text, 700e6, undefined, 'too_large'],
    ['a large city, packed', gz, 20e6, undefined, 'heavy'],
  ] as const)('%s', async (_, first, size, gigabytes, kind) => {
    expect(await importSize(long(first, size), gigabytes)).toMatchObject({ kind });
  });

  test('the limit that is told is the limit', async () => {
    const { mostBytes } = await importSize(long(pbf, 1));
    expect(await importSize(long(pbf, Math.floor(mostBytes)))).toMatchObject({ kind: 'heavy' });
    expect(await importSize(long(pbf, mostBytes + 1))).toMatchObject({ kind: 'too_large' });
  });
});
