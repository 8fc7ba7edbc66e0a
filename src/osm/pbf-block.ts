// A block of OSM PBF: a string table, and groups of elements with delta-coded numbers.
// https://github.com/openstreetmap/OSM-binary/blob/master/osmpbf/osmformat.proto

import type { PbfReader } from 'pbf';
import type { OsmElement, OsmKind, OsmNode, OsmRelation, OsmWay, Tags } from './element.ts';
import { readAll, readNext } from './pbf-fields.ts';

/** Writers put 8,000 elements into a block; one with more than this is out to fill the memory. */
const mostElements = 1_000_000;

interface Block {
  strings: readonly string[];
  /** Nanodegrees per unit, and the offsets, nanodegrees. */
  granularity: number;
  latOffset: number;
  lngOffset: number;
}

const noTags: Tags = Object.freeze({});

/** By the number of the field that holds them in a group. */
const kindOfField: Readonly<Record<number, OsmKind>> = {
  1: 'node',
  2: 'node',
  3: 'way',
  4: 'relation',
};

/** The elements of the kinds asked for in an unpacked block. Throws for what is no block. */
export function decodeBlock(data: Uint8Array, kinds: ReadonlySet<OsmKind>): OsmElement[] {
  const { table, groups, ...block } = readAll(data, readBlock, {
    table: new Uint8Array(0),
    groups: [] as Uint8Array[],
    strings: [] as readonly string[],
    granularity: 100,
    latOffset: 0,
    lngOffset: 0,
  });
  const elements: OsmElement[] = [];
  for (const group of groups) {
    readAll(
      group,
      (field, list, pbf) => {
        const kind = kindOfField[field];
        if (kind === undefined || !kinds.has(kind)) return;
        // Most blocks hold one kind: the texts of the others are never decoded.
        if (block.strings.length === 0) block.strings = readAll(table, readText, []);
        readElements(block, field, pbf, list);
        if (list.length > mostElements) throw new Error('more elements than a block may hold');
      },
      elements,
    );
  }
  return elements;
}

const readBlock = (
  field: number,
  block: Block & { table: Uint8Array; groups: Uint8Array[] },
  pbf: PbfReader,
) => {
  if (field === 1) block.table = pbf.readBytes();
  else if (field === 2) block.groups.push(pbf.readBytes());
  else if (field === 17) block.granularity = pbf.readVarint();
  else if (field === 19) block.latOffset = pbf.readVarint(true);
  else if (field === 20) block.lngOffset = pbf.readVarint(true);
};

const readText = (field: number, texts: string[], pbf: PbfReader) => {
  if (field === 1) texts.push(pbf.readString());
};

function readElements(block: Block, field: number, pbf: PbfReader, elements: OsmElement[]) {
  if (field === 1) elements.push(plainNode(block, pbf));
  else if (field === 2) denseNodes(block, pbf, elements);
  else if (field === 3) elements.push(way(block, pbf));
  else elements.push(relation(block, pbf));
}

function textAt({ strings }: Block, index: number | undefined): string {
  const text = strings[index ?? -1];
  if (text === undefined) throw new Error(`text ${index} of ${strings.length}`);
  return text;
}

function tagsOf(block: Block, keys: readonly number[], values: readonly number[]): Tags {
  if (keys.length !== values.length) {
    throw new Error(`${keys.length} keys and ${values.length} values`);
  }
  if (keys.length === 0) return noTags;
  const tags: Record<string, string> = {};
  for (const [i, key] of keys.entries()) tags[textAt(block, key)] = textAt(block, values[i]);
  return tags;
}

function exact(number: number): number {
  if (!Number.isSafeInteger(number)) throw new Error(`the number ${number}`);
  return number;
}

/** Differences are written with their sign in the lowest bit, which a number has up to here. */
const mostDelta = 2 ** 52;

function addExact(sum: number, delta: number): number {
  if (Math.abs(delta) > mostDelta) throw new Error(`a step of ${delta}`);
  return exact(sum + delta);
}

function runningSum(deltas: number[]): number[] {
  let sum = 0;
  for (let i = 0; i < deltas.length; i++) {
    sum = addExact(sum, deltas[i] as number);
    deltas[i] = sum;
  }
  return deltas;
}

