// A street tile as bytes: a checksum, then a protocol buffer of packed, delta-coded columns
// (docs/formats/street-tiles.md). Columns of like numbers are what the archive's gzip
// compresses best. The decoder refuses what does not fit together.

import { PbfReader, PbfWriter } from 'pbf';
import { checksum, FormatError } from './graph-codec.ts';
import { endsOf, type Stranger, type StreetTile, type TileShapes } from './tile.ts';
import { type TileAddress, tileCorner } from './tile-grid.ts';

const version = 1;

const field = {
  version: 1,
  nodes: 2,
  from: 3,
  to: 4,
  lengths: 5,
  passageKinds: 6,
  passages: 7,
  signals: 8,
  scraps: 9,
  counts: 10,
  points: 11,
  strangers: 12,
  ports: 13,
  visitors: 14,
} as const;

/** Origin of a tile's coordinates, 1e-7 degrees. */
function originOf(address: TileAddress): readonly [number, number] {
  const [lng, lat] = tileCorner(address);
  return [Math.round(lng * 1e7), Math.round(lat * 1e7)];
}

/** Differences from one number to the next, in groups of `width` columns. */
function deltas(list: ArrayLike<number>, width: number, start: readonly number[]): number[] {
  const before = [...start];
  return Array.from(list, (value, i) => {
    const delta = value - (before[i % width] as number);
    before[i % width] = value;
    return delta;
  });
}

function sums(list: readonly number[], width: number, start: readonly number[]): number[] {
  const before = [...start];
  return list.map((delta, i) => {
    before[i % width] = (before[i % width] as number) + delta;
    return before[i % width] as number;
  });
}

export function encodeTile(tile: StreetTile): Uint8Array {
  const origin = originOf(tile.address);
  const { kinds, indices } = passageTable(tile.passages);
  const relative = ({ x, y }: TileAddress) => [x - tile.address.x, y - tile.address.y];
  const pbf = new PbfWriter();
  pbf.writeVarintField(field.version, version);
  pbf.writePackedSVarint(field.nodes, deltas(tile.nodes, 2, origin));
  pbf.writePackedSVarint(field.from, deltas(tile.from, 1, [0]));
  pbf.writePackedSVarint(
    field.to,
    Array.from(tile.to, (to, k) => to - (tile.from[k] as number)),
  );
  const guesses = guessLengths(tile, origin);
  const lengths = Array.from(tile.lengths, (length, k) => length - (guesses[k] as number));
  pbf.writePackedSVarint(field.lengths, lengths);
  pbf.writeBytesField(field.passageKinds, Uint8Array.from(kinds));
  pbf.writePackedVarint(field.passages, indices);
  const signals = [...tile.signals.entries()].filter(([, count]) => count > 0).flat();
  pbf.writePackedVarint(field.signals, signals);
  const scraps = [...tile.scraps.entries()].filter(([, bits]) => bits > 0).flat();
  pbf.writePackedVarint(field.scraps, scraps);
  pbf.writePackedVarint(field.counts, deltas(tile.offsets, 1, [0]).slice(1));
  pbf.writePackedSVarint(field.points, pointDeltas(tile));
  pbf.writePackedSVarint(
    field.strangers,
    tile.strangers.flatMap(({ tile: home, node, lng, lat }) => [
      ...relative(home),
      node,
      lng - origin[0],
      lat - origin[1],
    ]),
  );
  const ports = tile.ports.flatMap(({ node, tile: home }) => [node, ...relative(home)]);
  pbf.writePackedSVarint(field.ports, ports);
  pbf.writePackedSVarint(field.visitors, tile.visitors.flatMap(relative));
  const body = pbf.finish();
  const bytes = new Uint8Array(body.length + 4);
  new DataView(bytes.buffer).setUint32(0, checksum(body), true);
  bytes.set(body, 4);
  return bytes;
}

