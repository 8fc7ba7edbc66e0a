// Catchments against the times they are drawn from, on random towns.

import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import type { MultiPolygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import {
  fillField,
  outline,
  partsOf,
  reachedShapes,
  streetMetres,
} from '#core/streets/catchment.ts';
import { componentSizes } from '#core/streets/components.ts';
import { makeField } from '#core/streets/contour.ts';
import { distance, lengthOf, nodeAt, shapePart } from '#core/streets/graph.ts';
import { buildGraph } from '#core/streets/graph-builder.ts';
import { makeNetwork } from '#core/streets/network.ts';
import { profileNames, profiles } from '#core/streets/profile.ts';
import { makeRaster } from '#core/streets/raster.ts';
import { arrivalAt, arrivalAtPoint, type Direction, reachOf } from '#core/streets/reach.ts';
import { metresTo, routeTo } from '#core/streets/route.ts';
import { makeLabels } from '#core/streets/search.ts';
import { makeSnapIndex, nearestOnShape, type Snap, snap } from '#core/streets/snap.ts';
import { randomTown, seeded } from '#tests/fixtures/streets.ts';

const minutes = [10, 5, 2];

function scene(seed: number, profile: (typeof profileNames)[number], direction: Direction) {
  const network = makeNetwork(buildGraph(randomTown(seed, 14)), profiles[profile]);
  const index = makeSnapIndex(network.graph);
  const random = seeded(seed);
  const sizes = componentSizes(network.graph, network.profile.mode);
  const main = [...sizes.keys()].filter((shape) => sizes[shape] === Math.max(...sizes));
  const shape = main[Math.floor(random() * main.length)] as number;
  const place: Snap = { shape, fraction: random(), metres: 12 };
  const cutoffSeconds = (minutes[0] as number) * 60;
  const query = { places: [place], direction, cutoffSeconds };
  const reach = reachOf(network, makeLabels(network.labelCount), query);
  const field = makeField(makeRaster(network, 10));
  const shapes = reachedShapes(reach, new Uint8Array(network.graph.shapeCount));
  fillField(field, reach, shapes);
  const outlines = minutes.map((cutoff) => outline(field, cutoff * 60_000));
  return { network, index, reach, shapes, outlines, random, place, field };
}

const scenes = Array.from({ length: 10 }, (_, seed) => seed).flatMap((seed) =>
  profileNames.map((profile) => ({
    seed,
    profile,
    ...scene(seed, profile, seed % 2 ? 'from' : 'to'),
  })),
);

const ringsOf = (polygon: MultiPolygon) => polygon.coordinates.flat();

function signedArea(ring: readonly Position[]): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1] as Position, ring[i] as Position];
    sum += (a[0] as number) * (b[1] as number) - (b[0] as number) * (a[1] as number);
  }
  return sum / 2;
}

/** Whether two segments cross or touch. */
function meet(a: Position, b: Position, c: Position, d: Position): boolean {
  for (const axis of [0, 1] as const) {
    const [low, high] = [Math.min, Math.max].map((f) => f(a[axis] as number, b[axis] as number));
    const [from, to] = [Math.min, Math.max].map((f) => f(c[axis] as number, d[axis] as number));
    if ((high as number) < (from as number) || (to as number) < (low as number)) return false;
  }
  const side = (p: Position, q: Position, r: Position) =>
    ((q[0] as number) - (p[0] as number)) * ((r[1] as number) - (p[1] as number)) -
    ((q[1] as number) - (p[1] as number)) * ((r[0] as number) - (p[0] as number));
  return side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0;
}

describe('an outline', () => {
  it.each(scenes)('has valid rings in town $seed by $profile', ({ outlines }) => {
    for (const polygon of outlines) {
      for (const [outer, ...holes] of polygon.coordinates) {
        expect(signedArea(outer as Position[])).toBeGreaterThan(0);
        for (const hole of holes) expect(signedArea(hole)).toBeLessThan(0);
      }
      for (const ring of ringsOf(polygon)) {
        expect(ring.at(-1)).toEqual(ring[0]);
        for (let i = 1; i < ring.length; i++) expect(ring[i]).not.toEqual(ring[i - 1]);
      }
    }
  });

  it('never crosses itself or another of its rings', () => {
    for (const { outlines } of scenes.slice(0, 6)) {
      const segments = ringsOf(outlines[1] as MultiPolygon).flatMap((ring) =>
        ring.slice(1).map((b, i) => [ring[i] as Position, b, ring] as const),
      );
      for (const [i, [a, b, ring]] of segments.entries()) {
        for (const [c, d, other] of segments.slice(i + 1)) {
          const neighbours = ring === other && (b === c || a === d || a === c || b === d);
          const joined =
            ring === other && [a, b].some((p) => [c, d].some((q) => `${p}` === `${q}`));
          if (!neighbours && !joined) expect(meet(a, b, c, d)).toBe(false);
        }
      }
    }
  });

  it('lies in the outline of a longer cutoff', () => {
    for (const { outlines } of scenes) {
      for (let i = 1; i < outlines.length; i++) {
        const longer = outlines[i - 1] as MultiPolygon;
        for (const ring of ringsOf(outlines[i] as MultiPolygon)) {
          for (const point of ring) {
            const isInside = booleanPointInPolygon(point, longer);
            const onEdge = ringsOf(longer).some((other) =>
              other.some((q) => `${q}` === `${point}`),
            );
            expect(isInside || onEdge || nearRing(longer, point) < 0.2).toBe(true);
          }
        }
      }
    }
  });

  it('holds what is reached in time and nothing else, but for one point in 200', () => {
    let asked = 0;
    let wrong = 0;
    for (const { reach, network, index, outlines, random } of scenes) {
      for (let i = 0; i < 150; i++) {
        const [lng, lat] = nodeAt(network.graph, Math.floor(random() * network.graph.nodeCount));
        const point = [lng + (random() - 0.5) * 0.0006, lat + (random() - 0.5) * 0.0006] as const;
        const place = snap(network, index, point) as Snap;
        if (place.metres > 25) continue;
        const time = arrivalAt(reach, place.shape, place.fraction)?.time ?? Infinity;
        for (const [k, cutoff] of minutes.entries()) {
          asked++;
          const drawn = booleanPointInPolygon([...point], outlines[k] as MultiPolygon);
          if (drawn !== time <= cutoff * 60_000) wrong++;
        }
      }
    }
    expect(asked).toBeGreaterThan(5000);
    expect(wrong / asked).toBeLessThan(0.005);
  });

  it('lies in the straight-line circle of its top speed', () => {
    for (const { outlines, network, place } of scenes) {
      const [center] = shapePart(network.graph, place.shape, [place.fraction, place.fraction]);
      const speed = Math.max(network.profile.speed, 4.8) / 3.6;
      for (const [k, cutoff] of minutes.entries()) {
        for (const point of ringsOf(outlines[k] as MultiPolygon).flat()) {
          const away = distance(center as never, point as never);
          expect(away).toBeLessThan(cutoff * 60 * speed + 75);
        }
      }
    }
  });
});

