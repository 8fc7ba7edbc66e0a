// A town or a country in memory: what the street graph and the basemap look up by id.
// Nodes lie in typed arrays, sorted by id, 16 bytes each; ways share one array of node
// references and, where they are tagged alike, their tags.

import { growing, indexIn, sortedSet } from '#core/number-list.ts';
import type { OsmNode, OsmRelation, OsmWay, Tags } from './element.ts';

export interface OsmData {
  readonly nodes: {
    readonly get: (id: number) => OsmNode | undefined;
    readonly has: (id: number) => boolean;
  };
  /** The nodes that are something by themselves, in the order of the file. */
  readonly taggedNodes: Iterable<OsmNode>;
  readonly ways: {
    readonly get: (id: number) => OsmWay | undefined;
    /** In the order of the file. */
    readonly values: () => Iterable<OsmWay>;
    readonly size: number;
  };
  readonly relations: ReadonlyMap<number, OsmRelation>;
}

/** Coordinates in the file's own unit, 1e-7 degrees: exact, and half the size of doubles. */
const unitsPerDegree = 1e7;
const unknown = 0x7fffffff;
const noTags: Tags = Object.freeze({});

/** The nodes of the given ids, and those that are something by themselves. */
export function makeNodes(ids: Float64Array) {
  const places = new Int32Array(2 * ids.length).fill(unknown);
  const tagged = new Map<number, OsmNode>();
  let next = 0;
  /** Files are sorted as a rule, so the next id is the one that is looked for. */
  const indexOf = (id: number): number => {
    const index = ids[next] === id ? next : indexIn(ids, id);
    if (index >= 0) next = index + 1;
    return index;
  };
  const isKnown = (index: number) => index >= 0 && places[2 * index] !== unknown;
  return {
    put(node: OsmNode, tags: Tags | null) {
      if (tags) tagged.set(node.id, { ...node, tags });
      else tagged.delete(node.id);
      const index = indexOf(node.id);
      if (index < 0) return;
      places[2 * index] = Math.round(node.lng * unitsPerDegree);
      places[2 * index + 1] = Math.round(node.lat * unitsPerDegree);
    },
    nodes: {
      has: (id: number) => tagged.has(id) || isKnown(indexIn(ids, id)),
      get(id: number): OsmNode | undefined {
        const one = tagged.get(id);
        if (one) return one;
        const index = indexIn(ids, id);
        if (!isKnown(index)) return undefined;
        const lng = (places[2 * index] as number) / unitsPerDegree;
        const lat = (places[2 * index + 1] as number) / unitsPerDegree;
        return { type: 'node', id, lng, lat, tags: noTags };
      },
    },
    tagged: { [Symbol.iterator]: () => tagged.values() },
  };
}

/** Ways as they come; of one that comes twice the last stays. */
export function makeWays() {
  const ids = growing();
  /** Of each way its first reference; it ends where the next begins. */
  const starts = growing();
  const references = growing();
  const tagsOf: Tags[] = [];
  const referencesOf = (slot: number) =>
    references.view().subarray(starts.view()[slot], starts.view()[slot + 1]);
  const wayAt = (slot: number): OsmWay => {
    const nodes: number[] = [];
    for (const node of referencesOf(slot)) nodes.push(node);
    return { type: 'way', id: ids.view()[slot] as number, nodes, tags: tagsOf[slot] as Tags };
  };
  const used = (slots: Uint32Array): Float64Array => {
    const some = growing();
    for (const slot of slots) for (const node of referencesOf(slot)) some.push(node);
    return some.view();
  };
  return {
    put({ id, nodes }: OsmWay, tags: Tags) {
      ids.push(id);
      starts.push(references.length());
      for (const node of nodes) references.push(node);
      tagsOf.push(tags);
    },
    /** Those that are kept, and the ids of their nodes. */
    finish(keep: (id: number) => boolean): { ways: OsmData['ways']; nodeIds: Float64Array } {
      const slots = latest(ids.view()).filter((slot) => keep(ids.view()[slot] as number));
      const sortedIds = Float64Array.from(slots, (slot) => ids.view()[slot] as number);
      const inOrder = slots.toSorted();
      return {
        nodeIds: sortedSet(slots.length === ids.length() ? references.view() : used(slots)),
        ways: {
          size: slots.length,
          get(id) {
            const slot = slots[indexIn(sortedIds, id)];
            return slot === undefined ? undefined : wayAt(slot);
          },
          *values() {
            for (const slot of inOrder) yield wayAt(slot);
          },
        },
      };
    },
  };
}

/** The places of the last of each id, in the order of the ids. */
function latest(ids: Float64Array): Uint32Array {
  const order = Uint32Array.from(ids, (_, slot) => slot);
  const isSorted = ids.every((id, slot) => slot === 0 || id >= (ids[slot - 1] as number));
  if (!isSorted) order.sort((a, b) => (ids[a] as number) - (ids[b] as number) || a - b);
  return order.filter((slot, i) => ids[slot] !== ids[order[i + 1] ?? -1]);
}