/** The few different passages of a tile, and which of them each shape has. */
function passageTable(passages: Uint8Array) {
  const kinds: number[] = [];
  const known = new Map<string, number>();
  const indices: number[] = [];
  for (let at = 0; at < passages.length; at += 4) {
    const four = passages.subarray(at, at + 4);
    const name = four.join();
    let index = known.get(name);
    if (index === undefined) {
      index = known.size;
      known.set(name, index);
      kinds.push(...four);
    }
    indices.push(index);
  }
  return { kinds, indices };
}

/** Each inner point from the one before it on its shape. */
function pointDeltas(tile: StreetTile): number[] {
  const list: number[] = [];
  for (let shape = 0; shape < tile.from.length; shape++) {
    const points = tile.points.subarray(
      2 * (tile.offsets[shape] as number),
      2 * (tile.offsets[shape + 1] as number),
    );
    // One by one: the points of a long shape are too many to be parameters.
    for (const delta of deltas(points, 2, endsOf(tile, shape)[0])) list.push(delta);
  }
  return list;
}

/**
 * Lengths in millimetres as the plane of the tile has them, so that only a small difference
 * is stored. Only arithmetic that is the same everywhere: no trigonometry of the platform.
 */
function guessLengths(tile: TileShapes, origin: readonly [number, number]): number[] {
  const perLat = 11.119508;
  const perLng = perLat * cosine(origin[1] * 1e-7);
  return Array.from(tile.from, (_, shape) => {
    const [first, last] = endsOf(tile, shape);
    let [x, y]: readonly [number, number] = first;
    let length = 0;
    const step = (nextX: number, nextY: number) => {
      const [dx, dy] = [(nextX - x) * perLng, (nextY - y) * perLat];
      length += Math.sqrt(dx * dx + dy * dy);
      [x, y] = [nextX, nextY];
    };
    const end = tile.offsets[shape + 1] as number;
    for (let i = tile.offsets[shape] as number; i < end; i++) {
      step(tile.points[2 * i] as number, tile.points[2 * i + 1] as number);
    }
    step(...last);
    return Math.round(length);
  });
}

/** Cosine of degrees by its series. */
function cosine(degrees: number): number {
  const square = (degrees * 0.017453292519943295) ** 2;
  let [term, sum] = [1, 1];
  for (let n = 2; n <= 16; n += 2) {
    term *= -square / (n * (n - 1));
    sum += term;
  }
  return sum;
}

interface Columns {
  version: number;
  readonly numbers: Map<number, number[]>;
  kinds: Uint8Array;
}

const unsigned: ReadonlySet<number> = new Set([
  field.passages,
  field.signals,
  field.scraps,
  field.counts,
]);

/** Throws `FormatError`. */
export function decodeTile(address: TileAddress, bytes: Uint8Array): StreetTile {
  const name = `street tile ${address.x}/${address.y}`;
  const fail = (reason: string): never => {
    throw new FormatError(`${name}: ${reason}`);
  };
  if (bytes.length < 4) fail(`${bytes.length} bytes are no tile`);
  const body = bytes.subarray(4);
  const stated = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const sum = checksum(body);
  if (stated !== sum) fail(`checksum is ${sum}, expected ${stated}`);
  let columns: Columns;
  try {
    columns = readColumns(body);
  } catch (error) {
    return fail((error as Error).message);
  }
  if (columns.version !== version) fail(`version is ${columns.version}, expected ${version}`);
  return build(address, columns, fail);
}

function readColumns(body: Uint8Array): Columns {
  return new PbfReader(body).readFields(
    (tag, columns, pbf) => {
      if (tag === field.version) columns.version = pbf.readVarint();
      else if (tag === field.passageKinds) columns.kinds = pbf.readBytes();
      else {
        const list: number[] = [];
        if (unsigned.has(tag)) pbf.readPackedVarint(list);
        else pbf.readPackedSVarint(list);
        columns.numbers.set(tag, list);
      }
    },
    { version: 0, numbers: new Map(), kinds: new Uint8Array(0) } as Columns,
  );
}

type Fail = (reason: string) => never;

