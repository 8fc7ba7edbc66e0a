// Street tiles against the whole graph: what a search over the loaded tiles finds, once it
// lacks none, is what a search over everything finds.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeAt, type StreetGraph } from '#core/streets/graph.ts';
import { buildGraph } from '#core/streets/graph-builder.ts';
import { FormatError } from '#core/streets/graph-codec.ts';
import { makeNetwork } from '#core/streets/network.ts';
import { type Profile, profileNames, profiles } from '#core/streets/profile.ts';
import { arrivalAtPoint, type Direction, reachOf } from '#core/streets/reach.ts';
import { makeLabels, never } from '#core/streets/search.ts';
import { makeSnapIndex, type Snap, snap, snapLimit } from '#core/streets/snap.ts';
import type { StreetSource } from '#core/streets/street-nodes.ts';
import type { StreetTile } from '#core/streets/tile.ts';
import { assemble, missingTiles } from '#core/streets/tile-assembly.ts';
import { decodeTile, encodeTile } from '#core/streets/tile-codec.ts';
import { cutTiles } from '#core/streets/tile-cutter.ts';
import { tileAddress, tileAt, tileCorner, tileKey, tilesIn } from '#core/streets/tile-grid.ts';
import type { LngLat } from '#core/units.ts';
import { randomTown, seeded } from '#tests/fixtures/streets.ts';

/** A town stretched to ten times its size, so that it spreads over many tiles. */
function wideTown(seed: number, side: number): StreetSource {
  const { nodes, ways } = randomTown(seed, side);
  const stretched = [...nodes].map(([id, { lng, lat, tags }]) => {
    const place = { lng: 121.24 + (lng - 121.24) * 4, lat: 31.38 + (lat - 31.38) * 4, tags };
    return [id, place] as const;
  });
  return { nodes: new Map(stretched), ways };
}

const whole = buildGraph(wideTown(4, 40));
const tiles = cutTiles(whole);
const byKey = new Map(tiles.map((tile) => [tileKey(tile.address), tile]));

/** Loads what a point needs to be snapped, as the worker does. */
function around([lng, lat]: LngLat, loaded: Set<number>) {
  const [dx, dy] = [snapLimit / 94_000, snapLimit / 111_000];
  const near = tilesIn([lng - dx, lat - dy, lng + dx, lat + dy]).map(tileKey);
  for (const key of near) {
    loaded.add(key);
    for (const visitor of byKey.get(key)?.visitors ?? []) loaded.add(tileKey(visitor));
  }
}

const present = (keys: Iterable<number>) => [...keys].flatMap((key) => byKey.get(key) ?? []);

describe('the grid', () => {
  it('finds each tile at its own corner', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 14 - 1), fc.integer({ min: 100, max: 2 ** 14 - 100 }), (x, y) => {
        const [lng, lat] = tileCorner({ x, y });
        expect(tileAt([lng + 1e-9, lat - 1e-9])).toEqual({ x, y });
        expect(tileAddress(tileKey({ x, y }))).toEqual({ x, y });
      }),
    );
  });
});

describe('cutting', () => {
  it('keeps every node and every shape once', () => {
    expect(tiles.length).toBeGreaterThan(20);
    const nodes = tiles.reduce((sum, tile) => sum + tile.nodes.length / 2, 0);
    const shapes = tiles.reduce((sum, tile) => sum + tile.from.length, 0);
    expect([nodes, shapes]).toEqual([whole.nodeCount, whole.shapeCount]);
  });

  it('puts together again to the same streets, with no frontier', () => {
    const { graph, frontier } = assemble(tiles);
    expect(frontier.size).toBe(0);
    const signature = (g: StreetGraph) =>
      Array.from({ length: g.shapeCount }, (_, k) => {
        const ends = [g.ends[2 * k], g.ends[2 * k + 1]].map((v) => nodeAt(g, v as number));
        const passages = g.passages.subarray(4 * k, 4 * k + 4);
        return `${ends} ${g.lengths[k]} ${passages} ${g.scraps[k]}`;
      }).sort();
    expect(signature(graph)).toEqual(signature(whole));
  });
});

