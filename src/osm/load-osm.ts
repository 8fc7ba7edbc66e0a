// Files of OpenStreetMap → what a built area needs of them. Each kind of element says
// which of the next are wanted, so the files are read three times: relations, ways, nodes.
// What nobody draws, walks or looks up is never kept, so that a country's file of
// hundreds of megabytes fits into memory. Within a box: every way that enters it, whole,
// and of an area that enters it all rings, so that no street and no pond is cut.
// (What osmium-tool calls the strategy `smart`.)

import { growing, indexIn, sortedSet } from '#core/number-list.ts';
import { barrierOf, passagesOf, streetKeys } from '#core/streets/passage.ts';
import type { Bbox } from '#core/units.ts';
import { basemapKeys, isDrawn, isLabelled } from './basemap-tags.ts';
import type {
  OsmBatch,
  OsmElement,
  OsmKind,
  OsmNode,
  OsmRelation,
  OsmWay,
  Tags,
} from './element.ts';
import { makeNodes, makeWays, type OsmData } from './osm-data.ts';

/** Reads a file from its start; called once for each reading. */
export type OsmReader = (kinds: ReadonlySet<OsmKind>) => AsyncIterable<OsmBatch>;

export interface LoadOptions {
  readonly bbox?: Bbox | undefined;
  /** Told before each reading and after every piece of it; what it throws ends the loading. */
  readonly onReading?: (kind: OsmKind) => void;
  /** Told how many ways are kept, before their nodes are read; what it throws ends the loading. */
  readonly onWays?: (count: number) => void;
}

export interface LoadedOsm extends OsmData {
  /** The newest moment the files speak of, RFC 3339 in UTC; null: they speak of none. */
  readonly asOf: string | null;
  /** Drawn by hand: no element has the number of one of OpenStreetMap. */
  readonly isDrawing: boolean;
  /** Box of all nodes of the files, where a part of them was asked for. */
  readonly span: Bbox | null;
}

/** Several files become one; of an element that comes twice the last stays. Throws what a reader throws. */
export async function loadOsm(
  readers: readonly OsmReader[],
  { bbox, onReading, onWays }: LoadOptions = {},
): Promise<LoadedOsm> {
  let asOf: string | null = null;
  let isDrawing = true;
  const read = async (reading: OsmKind, kinds: OsmKind[], put: (element: OsmElement) => void) => {
    onReading?.(reading);
    for (const open of readers) {
      for await (const batch of open(new Set(kinds))) {
        for (const element of batch.elements) {
          put(element);
          if (element.id > 0) isDrawing = false;
        }
        if (batch.asOf !== null && (asOf === null || batch.asOf > asOf)) asOf = batch.asOf;
        onReading?.(reading);
      }
    }
  };

  const relations = new Map<number, OsmRelation>();
  const inside = growing();
  let span: Bbox | null = null;
  await read('relation', bbox ? ['relation', 'node'] : ['relation'], (element) => {
    if (element.type === 'relation') putRelation(relations, element);
    if (element.type !== 'node' || !bbox) return;
    if (isInside(element, bbox)) inside.push(element.id);
    span = widened(span, element);
  });

  const rings = new Set(
    [...relations.values()].flatMap(({ members }) => members.map((m) => m.ref)),
  );
  const enters = bbox ? entering(sortedSet(inside.view())) : () => true;
  const found = makeWays();
  const wanted = new Set<number>();
  const usefulTags = makeTagSieve((tags) => passagesOf(tags) !== null || isDrawn(tags));
  await read('way', ['way'], (element) => {
    if (element.type !== 'way') return;
    const tags = usefulTags(element.tags);
    const isRing = rings.has(element.id);
    if (!isRing && !tags) return;
    const doesEnter = enters(element);
    if (isRing || doesEnter) found.put(element, tags ?? noTags);
    if (bbox && doesEnter) wanted.add(element.id);
  });
  if (bbox) keepEntering(relations, wanted);
  const { ways, nodeIds } = found.finish((id) => !bbox || wanted.has(id));
  onWays?.(ways.size);

  const { put, nodes, tagged } = makeNodes(nodeIds);
  await read('node', ['node'], (element) => {
    if (element.type !== 'node') return;
    const isOfUse = isLabelled(element.tags) && (!bbox || isInside(element, bbox));
    put(element, isOfUse || isPassed(element.tags) ? stripped(element.tags) : null);
  });
  return { nodes, taggedNodes: tagged, ways, relations, asOf, isDrawing, span };
}

const noTags: Tags = Object.freeze({});
const usedKeys: ReadonlySet<string> = new Set([...streetKeys, ...basemapKeys]);

/**
 * The tags that somebody reads, one object for all that are tagged alike; null: they are
 * of no use. Few streets differ in the tags that matter, so most are decided already.
 */
function makeTagSieve(isOfUse: (tags: Tags) => boolean): (tags: Tags) => Tags | null {
  const decided = new Map<string, Tags | null>();
  return (tags) => {
    let key = '';
    for (const name in tags) if (usedKeys.has(name)) key += `${name}\0${tags[name]}\0`;
    const known = decided.get(key);
    if (known !== undefined) return known;
    const found = isOfUse(tags) ? stripped(tags) : null;
    decided.set(key, found);
    return found;
  };
}

/** The tags that somebody reads. */
const stripped = (tags: Tags): Tags =>
  Object.fromEntries(Object.entries(tags).filter(([key]) => usedKeys.has(key)));

/** Whether a node says something to those who pass it on a street. */
const isPassed = (tags: Tags) => barrierOf(tags) !== null || tags.highway === 'traffic_signals';

const isInside = ({ lng, lat }: OsmNode, [west, south, east, north]: Bbox) =>
  lng >= west && lng <= east && lat >= south && lat <= north;

const widened = (box: Bbox | null, { lng, lat }: OsmNode): Bbox =>
  box === null
    ? [lng, lat, lng, lat]
    : [Math.min(box[0], lng), Math.min(box[1], lat), Math.max(box[2], lng), Math.max(box[3], lat)];

const entering = (inside: Float64Array) => (way: OsmWay) =>
  way.nodes.some((id) => indexIn(inside, id) >= 0);

function putRelation(relations: Map<number, OsmRelation>, relation: OsmRelation) {
  const { id, tags, members } = relation;
  if (tags.type !== 'multipolygon' || !isDrawn(tags)) relations.delete(id);
  else {
    const rings = members.filter(({ type }) => type === 'way');
    relations.set(id, { type: 'relation', id, members: rings, tags: stripped(tags) });
  }
}

/** Leaves the relations a way of which enters the box, and wants all their ways. */
function keepEntering(relations: Map<number, OsmRelation>, wanted: Set<number>) {
  const entered = [...relations.values()].filter(({ id, members }) => {
    const enters = members.some(({ ref }) => wanted.has(ref));
    if (!enters) relations.delete(id);
    return enters;
  });
  for (const { members } of entered) for (const { ref } of members) wanted.add(ref);
}
