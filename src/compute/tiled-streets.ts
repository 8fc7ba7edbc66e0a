// The streets of a city or a country, held as the tiles within reach of what was asked. A
// search that reaches the edge of what is loaded loads more and starts again, so that an
// answer never depends on what happened to be loaded.

import { metresPerLat, metresPerLng } from '#core/streets/graph.ts';
import type { ProfileName } from '#core/streets/profile.ts';
import { makeSnapIndex, type SnapIndex, snapLimit } from '#core/streets/snap.ts';
import { type StreetTile, tilesPassed } from '#core/streets/tile.ts';
import { type Assembly, assemble, missingTiles } from '#core/streets/tile-assembly.ts';
import { type TileAddress, tileAddress, tileKey, tilesIn } from '#core/streets/tile-grid.ts';
import type { LngLat } from '#core/units.ts';
import {
  type OpenNetwork,
  type OpenReach,
  openNetwork,
  type ReachQuery,
  type Streets,
  searchFrom,
} from './streets.ts';

/** Gives the tile at an address; null: the archive has none there. */
export type TileReader = (address: TileAddress, signal: AbortSignal) => Promise<StreetTile | null>;

/** Tiles kept; beyond it, all but those of the question at hand are forgotten. */
const mostTiles = 256;

interface Held {
  readonly assembly: Assembly;
  readonly index: SnapIndex;
  readonly networks: Map<ProfileName, OpenNetwork>;
}

/** Keys of the tiles within snapping distance of a point. */
function tilesNear([lng, lat]: LngLat): number[] {
  const [dx, dy] = [snapLimit / metresPerLng(lat), snapLimit / metresPerLat];
  return tilesIn([lng - dx, lat - dy, lng + dx, lat + dy]).map(tileKey);
}

export function tiledStreets(read: TileReader): Streets {
  const tiles = new Map<number, StreetTile | null>();
  /** Tiles that a loaded street is in or passes through. */
  const passed = new Set<number>();
  let held: Held | null = null;

  /** Loads tiles that are not here yet; false: all were. */
  const load = async (keys: Iterable<number>, signal: AbortSignal): Promise<boolean> => {
    const wanted = [...new Set(keys)].filter((key) => !tiles.has(key));
    const found = await Promise.all(wanted.map((key) => read(tileAddress(key), signal)));
    signal.throwIfAborted();
    for (const [i, key] of wanted.entries()) {
      const tile = found[i] ?? null;
      tiles.set(key, tile);
      if (tile) for (const other of tilesPassed(tile)) passed.add(other);
    }
    if (found.some((tile) => tile !== null)) held = null;
    return wanted.length > 0;
  };

  /** Loads all streets that a point may be snapped to. */
  const loadAround = async (points: readonly LngLat[], signal: AbortSignal): Promise<boolean> => {
    const near = points.flatMap(tilesNear);
    const first = await load(near, signal);
    const visitors = near.flatMap((key) => tiles.get(key)?.visitors.map(tileKey) ?? []);
    return (await load(visitors, signal)) || first;
  };

  const hold = (): Held => {
    const assembly = assemble([...tiles.values()].filter((tile) => tile !== null));
    return { assembly, index: makeSnapIndex(assembly.graph), networks: new Map() };
  };

  const networkOf = ({ assembly, index, networks }: Held, profile: ProfileName): OpenNetwork => {
    const known =
      networks.get(profile) ?? openNetwork(assembly.graph, profile, { index, isWhole: false });
    networks.set(profile, known);
    return known;
  };

  const reach = async (query: ReachQuery, signal: AbortSignal): Promise<OpenReach | null> => {
    if (tiles.size > mostTiles) {
      tiles.clear();
      passed.clear();
      held = null;
    }
    await loadAround([query.at], signal);
    for (;;) {
      held ??= hold();
      const found = searchFrom(networkOf(held, query.profile), query);
      if (found === null) return null;
      const missing = missingTiles(found.reach, held.assembly);
      if (await load(missing, signal)) continue;
      const near = query.points?.filter((point) => tilesNear(point).some((key) => passed.has(key)));
      if (await loadAround(near ?? [], signal)) continue;
      return found;
    }
  };

  // One search at a time: two would share the labels and the tiles they assemble.
  let turn: Promise<unknown> = Promise.resolve();
  return {
    farthestSeconds: 1800,
    prepare: () => null,
    ask: (query, signal, answer) => {
      const mine = turn.then(async () => answer(await reach(query, signal)));
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
}