/** Searches over the loaded tiles, loading what is missing, until nothing is. */
function searchTiles(at: LngLat, loaded: Set<number>, query: Query) {
  for (let rounds = 1; ; rounds++) {
    const assembly = assemble(present(loaded));
    const network = makeNetwork(assembly.graph, query.profile);
    const index = makeSnapIndex(assembly.graph);
    const place = snap(network, index, at) as Snap;
    const labels = makeLabels(network.labelCount);
    const reach = reachOf(network, labels, { ...query, places: [place] });
    const missing = missingTiles(reach, assembly).filter((key) => byKey.has(key));
    if (missing.length === 0) return { network, index, reach, rounds };
    for (const key of missing) loaded.add(key);
  }
}

interface Query {
  readonly profile: Profile;
  readonly direction: Direction;
  readonly cutoffSeconds: number;
}

describe('a search over tiles', () => {
  it.each(profileNames)('gives exactly the times of the whole graph by %s', (profile) => {
    const wholeNetwork = makeNetwork(whole, profiles[profile]);
    const wholeIndex = makeSnapIndex(whole);
    const random = seeded(9);
    const anyNode = () => nodeAt(whole, Math.floor(random() * whole.nodeCount));
    let compared = 0;
    let loads = 0;
    for (let i = 0; i < 24; i++) {
      const at = anyNode();
      const place = snap(wholeNetwork, wholeIndex, at);
      if (place === null) continue;
      const direction = i % 2 === 0 ? 'from' : 'to';
      const query = { profile: profiles[profile], direction, cutoffSeconds: 1800 } as const;
      const wholeLabels = makeLabels(wholeNetwork.labelCount);
      const truth = reachOf(wholeNetwork, wholeLabels, { ...query, places: [place] });
      const loaded = new Set<number>();
      around(at, loaded);
      loads += searchTiles(at, loaded, query).rounds - 1;
      const targets = Array.from({ length: 150 }, anyNode).filter((p) =>
        loaded.has(tileKey(tileAt(p))),
      );
      for (const target of targets) around(target, loaded);
      const { network, index, reach } = searchTiles(at, loaded, query);
      for (const target of targets) {
        const [there, here] = [
          snap(wholeNetwork, wholeIndex, target),
          snap(network, index, target),
        ];
        expect(here?.metres).toBeCloseTo(there?.metres as number, 6);
        const expected = (there && arrivalAtPoint(truth, there)?.time) ?? never;
        const found = (here && arrivalAtPoint(reach, here)?.time) ?? never;
        expect(Math.abs(found - expected)).toBeLessThan(1e-3);
        if (expected !== never) compared++;
      }
    }
    expect(compared).toBeGreaterThan(50);
    expect(loads).toBeGreaterThan(5);
    expect(present(byKey.keys()).length).toBeGreaterThan(30);
  });

  it('names the tiles it lacks', () => {
    const [first] = tiles.toSorted((a, b) => b.from.length - a.from.length) as [StreetTile];
    const assembly = assemble([first]);
    const network = makeNetwork(assembly.graph, profiles.walk);
    const place = { shape: 0, fraction: 0.5, metres: 0 };
    const query = { places: [place], direction: 'from' as const, cutoffSeconds: 7200 };
    const missing = missingTiles(reachOf(network, makeLabels(network.labelCount), query), assembly);
    expect(missing.length).toBeGreaterThan(0);
    expect(missing).not.toContain(tileKey(first.address));
  });
});

describe('a tile as bytes', () => {
  it.each(tiles.map((tile) => [`${tile.address.x}/${tile.address.y}`, tile] as const))(
    '%s decodes to what was encoded',
    (_, tile) => {
      expect(decodeTile(tile.address, encodeTile(tile))).toEqual(tile);
    },
  );

  it('is refused when truncated, when a bit is flipped and when it is random', () => {
    const [tile] = tiles as [StreetTile];
    const bytes = encodeTile(tile);
    for (let length = 0; length < bytes.length; length += 5) {
      expect(() => decodeTile(tile.address, bytes.slice(0, length))).toThrow(FormatError);
    }
    fc.assert(
      fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
        const broken = bytes.slice();
        broken[bit >> 3] = (broken[bit >> 3] as number) ^ (1 << (bit & 7));
        expect(() => decodeTile(tile.address, broken)).toThrow(FormatError);
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (random) => {
        expect(() => decodeTile(tile.address, random)).toThrow(FormatError);
      }),
    );
  });
});
