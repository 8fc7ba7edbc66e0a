// `streets.bin`: header and sections of docs/formats/streets.md, nothing else. The
// decoder checks everything a search relies on, so that a damaged file is an error
// and never a wrong answer.

import type { StreetGraph } from './graph.ts';

const magic = 0x54525453;
const version = 1;
const headerWords = 8;

export class FormatError extends Error {
  override readonly name = 'FormatError';
  readonly code = 'bad_streets_file';
}

export interface GraphParts {
  readonly nodes: ArrayLike<number>;
  readonly ends: ArrayLike<number>;
  readonly lengths: ArrayLike<number>;
  readonly passages: ArrayLike<number>;
  readonly signals: ArrayLike<number>;
  readonly scraps: ArrayLike<number>;
  readonly offsets: ArrayLike<number>;
  readonly points: ArrayLike<number>;
}

const words = (bytes: number) => Math.ceil(bytes / 4);

function layout(nodeCount: number, shapeCount: number, pointCount: number) {
  let at = headerWords;
  const section = (length: number) => {
    const start = at * 4;
    at += length;
    return start;
  };
  const start = {
    nodes: section(2 * nodeCount),
    ends: section(2 * shapeCount),
    lengths: section(shapeCount),
    offsets: section(shapeCount + 1),
    points: section(2 * pointCount),
    passages: section(shapeCount),
    signals: section(words(2 * shapeCount)),
    scraps: section(words(shapeCount)),
  };
  return { start, words: at };
}

function view(buffer: ArrayBuffer, counts: readonly [number, number, number]): StreetGraph {
  const [nodeCount, shapeCount, pointCount] = counts;
  const { start } = layout(...counts);
  return {
    buffer,
    nodeCount,
    shapeCount,
    nodes: new Int32Array(buffer, start.nodes, 2 * nodeCount),
    ends: new Uint32Array(buffer, start.ends, 2 * shapeCount),
    lengths: new Uint32Array(buffer, start.lengths, shapeCount),
    offsets: new Uint32Array(buffer, start.offsets, shapeCount + 1),
    points: new Int32Array(buffer, start.points, 2 * pointCount),
    passages: new Uint8Array(buffer, start.passages, 4 * shapeCount),
    signals: new Uint8Array(buffer, start.signals, 2 * shapeCount),
    scraps: new Uint8Array(buffer, start.scraps, shapeCount),
  };
}

/**
 * A sum over words or bytes that changes with every single one of them: xor and
 * multiplication by an odd number are bijections (FNV-1a).
 */
export function checksum(body: Uint32Array | Uint8Array): number {
  let sum = 0x811c9dc5;
  for (let i = 0; i < body.length; i++) sum = Math.imul(sum ^ (body[i] as number), 0x01000193);
  return sum >>> 0;
}

/** A graph from its parts, in a buffer of its own. */
export function makeGraph(parts: GraphParts): StreetGraph {
  const counts = [parts.nodes.length / 2, parts.lengths.length, parts.points.length / 2] as const;
  const graph = view(new ArrayBuffer(layout(...counts).words * 4), counts);
  graph.nodes.set(parts.nodes);
  graph.ends.set(parts.ends);
  graph.lengths.set(parts.lengths);
  graph.offsets.set(parts.offsets);
  graph.points.set(parts.points);
  graph.passages.set(parts.passages);
  graph.signals.set(parts.signals);
  graph.scraps.set(parts.scraps);
  const header = new Uint32Array(graph.buffer, 0, headerWords);
  header.set([magic, version, graph.buffer.byteLength, ...counts]);
  header[6] = checksum(new Uint32Array(graph.buffer, headerWords * 4));
  return graph;
}

/** The bytes of `streets.bin`. */
export const encodeGraph = (graph: StreetGraph): Uint8Array<ArrayBuffer> =>
  new Uint8Array(graph.buffer);

function expect(name: string, value: number, expectation: number) {
  if (value !== expectation) {
    throw new FormatError(`streets file: ${name} is ${value}, expected ${expectation}`);
  }
}

/** The graph in the bytes of a `streets.bin`; throws `FormatError`. The buffer is kept, not copied. */
export function decodeGraph(buffer: ArrayBuffer): StreetGraph {
  if (buffer.byteLength < headerWords * 4 || buffer.byteLength % 4 !== 0) {
    throw new FormatError(`streets file: ${buffer.byteLength} bytes are no whole header`);
  }
  const header = new Uint32Array(buffer, 0, headerWords);
  const [mark, fileVersion, bytes, nodeCount, shapeCount, pointCount, sum, reserved] =
    header as unknown as [number, number, number, number, number, number, number, number];
  expect('magic', mark, magic);
  expect('version', fileVersion, version);
  expect('byte length', bytes, buffer.byteLength);
  expect('reserved word', reserved, 0);
  const counts = [nodeCount, shapeCount, pointCount] as const;
  expect('length by counts', layout(...counts).words * 4, buffer.byteLength);
  expect('checksum', sum, checksum(new Uint32Array(buffer, headerWords * 4)));
  const graph = view(buffer, counts);
  checkStructure(graph, pointCount);
  return graph;
}

function checkStructure(graph: StreetGraph, pointCount: number) {
  expect('first offset', graph.offsets[0] as number, 0);
  expect('last offset', graph.offsets[graph.shapeCount] as number, pointCount);
  for (let shape = 0; shape < graph.shapeCount; shape++) {
    if ((graph.offsets[shape] as number) > (graph.offsets[shape + 1] as number)) {
      throw new FormatError(`streets file: offsets fall after shape ${shape}`);
    }
  }
  for (let i = 0; i < graph.ends.length; i++) {
    const node = graph.ends[i] as number;
    if (node >= graph.nodeCount) {
      throw new FormatError(
        `streets file: shape ${i >> 1} ends at node ${node}, expected less than ${graph.nodeCount}`,
      );
    }
  }
}
