// What is wrong with the file of a map is one line that says what and where; nothing is
// built, and what was built before stays. What is only odd is built.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import type { PbfWriter } from 'pbf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OsmElement, OsmNode } from '#osm/element.ts';
import { blob, pbfFile } from '#tests/fixtures/pbf.ts';
import { circle, contents, smallTown } from './circle.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'circle-map-'));
const areas = path.join(folder, 'areas');
const town = readFileSync(smallTown, 'utf8');
let before: Record<string, string>;

const build = (file: string, ...options: string[]) =>
  circle(['area', 'build', '--osm', file, '--date', '2026-11-24', ...options]);
const standing = ['--out', path.join(areas, 'small-town')];

beforeAll(async () => {
  expect(await build(smallTown, ...standing)).toMatchObject({ code: 0 });
  before = contents(areas);
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Uint8Array): string {
  const file = path.join(mkdtempSync(path.join(folder, 'case-')), name);
  writeFileSync(file, content);
  return file;
}

/** The one line of a build that fails, over an area that stands and where there is none. */
async function refused(file: string, ...options: string[]): Promise<string> {
  const fresh = path.join(areas, 'fresh');
  const outcomes = [
    await build(file, ...options, ...standing),
    await build(file, ...options, '--out', fresh),
  ];
  for (const { code, stdout } of outcomes)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(contents(areas)).toEqual(before);
  const [line = '', ...rest] = (outcomes[1]?.stderr ?? '').trimEnd().split('\n');
  expect(rest).toEqual([]);
  return line.replace(`${path.dirname(file)}/`, '');
}

const header = pbfFile([]);
const street = { highway: 'residential' };
const place = (id: number, lng: number, lat: number): OsmNode => ({
  type: 'node',
  id,
  lng,
  lat,
  tags: {},
});
const added = (elements: string) => town.replace('</osm>', `${elements}</osm>`);
const packed = (write: (pbf: PbfWriter) => void) =>
  Buffer.concat([header, blob('OSMData', new Uint8Array(0), {}, write)]);
/** 33 MB of zeros, one more than a blob may unpack to, in 34 kB. */
const zeros = deflateSync(Buffer.alloc(33 * 2 ** 20));
const idsTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

describe('a file is refused', () => {
  test.each<[what: string, name: string, content: string | Uint8Array, reason: string]>([
    ['that is empty', 'town.osm.pbf', '', 'byte 0: the file is empty'],
    [
      'that is a page of the web',
      'town.osm.pbf',
      '<html>No such extract</html>',
      'byte 0: a web page, not a map: the download went wrong',
    ],
    ['that is GeoJSON', 'town.osm', '{"type": "FeatureCollection"}', 'byte 0: neither PBF nor XML'],
    [
      'that is a photo',
      'town.osm.pbf',
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      'byte 0: neither',
    ],
    ['packed by bzip2', 'town.osm', 'BZh91AY&SY', 'byte 0: a bzip2 file: unpack it first'],
    [
      'that the server broke off',
      'town.osm',
      readFileSync('tests/fixtures/osm/overpass-gave-up.osm'),
      'line 4: runtime error',
    ],
    [
      'of XML cut off',
      'town.osm',
      town.slice(0, town.indexOf("<way id='-104'>") + 20),
      'line 29: the file ends early (unclosed tag: way)',
    ],
    [
      'of gzip cut off',
      'town.osm.gz',
      gzipSync(town).subarray(0, 300),
      'byte 300: the file ends early',
    ],
    [
      'of gzip damaged',
      'town.osm.gz',
      gzipSync(town).fill(7, 100, 120),
      'compressed data that is damaged',
    ],
    ['of PBF cut off', 'town.osm.pbf', header.subarray(0, 30), 'byte 30: the file ends early'],
    ['of PBF that is damaged', 'town.osm.pbf', pbfFile([]).fill(7, 20, 40), 'byte 0: a b'],
    ['without a street', 'sea.osm', '<osm version="0.6"></osm>', 'no street to walk or ride on'],
    [
      'with a node beyond the pole',
      'town.osm',
      added("<node id='-9' lat='91' lon='0'/>"),
      'line 35: node -9: lat 91 is beyond ±90°',
    ],
    [
      'with a node at no number',
      'town.osm',
      added("<node id='-9' lat='NaN' lon='0'/>"),
      'line 35: node -9: lat "NaN" is not a number',
    ],
    [
      'with a node beyond the date line, in PBF',
      'town.osm.pbf',
      pbfFile([[place(1, 190, 0)]]),
      "a block that can't be read (node 1 at longitude 190, latitude 0)",
    ],
    [
      'of a blob that says it unpacks to a terabyte',
      'bomb.osm.pbf',
      packed((pbf) => {
        pbf.writeVarintField(2, 2 ** 40);
        pbf.writeBytesField(3, zeros);
      }),
      'byte 57: a blob of 1099511627776 bytes when unpacked',
    ],
    [
      'of a blob that unpacks to more than it says',
      'bomb.osm.pbf',
      packed((pbf) => {
        pbf.writeVarintField(2, 1000);
        pbf.writeBytesField(3, zeros);
      }),
      "byte 57: a block that can't be read (more data than announced)",
    ],
    [
      'of gzip that unpacks to a text without end',
      'bomb.osm.gz',
      gzipSync(`<osm>${' '.repeat(1 << 25)}`),
      'a text without an end',
    ],
    [
      'of a way of a million nodes none of which is there',
      'town.osm.pbf',
      pbfFile([[{ type: 'way', id: 1, nodes: idsTo(1_000_000), tags: street }]]),
      'no street to walk or ride on',
    ],
  ])('%s', async (_, name, content, reason) => {
    const line = await refused(write(name, content));
    expect(line).toMatch(new RegExp(`^${name}: `));
    expect(line).toContain(reason);
  });

  test('that is not there, or is a folder', async () => {
    const missing = path.join(folder, 'none.osm');
    expect(await refused(missing)).toBe('none.osm: no such file');
    mkdirSync(path.join(folder, 'town.osm'));
    expect(await refused(path.join(folder, 'town.osm'))).toContain('is a folder');
  });

  test('in whose box nothing lies, with where the data lie', async () => {
    expect(await refused(smallTown, '--bbox', '1,2,3,4')).toContain(
      'no street to walk or ride on in the box; the data lie in 121.238,31.378,121.260,31.392',
    );
  });
});

describe('a file is built', () => {
  let count = 0;
  const built = async (name: string, content: string | Uint8Array) => {
    const out = path.join(folder, `built-${count++}`);
    const made = await build(write(name, content), '--out', out);
    expect(made).toMatchObject({ code: 0, stderr: '' });
    const { counts } = JSON.parse(readFileSync(path.join(out, 'manifest.json'), 'utf8')) as {
      counts: Record<string, number>;
    };
    return { out, counts };
  };

  test('by what it is, whatever it is called', async () => {
    const { counts } = await built('town.osm', town);
    expect((await built('town.osm.pbf', town)).counts).toEqual(counts);
    expect((await built('town.osm.pbf', gzipSync(town))).counts).toEqual(counts);
  });

  test('in which a node comes twice: the last stays', async () => {
    const moved = added("<node id='-3' lat='31.380' lon='121.261'/>");
    const [before, after] = [await built('town.osm', town), await built('town.osm', moved)];
    const metres = ({ counts }: typeof before) => counts.streetMetres as number;
    expect(metres(after) - metres(before)).toBeCloseTo(95, -1);
  });

  test('in which nodes are missing: the ways end there', async () => {
    const { counts } = await built('town.osm', town.replace(/<node id='-2'.*\/>/, ''));
    expect(counts.shapes).toBeGreaterThan(0);
  });

  test('with a way of 300,000 nodes', { timeout: 60_000 }, async () => {
    const nodes = idsTo(300_000).map((id) =>
      place(id, 121.24 + (id % 1000) * 1e-5, 31.38 + Math.floor(id / 1000) * 1e-5),
    );
    const way: OsmElement = { type: 'way', id: 1, nodes: idsTo(300_000), tags: street };
    const file = pbfFile([nodes.slice(0, 150_000), nodes.slice(150_000), [way]]);
    expect((await built('town.osm.pbf', file)).counts).toMatchObject({ nodes: 2, shapes: 1 });
  });

  test('in which a street leads to the other end of the world, which a check tells', async () => {
    const way = "<way id='-9'><nd ref='-1'/><nd ref='-8'/><tag k='highway' v='residential'/></way>";
    const { out } = await built('town.osm', added(`<node id='-8' lat='0' lon='0'/>${way}`));
    const { code, stderr } = await circle(['area', 'check', out]);
    expect([code, stderr]).toEqual([0, expect.stringMatching(/spans 12981 × \d+ km/)]);
  });
});
