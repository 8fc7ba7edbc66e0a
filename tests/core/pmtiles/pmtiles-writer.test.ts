// Archives are read back by the reader that everybody uses.

import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { PMTiles, type Source, TileType, tileIdToZxy, zxyToTileId } from 'pmtiles';
import { describe, expect, test } from 'vitest';
import { type ArchiveAbout, type Tile, tileId, writePmtiles } from '#core/pmtiles-writer.ts';
import { seeded } from '#tests/fixtures/streets.ts';

const about: ArchiveAbout = {
  bbox: [121.2, 31.3, 121.3, 31.4],
  compression: 'none',
  type: 'mvt',
  metadata: { vector_layers: [{ id: 'streets', fields: {} }] },
};
const write = (tiles: readonly Tile[]) => writePmtiles(tiles, about, gzipSync);

/** How often an archive was asked for bytes, and the archive. */
function open(bytes: Uint8Array<ArrayBuffer>) {
  const asked: number[] = [];
  const source: Source = {
    getKey: () => 'memory',
    getBytes: async (offset, length) => {
      asked.push(length);
      return { data: bytes.buffer.slice(offset, offset + length) };
    },
  };
  return { archive: new PMTiles(source), asked };
}

const tile = (z: number, x: number, y: number, ...data: number[]): Tile => ({
  z,
  x,
  y,
  data: Uint8Array.from(data),
});
const contents = async (archive: PMTiles, { z, x, y }: Tile) => {
  const found = await archive.getZxy(z, x, y);
  return found && [...new Uint8Array(found.data)];
};

describe('an archive', () => {
  test('gives every tile back, and nothing where there is none', async () => {
    const tiles = [
      tile(0, 0, 0, 1),
      tile(3, 7, 0, 2, 3),
      tile(14, 13_707, 6690, 4),
      tile(3, 0, 7, 5),
    ];
    const { archive } = open(await write(tiles));
    for (const one of tiles) expect(await contents(archive, one)).toEqual([...one.data]);
    expect(await archive.getZxy(3, 1, 1)).toBeUndefined();
  });

  test('says where it lies, how deep it goes and what it holds', async () => {
    const { archive } = open(await write([tile(10, 5, 5, 1), tile(12, 20, 20, 1)]));
    expect(await archive.getHeader()).toMatchObject({
      specVersion: 3,
      clustered: true,
      tileType: TileType.Mvt,
      minZoom: 10,
      maxZoom: 12,
      minLon: 121.2,
      maxLat: 31.4,
      numAddressedTiles: 2,
      numTileContents: 1,
    });
    expect(await archive.getMetadata()).toEqual(about.metadata);
  });

  test('may be empty', async () => {
    const { archive } = open(await write([]));
    expect(await archive.getZxy(0, 0, 0)).toBeUndefined();
  });

  test('holds equal tiles once', async () => {
    const sea = Array.from({ length: 1024 }, (_, i) =>
      tile(5, i % 32, Math.floor(i / 32), 7, 7, 7),
    );
    const bytes = await write(sea);
    const { archive } = open(bytes);
    expect(await archive.getHeader()).toMatchObject({ numTileEntries: 1, numTileContents: 1 });
    expect(await contents(archive, tile(5, 31, 31))).toEqual([7, 7, 7]);
    expect(bytes.length).toBeLessThan(400);
  });

  test('is the same whatever the order of the tiles', async () => {
    const tiles = [tile(2, 1, 1, 1), tile(2, 2, 1, 2), tile(1, 0, 0, 1)];
    expect(await write(tiles.toReversed())).toEqual(await write(tiles));
  });

  test('of a hundred thousand tiles is reached by two directories', async () => {
    const random = seeded(3);
    const tiles = Array.from({ length: 100_000 }, (_, i) =>
      tile(
        10,
        i % 400,
        Math.floor(i / 400),
        ...Array.from({ length: 1 + Math.floor(random() * 9) }, () => Math.floor(random() * 256)),
      ),
    );
    const { archive, asked } = open(await write(tiles));
    for (let i = 0; i < tiles.length; i += 997) {
      const one = tiles[i] as Tile;
      expect(await contents(archive, one)).toEqual([...one.data]);
    }
    const directories = asked.filter((length) => length > 10);
    expect(directories.length).toBeGreaterThan(2);
    expect(Math.max(...directories)).toBeLessThan(50_000);
  });
});

test('tiles have the numbers of the specification', () => {
  const place = fc
    .nat({ max: 16 })
    .chain((z) =>
      fc.tuple(fc.constant(z), fc.nat({ max: 2 ** z - 1 }), fc.nat({ max: 2 ** z - 1 })),
    );
  fc.assert(
    fc.property(place, ([z, x, y]) => {
      expect(tileId({ z, x, y })).toBe(zxyToTileId(z, x, y));
      expect(tileIdToZxy(tileId({ z, x, y }))).toEqual([z, x, y]);
    }),
  );
});
