// The XML reader on files of one situation each, and on the two towns there are.

import { createReadStream, existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OsmBatch } from '#osm/element.ts';
import { OsmError } from '#osm/osm-error.ts';
import { readXml } from '#osm/read-xml.ts';
import { collect } from '#tests/fixtures/collect.ts';

const fixture = (name: string) => readXml(createReadStream(`tests/fixtures/osm/${name}`, 'utf8'));
const read = (text: string) => collect(readXml([text]));

async function failure(text: string): Promise<Pick<OsmError, 'code' | 'reason' | 'place'>> {
  const error: unknown = await read(text).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof OsmError)) throw new Error(`expected an OsmError, got ${error}`);
  return { code: error.code, reason: error.reason, place: error.place };
}

const osm = (inner: string) => `<osm version="0.6">\n${inner}\n</osm>`;
const jiading = readFileSync('data/areas/jiading/jiading.osm', 'utf8');

describe('reading', () => {
  test('nodes, ways and relations come with their tags, references and roles', async () => {
    const { nodes, ways, relations } = await collect(fixture('deleted-in-josm.osm'));
    expect(nodes.get(-2)).toEqual({
      type: 'node',
      id: -2,
      lng: 121.25,
      lat: 31.38,
      tags: { name: '州桥 & 法华塔', tourism: 'attraction' },
    });
    expect(ways.get(-10)?.nodes).toEqual([-1, -2]);
    expect(relations.get(-20)?.members).toEqual([
      { type: 'way', ref: -10, role: 'outer' },
      { type: 'node', ref: -1, role: '' },
    ]);
  });

  test('what JOSM marked as deleted is left out', async () => {
    const { nodes, ways } = await collect(fixture('deleted-in-josm.osm'));
    expect([...nodes.keys()]).toEqual([-1, -2]);
    expect([...ways.keys()]).toEqual([-10]);
  });

  test('the newest moment the file speaks of is its age', async () => {
    expect((await collect(fixture('overpass.osm'))).asOf).toBe('2026-11-24T06:30:00Z');
    expect((await collect(fixture('two-halves-west.osm'))).asOf).toBeNull();
  });

  test('two extracts that overlap become one, and the last wins', async () => {
    const west = fixture('two-halves-west.osm');
    const { nodes, ways } = await collect(west, fixture('two-halves-east.osm'));
    expect([...nodes.keys()].sort()).toEqual([1, 2, 3]);
    expect([...ways.keys()]).toEqual([10, 11]);
    expect(nodes.get(2)?.tags).toEqual({ highway: 'crossing' });
  });

  test('a file cut into single characters gives the same elements', async () => {
    const whole = await collect(fixture('deleted-in-josm.osm'));
    const text = readFileSync('tests/fixtures/osm/deleted-in-josm.osm', 'utf8');
    expect(await collect(readXml([...text]))).toEqual(whole);
  });

  test('elements are handed over before the file has ended', async () => {
    const endless = (function* () {
      yield '<osm><node id="1" lat="1" lon="2"/>';
      throw new Error('asked for more than the first piece');
    })();
    const { value } = await readXml(endless).next();
    expect((value as OsmBatch).elements).toHaveLength(1);
  });
});

describe('what is wrong is said with its line', () => {
  const node = '<node id="7" lat="31.38" lon="121.24"/>';
  test.each([
    ['text that is not XML', 'station,lng,lat', 'malformed_xml', 1],
    ['nothing at all', '', 'truncated', 1],
    ['a tag closed twice', osm(`${node}\n</node>`), 'malformed_xml', 3],
    ['an attribute without quotes', osm('<node id=7 lat="1" lon="2"/>'), 'malformed_xml', 2],
    ['another kind of XML', '<gpx version="1.1">\n</gpx>', 'not_osm', 1],
    ['a node without latitude', osm('<node id="7" lon="121.24"/>'), 'missing_attribute', 2],
    ['an element without id', osm('<way><nd ref="1"/></way>'), 'missing_attribute', 2],
    ['a tag without value', osm('<way id="1">\n<tag k="name"/></way>'), 'missing_attribute', 3],
    ['a coordinate that is no number', osm('<node id="7" lat="NaN" lon="1"/>'), 'bad_number', 2],
    ['an empty coordinate', osm('<node id="7" lat="" lon="1"/>'), 'bad_number', 2],
    ['an endless coordinate', osm('<node id="7" lat="1e999" lon="1"/>'), 'bad_coordinate', 2],
    ['a latitude beyond the pole', osm('<node id="7" lat="121" lon="31"/>'), 'bad_coordinate', 2],
    ['a reference that is no number', osm('<way id="1"><nd ref="a"/></way>'), 'bad_number', 2],
    ['an id past what a number holds', osm('<way id="9007199254740993"/>'), 'bad_number', 2],
  ] as const)('%s', async (_, text, code, line) => {
    expect(await failure(text)).toMatchObject({ code, place: `line ${line}` });
  });

  test('the reason names the element and the value', async () => {
    expect((await failure(osm('<node id="7" lat="x" lon="1"/>'))).reason).toBe(
      'node 7: lat "x" is not a number',
    );
  });

  test('an extract whose server gave up is not taken for a whole one', async () => {
    await expect(collect(fixture('overpass-gave-up.osm'))).rejects.toMatchObject({
      code: 'incomplete',
      place: 'line 4',
    });
  });

  test('entities that would multiply are refused', async () => {
    const bomb = '<!DOCTYPE osm [<!ENTITY a "aaaaaaaa">]><osm><note>&a;&a;</note></osm>';
    expect(await failure(bomb)).toMatchObject({ code: 'malformed_xml' });
  });

  test('a file with any character put for another is read or refused, nothing else', async () => {
    const town = readFileSync('tests/fixtures/osm/small-town.osm', 'utf8');
    await fc.assert(
      fc.asyncProperty(
        fc.nat(town.length - 1),
        fc.oneof(
          fc.constantFrom(...'<>/=\'"&; 0-.\n\0'),
          fc.string({ unit: 'binary', maxLength: 2 }),
        ),
        async (position, other) => {
          const damaged = town.slice(0, position) + other + town.slice(position + 1);
          const error = await read(damaged).then(
            () => null,
            (reason: unknown) => reason,
          );
          if (error !== null) expect(error).toBeInstanceOf(OsmError);
        },
      ),
      { numRuns: 500, seed: 15 },
    );
  });

  test('the town cut off anywhere is an error that says so', async () => {
    for (let share = 0.05; share < 1; share += 0.1) {
      const { code } = await failure(jiading.slice(0, Math.floor(jiading.length * share)));
      expect(code).toBe('truncated');
    }
  });
});

describe('whole towns', () => {
  test('Jiading Town has the elements its README counts', async () => {
    const { nodes, ways, relations } = await read(jiading);
    expect([nodes.size, ways.size, relations.size]).toEqual([5105, 1094, 1]);
  });

  const shanghai = '../shared/data/osm/shanghai-centre.osm';
  const missing = !existsSync(shanghai);
  if (missing) console.warn(`SKIPPED: ${shanghai} is not there, central Shanghai was not read`);
  test.skipIf(missing)('central Shanghai is read whole', async () => {
    const { nodes, ways, asOf } = await collect(readXml(createReadStream(shanghai, 'utf8')));
    expect([nodes.size, ways.size, asOf]).toEqual([21_786, 4701, '2025-08-09T07:00:26Z']);
  });
});
