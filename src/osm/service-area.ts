// The area the stations serve: drawn in the data (`service_area=yes`), or else what the
// streets reach. It is no administrative boundary, and the latter is not drawn on the map.

import type { MultiPolygon, Position } from 'geojson';
import type { Basemap } from '#core/basemap.ts';
import { nodeAt, type StreetGraph } from '#core/streets/graph.ts';
import type { Bbox } from '#core/units.ts';

/** null: none was drawn. */
export function drawnServiceArea({ service_area }: Basemap): MultiPolygon | null {
  const coordinates = service_area.features
    .filter(({ properties }) => properties.kind === 'inside')
    .flatMap(({ geometry }) =>
      geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
    );
  return coordinates.length === 0 ? null : { type: 'MultiPolygon', coordinates };
}

/** The convex hull of the junctions in the box; the box itself where they lie in a line. */
export function defaultServiceArea(graph: StreetGraph, bbox: Bbox): MultiPolygon {
  const [west, south, east, north] = bbox;
  const junctions = Array.from({ length: graph.nodeCount }, (_, node) => nodeAt(graph, node));
  const inside = junctions.filter(
    ([lng, lat]) => lng >= west && lng <= east && lat >= south && lat <= north,
  );
  const hull = convexHull(inside.map((at) => at.map((d) => Number(d.toFixed(6)))));
  const box = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ];
  const ring = hull.length >= 3 ? hull : box;
  return { type: 'MultiPolygon', coordinates: [[[...ring, ring[0] as Position]]] };
}

/** Counter-clockwise (A. M. Andrew's monotone chain). */
function convexHull(points: readonly Position[]): Position[] {
  const sorted = points.toSorted(
    (a, b) => (a[0] as number) - (b[0] as number) || (a[1] as number) - (b[1] as number),
  );
  const chain = (line: readonly Position[]) => {
    const hull: Position[] = [];
    for (const point of line) {
      while (
        hull.length > 1 &&
        turn(hull.at(-2) as Position, hull.at(-1) as Position, point) <= 0
      ) {
        hull.pop();
      }
      hull.push(point);
    }
    return hull.slice(0, -1);
  };
  return [...chain(sorted), ...chain(sorted.toReversed())];
}

/** Positive: b lies to the right of the way from a to c. */
function turn(a: Position, b: Position, c: Position): number {
  const [[ax, ay], [bx, by], [cx, cy]] = [a, b, c] as [number, number][] as [
    [number, number],
    [number, number],
    [number, number],
  ];
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}
