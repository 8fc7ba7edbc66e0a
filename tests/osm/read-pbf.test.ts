// The PBF reader on tiny files that hold one difficulty each, and on two cities. Damage of
// every kind that chance finds: `tests/fuzz`.

import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import type { PbfWriter } from 'pbf';
import { describe, expect, test } from 'vitest';
import type { OsmElement, OsmKind, OsmNode, Tags } from '#osm/element.ts';
import { OsmError } from '#osm/osm-error.ts';
import { readPbf } from '#osm/read-pbf.ts';
import { collect } from '#tests/fixtures/collect.ts';
import { blob, dataBlock, type PbfOptions, pbfFile } from '#tests/fixtures/pbf.ts';

const node = (id: number, lng: number, lat: number, tags: Tags = {}): OsmNode => ({
  type: 'node',
  id,
  lng,
  lat,
  tags,
});

const town: OsmElement[][] = [
  [
    node(1, 121.24, 31.38),
    node(2, 121.2412345, 31.3812345, { name: '法华塔', tourism: 'attraction' }),
    node(3, -0.0000001, -89.9999999),
  ],
  [
    { type: 'way', id: 10, nodes: [1, 2, 3, 1], tags: { highway: 'residential' } },
    { type: 'way', id: 11, nodes: [], tags: {} },
  ],
  [
    {
      type: 'relation',
      id: 20,
      members: [
        { type: 'way', ref: 10, role: 'outer' },
        { type: 'node', ref: 3, role: '' },
        { type: 'relation', ref: 7, role: 'sub area' },
      ],
      tags: { type: 'multipolygon', natural: 'water' },
    },
  ],
];

async function elements(bytes: Uint8Array | Uint8Array[], kinds?: ReadonlySet<OsmKind>) {
  const found: OsmElement[] = [];
  const chunks = Array.isArray(bytes) ? bytes : [bytes];
  for await (const batch of readPbf(chunks, kinds)) found.push(...batch.elements);
  return found;
}

async function failure(bytes: Uint8Array): Promise<Pick<OsmError, 'code' | 'reason' | 'place'>> {
  const error: unknown = await elements(bytes).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof OsmError)) throw new Error(`expected an OsmError, got ${error}`);
  return { code: error.code, reason: error.reason, place: error.place };
}