function nearRing(polygon: MultiPolygon, point: Position): number {
  let best = Number.POSITIVE_INFINITY;
  const kx = 111195 * Math.cos(((point[1] as number) * Math.PI) / 180);
  const at = (p: Position) =>
    [
      ((p[0] as number) - (point[0] as number)) * kx,
      ((p[1] as number) - (point[1] as number)) * 111195,
    ] as const;
  for (const ring of ringsOf(polygon)) {
    for (let i = 1; i < ring.length; i++) {
      const [[ax, ay], [bx, by]] = [at(ring[i - 1] as Position), at(ring[i] as Position)];
      const [dx, dy] = [bx - ax, by - ay];
      const t = Math.min(1, Math.max(0, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)));
      best = Math.min(best, Math.hypot(ax + t * dx, ay + t * dy));
    }
  }
  return best;
}

describe('street parts', () => {
  it('hold every position that is reached in time, and no other', () => {
    for (const { reach, shapes, random } of scenes) {
      for (const shape of shapes) {
        for (const cutoff of [120_000, 600_000]) {
          const parts = partsOf(reach, shape, cutoff);
          const fraction = random();
          const time = arrivalAt(reach, shape, fraction)?.time ?? Infinity;
          if (Math.abs(time - cutoff) < 5) continue;
          const part = parts.find(({ part: [low, high] }) => fraction >= low && fraction <= high);
          expect(part !== undefined).toBe(time <= cutoff);
          if (!part) continue;
          const [low, high] = part.part;
          const share = (fraction - low) / (high - low);
          const [first, second] = part.times;
          expect(Math.abs(first + (second - first) * share - time)).toBeLessThan(3);
        }
      }
    }
  });

  it('grow with the cutoff and never exceed the streets', () => {
    for (const { reach, shapes, network } of scenes) {
      const metres = [120_000, 300_000, 600_000].map((cutoff) =>
        streetMetres(reach, shapes, cutoff),
      );
      expect(metres).toEqual(metres.toSorted((a, b) => a - b));
      const all = shapes.reduce((sum, shape) => sum + lengthOf(network.graph, shape), 0);
      expect(metres.at(-1)).toBeLessThanOrEqual(all + 1e-6);
    }
  });
});

describe('a route', () => {
  it('takes as long as the reach says, along a line without a gap', () => {
    let routes = 0;
    for (const { reach, network, random } of scenes) {
      for (let i = 0; i < 40; i++) {
        const shape = Math.floor(random() * network.graph.shapeCount);
        const point: Snap = { shape, fraction: random(), metres: 5 };
        const arrival = arrivalAtPoint(reach, point);
        const route = routeTo(reach, point);
        expect(route === null).toBe(arrival === null);
        if (route === null || arrival === null) continue;
        routes++;
        expect(route.seconds).toBeCloseTo(arrival.time / 1000, 6);
        expect(metresTo(reach, point)).toBeCloseTo(route.metres, 6);
        let length = 0;
        for (let k = 1; k < route.line.length; k++) {
          length += distance(route.line[k - 1] as never, route.line[k] as never);
        }
        expect(length + 17).toBeCloseTo(route.metres, 0);
        const ends =
          reach.direction === 'from' ? [reach.places[0], point] : [point, reach.places[0]];
        for (const [end, vertex] of [
          [ends[0], route.line[0]],
          [ends[1], route.line.at(-1)],
        ] as const) {
          expect(
            nearestOnShape(network.graph, (end as Snap).shape, vertex as never).metres,
          ).toBeLessThan(0.1);
        }
        const least = (route.metres - 17) / (Math.max(network.profile.speed, 4.8) / 3.6);
        expect(route.seconds).toBeGreaterThan(least);
      }
    }
    expect(routes).toBeGreaterThan(250);
  });
});
