// Areas of OpenStreetMap as GeoJSON: a closed way, or a multipolygon relation whose
// member ways are joined end to end into rings. Outer rings run counter-clockwise,
// inner ones clockwise (RFC 7946). Rings that a cut extract left open are dropped.
// https://wiki.openstreetmap.org/wiki/Relation:multipolygon

import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { OsmRelation, OsmWay, Tags } from './element.ts';
import { joinLines } from './join-lines.ts';
import type { OsmData } from './osm-data.ts';

/** An area with the tags that say what it is. */
export interface TaggedArea {
  readonly tags: Tags;
  readonly area: Polygon | MultiPolygon;
}

/** Every tagged closed way and multipolygon of the data. */
export function taggedAreas(data: OsmData): TaggedArea[] {
  const areas: TaggedArea[] = [];
  for (const way of data.ways.values()) {
    const area = Object.keys(way.tags).length > 0 && wayArea(way, data);
    if (area) areas.push({ tags: way.tags, area });
  }
  for (const relation of data.relations.values()) {
    const area = relation.tags.type === 'multipolygon' && relationArea(relation, data);
    if (area) areas.push({ tags: relation.tags, area });
  }
  return areas;
}

/** Degrees to six decimals, 0.1 m: finer than any source, short in a file. */
const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

/** The positions of a chain of nodes; nodes that the extract lacks are left out. */
export function positions(nodes: readonly number[], data: OsmData): Position[] {
  const line: Position[] = [];
  for (const id of nodes) {
    const node = data.nodes.get(id);
    if (!node) continue;
    const [lng, lat] = [round(node.lng), round(node.lat)];
    const last = line.at(-1);
    if (!last || last[0] !== lng || last[1] !== lat) line.push([lng, lat]);
  }
  return line;
}

export const isClosed = (nodes: readonly number[]) => nodes.length > 3 && nodes[0] === nodes.at(-1);

/** Twice the signed area, square degrees; positive: counter-clockwise. */
function doubleArea(ring: readonly Position[]): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1] as [number, number], ring[i] as [number, number]];
    sum += (a[0] - b[0]) * (a[1] + b[1]);
  }
  return sum;
}

function ring(nodes: readonly number[], data: OsmData, turn: 'outer' | 'inner'): Position[] | null {
  if (!isClosed(nodes)) return null;
  const line = positions(nodes, data);
  const [first, last] = [line[0], line.at(-1)];
  if (!first || !last) return null;
  if (first[0] !== last[0] || first[1] !== last[1]) line.push(first);
  if (line.length < 4) return null;
  return doubleArea(line) > 0 === (turn === 'outer') ? line : line.reverse();
}

/** The area a closed way encloses; null: not closed, or too few of its nodes are known. */
function wayArea(way: OsmWay, data: OsmData): Polygon | null {
  const outer = ring(way.nodes, data, 'outer');
  return outer && { type: 'Polygon', coordinates: [outer] };
}

/** The area of a multipolygon relation; null: no complete outer ring is known. */
function relationArea(relation: OsmRelation, data: OsmData): Polygon | MultiPolygon | null {
  const rings = (role: 'outer' | 'inner') => {
    const chains = relation.members
      .filter((m) => m.type === 'way' && (m.role || 'outer') === role)
      .map((m) => data.ways.get(m.ref)?.nodes ?? []);
    return joinLines(chains)
      .map((nodes) => ring(nodes, data, role))
      .filter((r) => r !== null);
  };
  const polygons = rings('outer').map((outer) => [outer]);
  for (const inner of rings('inner')) {
    const inside = inner[0] as Position;
    const around = polygons.find(([outer]) =>
      booleanPointInPolygon(inside, { type: 'Polygon', coordinates: [outer as Position[]] }),
    );
    around?.push(inner);
  }
  if (polygons.length === 0) return null;
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0] as Position[][] }
    : { type: 'MultiPolygon', coordinates: polygons };
}