function node(
  block: Block,
  { id, lat, lng }: { id: number; lat: number; lng: number },
  tags: Tags,
): OsmNode {
  // One division, so that the result is the number nearest to the decimal one.
  const place = {
    lng: (block.lngOffset + block.granularity * lng) / 1e9,
    lat: (block.latOffset + block.granularity * lat) / 1e9,
  };
  if (!(Math.abs(place.lng) <= 180 && Math.abs(place.lat) <= 90)) {
    throw new Error(`node ${id} at longitude ${place.lng}, latitude ${place.lat}`);
  }
  return { type: 'node', id: exact(id), ...place, tags };
}

function plainNode(block: Block, pbf: PbfReader): OsmNode {
  const draft = readNext(
    pbf,
    (field, found, reader) => {
      if (field === 1) found.id = reader.readSVarint();
      else if (field === 2) reader.readPackedVarint(found.keys);
      else if (field === 3) reader.readPackedVarint(found.values);
      else if (field === 8) found.lat = reader.readSVarint();
      else if (field === 9) found.lng = reader.readSVarint();
    },
    { id: 0, lat: 0, lng: 0, keys: [] as number[], values: [] as number[] },
  );
  return node(block, draft, tagsOf(block, draft.keys, draft.values));
}

function denseNodes(block: Block, pbf: PbfReader, elements: OsmElement[]) {
  const { ids, lats, lngs, texts } = readNext(
    pbf,
    (field, found, reader) => {
      if (field === 1) reader.readPackedSVarint(found.ids);
      else if (field === 8) reader.readPackedSVarint(found.lats);
      else if (field === 9) reader.readPackedSVarint(found.lngs);
      else if (field === 10) reader.readPackedVarint(found.texts);
    },
    { ids: [] as number[], lats: [] as number[], lngs: [] as number[], texts: [] as number[] },
  );
  if (ids.length !== lats.length || ids.length !== lngs.length || ids.length > mostElements) {
    throw new Error(`${ids.length} nodes, ${lats.length} latitudes, ${lngs.length} longitudes`);
  }
  const place = { id: 0, lat: 0, lng: 0 };
  let at = 0;
  for (let i = 0; i < ids.length; i++) {
    place.id = addExact(place.id, ids[i] as number);
    place.lat += lats[i] as number;
    place.lng += lngs[i] as number;
    let tags = noTags;
    if (at < texts.length) {
      // Keys and values in turns, a zero after each node.
      const end = texts.indexOf(0, at);
      if (end < 0 || (end - at) % 2 !== 0) throw new Error('a key without a value');
      if (end > at) tags = denseTags(block, texts, at, end);
      at = end + 1;
    }
    elements.push(node(block, place, tags));
  }
}

function denseTags(block: Block, texts: readonly number[], from: number, to: number): Tags {
  const tags: Record<string, string> = {};
  for (let i = from; i < to; i += 2) tags[textAt(block, texts[i])] = textAt(block, texts[i + 1]);
  return tags;
}

function way(block: Block, pbf: PbfReader): OsmWay {
  const { id, keys, values, refs } = readNext(
    pbf,
    (field, draft, reader) => {
      if (field === 1) draft.id = reader.readVarint(true);
      else if (field === 2) reader.readPackedVarint(draft.keys);
      else if (field === 3) reader.readPackedVarint(draft.values);
      else if (field === 8) reader.readPackedSVarint(draft.refs);
    },
    { id: 0, keys: [] as number[], values: [] as number[], refs: [] as number[] },
  );
  const tags = tagsOf(block, keys, values);
  return { type: 'way', id: exact(id), nodes: runningSum(refs), tags };
}

const memberKinds = ['node', 'way', 'relation'] as const;

function relation(block: Block, pbf: PbfReader): OsmRelation {
  const { id, keys, values, roles, refs, types } = readNext(
    pbf,
    (field, draft, reader) => {
      if (field === 1) draft.id = reader.readVarint(true);
      else if (field === 2) reader.readPackedVarint(draft.keys);
      else if (field === 3) reader.readPackedVarint(draft.values);
      else if (field === 8) reader.readPackedVarint(draft.roles);
      else if (field === 9) reader.readPackedSVarint(draft.refs);
      else if (field === 10) reader.readPackedVarint(draft.types);
    },
    {
      id: 0,
      keys: [] as number[],
      values: [] as number[],
      roles: [] as number[],
      refs: [] as number[],
      types: [] as number[],
    },
  );
  const members = runningSum(refs).map((ref, i): OsmRelation['members'][number] => {
    const type = memberKinds[types[i] ?? -1];
    if (type === undefined) throw new Error(`a member of type ${types[i]}`);
    return { type, ref, role: textAt(block, roles[i]) };
  });
  return { type: 'relation', id: exact(id), members, tags: tagsOf(block, keys, values) };
}
