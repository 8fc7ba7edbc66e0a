// The linked raster: a grid over the network in which every cell knows the nearest
// usable street, the position along it and the distance to it. Built once for a network,
// it turns a reach into an outline by look-up. Idea: R5's point linking made 10–20 m fine.

import type { Bbox, LngLat } from '#core/units.ts';
import { bboxOf, metresPerLat, metresPerLng, type StreetGraph } from './graph.ts';
import { inScrap, type Network, proper } from './network.ts';

/** A cell belongs to a street up to this distance, metres. */
export const linkReach = 50;

/** Side of a cell, metres: fine on foot, coarser for longer ways and larger areas. */
export function usualCell({ graph, profile }: Network): number {
  const isLarge = graph.shapeCount > 60_000;
  return profile.mode === 'walk' && !isLarge ? 10 : 20;
}

export interface Raster {
  /** Side of a cell, metres. */
  readonly cell: number;
  readonly width: number;
  readonly height: number;
  /** Centre of cell (0, 0), degrees. */
  readonly origin: LngLat;
  /** Degrees per cell. */
  readonly step: readonly [lng: number, lat: number];
  /** Cells grouped by shape: those of shape s are at starts[s] ≤ i < starts[s + 1]. */
  readonly starts: Uint32Array;
  /** Index of each cell within `linkReach`, row by row from the south-west. */
  readonly cells: Uint32Array;
  /** Position of its nearest place along the shape, 0…1. */
  readonly fractions: Float32Array;
  /** Per cell of the whole grid: `linkReach` less the distance to its street, metres; negative outside. */
  readonly margins: Float32Array;
  /** Per cell how its distance grows [eastward, northward], in 127ths of a metre per metre. */
  readonly slopes: Int8Array;
}

const none = 0xffffffff;

interface Frame {
  readonly cell: number;
  readonly width: number;
  readonly height: number;
  readonly west: number;
  readonly south: number;
  readonly stepLng: number;
  readonly stepLat: number;
}

function frameOf([west, south, east, north]: Bbox, cell: number): Frame {
  const stepLat = cell / metresPerLat;
  const stepLng = cell / metresPerLng((south + north) / 2);
  const border = Math.ceil(linkReach / cell) + 3;
  const across = (low: number, high: number, step: number) =>
    Math.ceil((high - low) / step) + 2 * border + 1;
  return {
    cell,
    width: across(west, east, stepLng),
    height: across(south, north, stepLat),
    west: west - border * stepLng,
    south: south - border * stepLat,
    stepLng,
    stepLat,
  };
}

interface Links {
  readonly shape: Uint32Array;
  readonly fraction: Float32Array;
  readonly distance: Float32Array;
  readonly slopes: Int8Array;
}

/**
 * Links every cell within `linkReach` (and a cell more) of a usable street to the nearest one,
 * over the whole network or over the part of it around a box.
 */
export function makeRaster(network: Network, cell: number, box: Bbox | null = null): Raster {
  const { graph } = network;
  const frame = frameOf(box ?? bboxOf(graph) ?? [0, 0, 0, 0], cell);
  const size = frame.width * frame.height;
  const reach = linkReach + 1.5 * cell;
  const links: Links = {
    shape: new Uint32Array(size).fill(none),
    fraction: new Float32Array(size),
    distance: new Float32Array(size).fill(reach),
    slopes: new Int8Array(2 * size),
  };
  // As a snap does, a cell takes a street in a scrap of network only for want of another.
  for (const standing of [proper, inScrap]) {
    const taken = standing === proper ? null : links.shape.slice();
    for (let shape = 0; shape < graph.shapeCount; shape++) {
      if (network.standing[shape] !== standing) continue;
      stampShape(graph, frame, { shape, links, reach, taken });
    }
  }
  return group(frame, links, graph.shapeCount);
}

interface Stamp {
  readonly shape: number;
  readonly links: Links;
  readonly reach: number;
  /** Links that stand, whatever comes nearer. */
  readonly taken: Uint32Array | null;
}