function build(address: TileAddress, { numbers, kinds }: Columns, fail: Fail): StreetTile {
  const origin = originOf(address);
  const column = (tag: number) => numbers.get(tag) ?? [];
  const isIndex = (value: number | undefined, below: number) =>
    value !== undefined && value >= 0 && value < below;
  const away = (dx: number, dy: number) => ({ x: address.x + dx, y: address.y + dy });
  const nodes = Int32Array.from(sums(column(field.nodes), 2, origin));
  const strangers = groups(column(field.strangers), 5, fail).map(
    ([dx, dy, node, lng, lat]): Stranger => ({
      tile: away(dx as number, dy as number),
      node: node as number,
      lng: origin[0] + (lng as number),
      lat: origin[1] + (lat as number),
    }),
  );
  const local = nodes.length / 2;
  const from = Uint32Array.from(sums(column(field.from), 1, [0]));
  const to = Uint32Array.from(column(field.to), (delta, k) => delta + (from[k] as number));
  if (!Number.isInteger(local)) fail('half a node');
  if (to.length !== from.length) fail(`${to.length} ends of ${from.length} shapes`);
  if (!from.every((node) => isIndex(node, local))) fail('a shape begins nowhere');
  if (!to.every((node) => isIndex(node, local + strangers.length))) fail('a shape ends nowhere');
  const counts = column(field.counts);
  if (counts.length !== from.length) fail(`${counts.length} counts of ${from.length} shapes`);
  const offsets = Uint32Array.from([0, ...sums(counts, 1, [0])]);
  const flat = column(field.points);
  if (flat.length !== 2 * (offsets.at(-1) as number)) fail('the points do not fit the counts');
  const partial = { nodes, from, to, strangers, offsets, points: new Int32Array(flat.length) };
  readPoints(partial, flat);
  const residuals = column(field.lengths);
  if (residuals.length !== from.length)
    fail(`${residuals.length} lengths of ${from.length} shapes`);
  const guesses = guessLengths(partial, origin);
  const indices = column(field.passages);
  if (indices.length !== from.length || !indices.every((i) => isIndex(i, kinds.length / 4))) {
    fail('the passages do not fit the shapes');
  }
  const ports = groups(column(field.ports), 3, fail).map(([node, dx, dy]) => {
    if (!isIndex(node, local)) fail('a port at no node');
    return { node: node as number, tile: away(dx as number, dy as number) };
  });
  return {
    address,
    ...partial,
    lengths: Uint32Array.from(residuals, (rest, k) => rest + (guesses[k] as number)),
    passages: Uint8Array.from(indices.flatMap((i) => [...kinds.subarray(4 * i, 4 * i + 4)])),
    signals: sparse(column(field.signals), 2 * from.length, fail),
    scraps: sparse(column(field.scraps), from.length, fail),
    ports,
    visitors: groups(column(field.visitors), 2, fail).map(([dx, dy]) =>
      away(dx as number, dy as number),
    ),
  };
}

function readPoints(tile: TileShapes, flat: readonly number[]) {
  for (let shape = 0; shape < tile.from.length; shape++) {
    let [lng, lat]: readonly [number, number] = endsOf(tile, shape)[0];
    const end = tile.offsets[shape + 1] as number;
    for (let i = tile.offsets[shape] as number; i < end; i++) {
      lng += flat[2 * i] as number;
      lat += flat[2 * i + 1] as number;
      tile.points[2 * i] = lng;
      tile.points[2 * i + 1] = lat;
    }
  }
}

function groups(list: readonly number[], width: number, fail: Fail): number[][] {
  if (list.length % width !== 0) fail(`${list.length} numbers in groups of ${width}`);
  return Array.from({ length: list.length / width }, (_, i) =>
    list.slice(width * i, width * (i + 1)),
  );
}

function sparse(list: readonly number[], length: number, fail: Fail): Uint8Array {
  const bytes = new Uint8Array(length);
  for (const [at, value] of groups(list, 2, fail) as [number, number][]) {
    if (at >= length) fail(`a value at ${at} of ${length}`);
    bytes[at] = value;
  }
  return bytes;
}
