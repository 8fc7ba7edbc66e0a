// The points of the basemap that carry a text: places and landmarks mapped as nodes,
// and named areas, each at a point well inside. One object is often mapped twice (a
// park, and a node for the sight it is); of equal names close together the one that
// is shown first stays.

import { area as squareMetres } from '@turf/area';
import type { Feature, MultiPolygon, Point, Polygon, Position } from 'geojson';
import type { LabelKind, Named } from '#core/basemap.ts';
import { labelKind, named, type Rank, waterKind } from './basemap-tags.ts';
import type { Tags } from './element.ts';
import type { TaggedArea } from './multipolygon.ts';
import type { OsmData } from './osm-data.ts';

interface Label {
  readonly at: Position;
  readonly kind: LabelKind;
  readonly rank: Rank;
  readonly names: Named;
}

export function labelFeatures(
  data: OsmData,
  areas: readonly TaggedArea[],
): Feature<Point, Named & { kind: LabelKind; rank: Rank }>[] {
  const labels: Label[] = [];
  for (const node of data.taggedNodes) {
    const label = node.tags.name ? labelKind(node.tags) : null;
    if (!label) continue;
    const at = [Math.round(node.lng * 1e6) / 1e6, Math.round(node.lat * 1e6) / 1e6];
    labels.push({ at, kind: label[0], rank: label[1], names: named(node.tags) });
  }
  for (const { tags, area } of areas) {
    const label = tags.name ? areaLabel(tags, area) : null;
    if (!label) continue;
    labels.push({ at: pointInside(area), kind: label[0], rank: label[1], names: named(tags) });
  }
  return withoutDoubles(labels).map(({ at, kind, rank, names }) => ({
    type: 'Feature',
    properties: { kind, rank, ...names },
    geometry: { type: 'Point', coordinates: at },
  }));
}

/** Parks and waters come earlier the larger they are; flowing water is named along its line. */
function areaLabel(tags: Tags, area: Polygon | MultiPolygon): readonly [LabelKind, Rank] | null {
  const label = labelKind(tags);
  if (label?.[0] === 'water') {
    const flowing = ['river', 'stream'].includes(waterKind(tags) ?? '');
    if (flowing) return null;
  }
  if (label?.[0] !== 'water' && label?.[0] !== 'park') return label;
  const hectares = squareMetres(area) / 10_000;
  return [label[0], hectares > 20 ? 2 : hectares > 2 ? 3 : hectares > 0.5 ? 4 : 5];
}

function withoutDoubles(labels: readonly Label[]): Label[] {
  const kept: Label[] = [];
  const cells = new Map<string, number[]>();
  for (const label of labels.toSorted((a, b) => a.rank - b.rank)) {
    const near = cellsAround(label.at).flatMap((cell) => cells.get(cell) ?? []);
    const i = Math.min(...near.filter((k) => isSame(kept[k] as Label, label)));
    const twin = kept[i];
    if (!twin) {
      const cell = cellsAround(label.at)[0] as string;
      const there = cells.get(cell);
      if (there) there.push(kept.length);
      else cells.set(cell, [kept.length]);
      kept.push(label);
    }
    // A sight that turns out to be a park or a temple wears the sign of one.
    else if (twin.kind === 'landmark') kept[i] = { ...twin, kind: label.kind };
  }
  return kept;
}

/** The cell of a position, wider than `sameName` below the polar circles, and its neighbours. */
function cellsAround([lng, lat]: Position): string[] {
  const [x, y] = [Math.floor((lng as number) / 0.03), Math.floor((lat as number) / 0.01)];
  return [0, -1, 1].flatMap((dx) => [0, -1, 1].map((dy) => `${x + dx},${y + dy}`));
}

/** Equal names are of one object within this, metres. */
const sameName = 800;

/** Equal names, or of one kind and the one name part of the other: 秋霞 and 秋霞社区. */
function isSame(a: Label, b: Label): boolean {
  const [nameA = '', nameB = ''] = [a.names.name, b.names.name];
  if (nameA === nameB) return metresBetween(a.at, b.at) < sameName;
  const part = a.kind === b.kind && (nameA.includes(nameB) || nameB.includes(nameA));
  return part && metresBetween(a.at, b.at) < 150;
}

function metresBetween(a: Position, b: Position): number {
  const [lngA, latA] = a as [number, number];
  const [lngB, latB] = b as [number, number];
  const perDegree = 111_195;
  const east = (lngB - lngA) * perDegree * Math.cos((latA * Math.PI) / 180);
  return Math.hypot(east, (latB - latA) * perDegree);
}

/** The middle of the widest span of the largest part at half its height: always inside. */
function pointInside(area: Polygon | MultiPolygon): Position {
  const parts = area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
  const largest = parts.toSorted((a, b) => ringArea(b) - ringArea(a))[0] as Position[][];
  const lats = (largest[0] as Position[]).map(([, lat]) => lat as number).sort((a, b) => a - b);
  const lat = ((lats[0] as number) + (lats.at(-1) as number)) / 2;
  const crossings = largest.flatMap((ring) => lngsAt(ring, lat)).sort((a, b) => a - b);
  let widest: [number, number] = [crossings[0] ?? 0, crossings[0] ?? 0];
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const span: [number, number] = [crossings[i] as number, crossings[i + 1] as number];
    if (span[1] - span[0] > widest[1] - widest[0]) widest = span;
  }
  return [(widest[0] + widest[1]) / 2, lat].map((d) => Math.round(d * 1e6) / 1e6);
}

const ringArea = (rings: Position[][]) => squareMetres({ type: 'Polygon', coordinates: rings });

function lngsAt(ring: readonly Position[], lat: number): number[] {
  const lngs: number[] = [];
  for (let i = 1; i < ring.length; i++) {
    const [lngA, latA] = ring[i - 1] as [number, number];
    const [lngB, latB] = ring[i] as [number, number];
    if (latA > lat === latB > lat) continue;
    lngs.push(lngA + ((lat - latA) / (latB - latA)) * (lngB - lngA));
  }
  return lngs;
}
