// One door for all files of OpenStreetMap: what a file is, its content says.

import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { OsmError } from '#osm/osm-error.ts';
import { readOsm } from '#osm/read-osm.ts';
import { collect } from '#tests/fixtures/collect.ts';
import { pbfFile } from '#tests/fixtures/pbf.ts';

const text = readFileSync('tests/fixtures/osm/overpass.osm');
const single = (bytes: Uint8Array) => Array.from(bytes, (byte) => Uint8Array.of(byte));

async function failure(bytes: Uint8Array) {
  const error: unknown = await collect(readOsm([bytes])).catch((reason: unknown) => reason);
  if (!(error instanceof OsmError)) throw new Error(`expected an OsmError, got ${error}`);
  return error;
}

describe('one town in three files', () => {
  test('XML, XML in gzip and PBF give the same elements', async () => {
    const fromXml = await collect(readOsm([text]));
    expect(fromXml.nodes.size).toBeGreaterThan(0);
    const all = [fromXml.nodes, fromXml.ways, fromXml.relations].flatMap((m) => [...m.values()]);
    expect(await collect(readOsm([gzipSync(text)]))).toEqual(fromXml);
    expect(await collect(readOsm([pbfFile([all])]))).toEqual({ ...fromXml, asOf: null });
  });

  test('in whatever pieces they come, a letter of several bytes among them', async () => {
    const named = Buffer.from(
      '<osm><node id="1" lat="1" lon="2"><tag k="name" v="法华塔"/></node></osm>',
    );
    for (const file of [named, gzipSync(named), pbfFile([])]) {
      expect(await collect(readOsm(single(file)))).toEqual(await collect(readOsm([file])));
    }
    expect((await collect(readOsm(single(named)))).nodes.get(1)?.tags).toEqual({ name: '法华塔' });
  });

  test('a mark of the byte order before the XML is passed over', async () => {
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), text]);
    expect(await collect(readOsm([marked]))).toEqual(await collect(readOsm([text])));
  });
});

describe('what is no such file is refused in words', () => {
  test.each([
    ['nothing', '', 'truncated', 'byte 0'],
    ['a page of the web', '\n<!DOCTYPE html><html><body></body></html>', 'not_osm', 'byte 0'],
    ['another kind of XML', '<gpx version="1.1"></gpx>', 'not_osm', 'line 1'],
    ['a table', 'id,lng,lat', 'not_osm', 'byte 0'],
    ['a zip file', 'PK\x03\x04', 'unsupported', 'byte 0'],
    ['a bzip2 file', 'BZh91AY', 'unsupported', 'byte 0'],
  ])('%s', async (_, content, code, place) => {
    expect(await failure(Buffer.from(content, 'latin1'))).toMatchObject({ code, place });
  });

  test('gzip that is cut off or damaged', async () => {
    const packed = gzipSync(text);
    expect(await failure(packed.subarray(0, packed.length / 2))).toMatchObject({
      code: 'truncated',
    });
    const damaged = Buffer.from(packed);
    damaged.fill(0xff, 12, 20);
    expect(['malformed_gzip', 'truncated']).toContain((await failure(damaged)).code);
  });

  test('a text that has no end is given up, not gathered', async () => {
    let given = 0;
    const endless = (function* () {
      yield Buffer.from('<osm><note>');
      for (; given < 1000; given++) yield Buffer.alloc(1 << 20, 'a');
    })();
    await expect(collect(readOsm(endless))).rejects.toMatchObject({ code: 'malformed_xml' });
    expect(given).toBeLessThan(40);
  });
});

describe('the source', () => {
  const failing = async function* (bytes: Uint8Array) {
    yield bytes;
    throw new Error('the disk is gone');
  };

  test.each([
    ['XML', text.subarray(0, 50)],
    ['gzip', gzipSync(text).subarray(0, 50)],
    ['PBF', pbfFile([]).subarray(0, 20)],
  ])('is heard when it fails under %s', async (_, bytes) => {
    await expect(collect(readOsm(failing(bytes)))).rejects.toThrow('the disk is gone');
  });

  test('is closed when nobody reads on, or nothing can be read', async () => {
    const table = Buffer.from('id,lng,lat'.padEnd(64));
    for (const file of [text, gzipSync(text), pbfFile([[]]), table]) {
      let closed = false;
      const source = (function* () {
        try {
          yield file;
          yield file;
        } finally {
          closed = true;
        }
      })();
      const begun = readOsm(source);
      await begun.next().catch(() => null);
      await begun.return(undefined);
      await new Promise((resolve) => setTimeout(resolve, 5));
      expect(closed).toBe(true);
    }
  });
});