describe('a file gives the elements that were written', () => {
  test.each<[string, PbfOptions]>([
    ['with dense nodes in zlib blobs', {}],
    ['with raw blobs', { raw: true }],
    ['with plain nodes', { plainNodes: true }],
    [
      'with coordinates in steps of 1e-9°, from another origin',
      { granularity: 1, latOffset: 31e9, lngOffset: -7e9 },
    ],
  ])('%s', async (_, options) => {
    expect(await elements(pbfFile(town, options))).toEqual(town.flat());
  });

  test('with a coarse grid, to within half a step', async () => {
    const [first] = await elements(pbfFile([[node(1, 121.24, 31.38)]], { granularity: 1_000_000 }));
    expect(first).toMatchObject({ lng: 121.24, lat: 31.38 });
  });

  test('with all kinds in one block, ways before their nodes', async () => {
    const mixed = [...(town[2] ?? []), ...(town[1] ?? []), ...(town[0] ?? [])];
    expect(await elements(pbfFile([mixed]))).toEqual(mixed);
  });

  test('with ids beyond 32 bits and below zero, exactly', async () => {
    const ids = [-(2 ** 51), -1, 2 ** 31, 12_345_678_901, 2 ** 52 - 1];
    const far: OsmElement[] = [
      ...ids.map((id) => node(id, 1, 2)),
      { type: 'way', id: 12_345_678_901, nodes: ids.slice(1, 4), tags: {} },
    ];
    expect(await elements(pbfFile([far]))).toEqual(far);
    expect(await elements(pbfFile([far], { plainNodes: true }))).toEqual(far);
  });

  test('or none, where an id is too large to be exact', async () => {
    for (const id of [2 ** 53 - 1, -(2 ** 53) + 1]) {
      const written = elements(pbfFile([[node(1, 1, 2), node(id, 1, 2)]]));
      await expect(written).rejects.toMatchObject({ code: 'malformed_pbf' });
    }
  });

  test('whatever pieces the bytes come in', async () => {
    const file = pbfFile(town);
    const single = Array.from(file, (byte) => Uint8Array.of(byte));
    expect(await elements(single)).toEqual(town.flat());
  });

  test('and nothing of the kinds nobody asked for', async () => {
    expect(await elements(pbfFile(town), new Set(['way']))).toEqual(town[1]);
  });

  test('and its age, in seconds or in milliseconds', async () => {
    const age = async (timestamp: number) =>
      (await collect(readPbf([pbfFile(town, { timestamp })]))).asOf;
    expect(await age(1_764_000_000)).toBe('2025-11-24T16:00:00Z');
    expect(await age(1_764_000_000_000)).toBe('2025-11-24T16:00:00Z');
    expect((await collect(readPbf([pbfFile(town)]))).asOf).toBeNull();
  });

  test('unless it is of a type to be skipped', async () => {
    const other = blob('OSMIndex', Buffer.from('anything'));
    const [header, ...rest] = [pbfFile([]), pbfFile(town).subarray(pbfFile([]).length)];
    expect(await elements(Buffer.concat([header as Buffer, other, ...rest]))).toEqual(town.flat());
  });

  test('a way of a million nodes is read', async () => {
    const nodes = Array.from({ length: 1_000_000 }, (_, i) => i + 1);
    const [way] = await elements(pbfFile([[{ type: 'way', id: 1, nodes, tags: {} }]]));
    expect(way).toMatchObject({ nodes: { length: 1_000_000, 999999: 1_000_000 } });
  });
});

describe('what is wrong is said with its byte', () => {
  const header = pbfFile([]);
  const withBlob = (bytes: Uint8Array) => Buffer.concat([header, bytes]);
  const packed = (write: (pbf: PbfWriter) => void) =>
    withBlob(blob('OSMData', new Uint8Array(0), {}, write));
  const block = dataBlock(town.flat());

  test.each<[string, Uint8Array, object]>([
    ['a file of another kind', Buffer.from('GIF89a…'), { code: 'not_osm', place: 'byte 0' }],
    ['no header', Buffer.alloc(0), { code: 'not_osm' }],
    ['data before the header', pbfFile(town).subarray(header.length), { place: 'byte 0' }],
    [
      'a feature that is not known',
      pbfFile([], { required: ['OsmSchema-V0.7'] }),
      { code: 'unsupported', reason: 'the file needs OsmSchema-V0.7' },
    ],
    [
      'data packed by another compression',
      packed((pbf) => pbf.writeBytesField(7, block)),
      { code: 'unsupported', reason: 'data compressed by Zstandard, expected zlib' },
    ],
    ['a blob without data', packed(() => {}), { code: 'malformed_pbf' }],
    [
      'data that are not what zlib makes',
      packed((pbf) => {
        pbf.writeVarintField(2, block.length);
        pbf.writeBytesField(3, block);
      }),
      { reason: "a block that can't be read (compressed data that is damaged)" },
    ],
    [
      'a blob that unpacks beyond what it announces',
      packed((pbf) => {
        pbf.writeVarintField(2, block.length - 1);
        pbf.writeBytesField(3, deflateSync(block));
      }),
      { reason: "a block that can't be read (more data than announced)" },
    ],
    [
      'a blob that announces more than the format allows',
      packed((pbf) => {
        pbf.writeVarintField(2, 2 ** 40);
        pbf.writeBytesField(3, deflateSync(Buffer.alloc(1000)));
      }),
      { code: 'malformed_pbf', reason: 'a blob of 1099511627776 bytes when unpacked' },
    ],
    [
      'a block of more nodes than memory is for',
      withBlob(blob('OSMData', endlessNodes())),
      { code: 'malformed_pbf' },
    ],
    [
      'a node beyond the pole',
      withBlob(blob('OSMData', dataBlock([node(7, 31, 121)]))),
      { reason: expect.stringContaining('node 7 at longitude 31, latitude 121') },
    ],
    [
      'half a file',
      pbfFile(town).subarray(0, header.length + 40),
      { code: 'truncated', place: `byte ${header.length + 40}` },
    ],
  ])('%s', async (_, bytes, expected) => {
    expect(await failure(bytes)).toMatchObject(expected);
  });

  /** 20 million nodes without tags, a few kilobytes when packed. */
  function endlessNodes(): Uint8Array {
    const zeros = new Uint8Array(20_000_000);
    const length = Buffer.from([0x80, 0xda, 0xc4, 0x09]);
    const ids = Buffer.concat([Buffer.from([0x0a]), length, zeros]);
    const dense = Buffer.concat([Buffer.from([0x12]), varint(ids.length), ids]);
    return Buffer.concat([Buffer.from([0x12]), varint(dense.length), dense]);
  }

  function varint(value: number): Buffer {
    const bytes: number[] = [];
    for (let left = value; ; left >>>= 7) {
      if (left < 128) return Buffer.from([...bytes, left]);
      bytes.push((left & 127) | 128);
    }
  }
});