function stampShape(graph: StreetGraph, frame: Frame, stamp: Stamp) {
  const { shape, links, reach, taken } = stamp;
  const { cell, width, height } = frame;
  const start = graph.offsets[shape] as number;
  const inner = (graph.offsets[shape + 1] as number) - start;
  const from = graph.ends[2 * shape] as number;
  const to = graph.ends[2 * shape + 1] as number;
  const toX = (lng: number) => ((lng * 1e-7 - frame.west) / frame.stepLng) * cell;
  const toY = (lat: number) => ((lat * 1e-7 - frame.south) / frame.stepLat) * cell;
  const total = (graph.lengths[shape] as number) / 1000 || 1;
  let ax = toX(graph.nodes[2 * from] as number);
  let ay = toY(graph.nodes[2 * from + 1] as number);
  let along = 0;
  for (let i = 0; i <= inner; i++) {
    const last = i === inner;
    const list = last ? graph.nodes : graph.points;
    const at = last ? to : start + i;
    const bx = toX(list[2 * at] as number);
    const by = toY(list[2 * at + 1] as number);
    const [dx, dy] = [bx - ax, by - ay];
    const square = dx * dx + dy * dy;
    const length = Math.sqrt(square);
    // The outermost cells stay free, so that every contour closes.
    const left = Math.max(2, Math.ceil((Math.min(ax, bx) - reach) / cell));
    const right = Math.min(width - 3, Math.floor((Math.max(ax, bx) + reach) / cell));
    const low = Math.max(2, Math.ceil((Math.min(ay, by) - reach) / cell));
    const high = Math.min(height - 3, Math.floor((Math.max(ay, by) + reach) / cell));
    for (let row = low; row <= high; row++) {
      const py = row * cell - ay;
      for (let column = left; column <= right; column++) {
        const px = column * cell - ax;
        let t = square === 0 ? 0 : (px * dx + py * dy) / square;
        t = t < 0 ? 0 : Math.min(t, 1);
        const [ox, oy] = [px - t * dx, py - t * dy];
        const away = Math.sqrt(ox * ox + oy * oy);
        const index = row * width + column;
        if (away < (links.distance[index] as number) && (!taken || taken[index] === none)) {
          links.distance[index] = away;
          links.slopes[2 * index] = away === 0 ? 0 : Math.round((127 * ox) / away);
          links.slopes[2 * index + 1] = away === 0 ? 0 : Math.round((127 * oy) / away);
          links.shape[index] = shape;
          links.fraction[index] = Math.min(1, (along + t * length) / total);
        }
      }
    }
    along += length;
    [ax, ay] = [bx, by];
  }
}

function group(frame: Frame, links: Links, shapeCount: number): Raster {
  const starts = new Uint32Array(shapeCount + 1);
  const isBorder = (index: number) => (links.distance[index] as number) > linkReach;
  let count = 0;
  for (let index = 0; index < links.shape.length; index++) {
    if (isBorder(index)) continue;
    const shape = links.shape[index] as number;
    starts[shape + 1] = (starts[shape + 1] as number) + 1;
    count++;
  }
  for (let s = 0; s < shapeCount; s++)
    starts[s + 1] = (starts[s + 1] as number) + (starts[s] as number);
  const next = starts.slice();
  const cells = new Uint32Array(count);
  const fractions = new Float32Array(count);
  for (let index = 0; index < links.shape.length; index++) {
    if (isBorder(index)) continue;
    const shape = links.shape[index] as number;
    const i = next[shape] as number;
    next[shape] = i + 1;
    cells[i] = index;
    fractions[i] = links.fraction[index] as number;
  }
  const { cell, width, height, west, south, stepLng, stepLat } = frame;
  const margins = links.distance.map((distance) => linkReach - distance);
  return {
    cell,
    width,
    height,
    origin: [west, south],
    step: [stepLng, stepLat],
    starts,
    cells,
    fractions,
    margins,
    slopes: links.slopes,
  };
}