describe('damage', () => {
  /** The elements, or null for a clear refusal; anything else fails the test. */
  const outcome = async (bytes: Uint8Array): Promise<number | null> => {
    try {
      return (await elements(bytes)).length;
    } catch (error) {
      if (error instanceof OsmError) return null;
      throw error;
    }
  };

  test('a file cut off anywhere but between two blocks is refused', async () => {
    const file = pbfFile(town);
    const ends = [pbfFile([]), ...town.map((_, i) => pbfFile(town.slice(0, i + 1)))];
    const whole = new Set(ends.map(({ length }) => length));
    for (let length = 0; length < file.length; length++) {
      if (whole.has(length)) continue;
      expect(await outcome(file.subarray(0, length)), `${length} bytes`).toBeNull();
    }
  });

  test('a single flipped bit in a packed block is always found', async () => {
    const file = pbfFile([town.flat()]);
    const start = file.length - 60;
    for (let bit = 8 * start; bit < 8 * file.length; bit++) {
      const damaged = Buffer.from(file);
      damaged[bit >> 3] = (damaged[bit >> 3] as number) ^ (1 << (bit & 7));
      expect(await outcome(damaged), `bit ${bit}`).toBeNull();
    }
  });
});

describe('whole cities', () => {
  const read = async (city: string) => {
    const file = `../shared/data/osm/${city}.osm.pbf`;
    const { nodes, ways, relations, asOf } = await collect(readPbf(createReadStream(file)));
    return [nodes.size, ways.size, relations.size, asOf];
  };
  const isThere = existsSync('../shared/data/osm');
  if (!isThere)
    console.warn('SKIPPED: ../shared/data/osm is not there, Monaco and Porto were not read');

  test.runIf(isThere)('Monaco and Porto have the elements that others count', async () => {
    expect(await read('monaco')).toEqual([14_286, 3346, 46, '2025-10-06T13:18:07Z']);
    expect(await read('porto')).toEqual([347_944, 51_458, 357, '2015-06-06T00:23:02Z']);
  });

  test.runIf(isThere)('Monaco cut off or damaged anywhere is refused', async () => {
    const monaco = readFileSync('../shared/data/osm/monaco.osm.pbf');
    for (let share = 0.03; share < 1; share += 0.07) {
      const at = Math.floor(monaco.length * share);
      expect(await failure(monaco.subarray(0, at))).toMatchObject({ code: 'truncated' });
      const damaged = Buffer.from(monaco);
      damaged[at] = (damaged[at] as number) ^ 0x10;
      expect(await failure(damaged)).toMatchObject({ code: 'malformed_pbf' });
    }
  });
});
