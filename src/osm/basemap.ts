// The basemap of a town, drawn from its OpenStreetMap data. Ways and multipolygon
// relations become features by the tables of `basemap-tags.ts`; lines that look the
// same are joined, so that neither a casing nor a name breaks where a mapper split a way.

import type { Feature, LineString, Polygon, Position } from 'geojson';
import { type Basemap, type StreetKind, streetKinds } from '#core/basemap.ts';
import { labelFeatures } from './basemap-labels.ts';
import {
  blockKind,
  greenKind,
  isLandmark,
  named,
  railKind,
  streetKind,
  waterKind,
  waterwayKind,
} from './basemap-tags.ts';
import type { OsmWay, Tags } from './element.ts';
import { groupBy } from './group-by.ts';
import { joinLines } from './join-lines.ts';
import { isClosed, positions, type TaggedArea, taggedAreas } from './multipolygon.ts';
import type { OsmData } from './osm-data.ts';

interface TaggedLine<P> {
  readonly nodes: readonly number[];
  readonly properties: P;
}

/** The basemap of all that the data hold; no bounds are applied. */
export function buildBasemap(data: OsmData): Basemap {
  const areas = taggedAreas(data);
  const lines = [...data.ways.values()].filter(
    ({ nodes, tags }) => nodes.length > 1 && !(isClosed(nodes) && tags.area === 'yes'),
  );
  const draw = <P extends object>(read: (tags: Tags) => P | null) =>
    collect(
      lineFeatures(
        lines.flatMap(({ nodes, tags }) => {
          const properties = read(tags);
          return properties ? [{ nodes, properties }] : [];
        }),
        data,
      ),
    );
  return {
    water: collect(pick(areas, waterKind)),
    waterways: draw(waterway),
    green: collect(pick(areas, greenKind)),
    blocks: collect([...pick(areas, blockKind), ...pick(areas, squareKind)]),
    buildings: collect(areas.flatMap(building)),
    streets: draw(street),
    street_names: collect(streetNames(lines, data)),
    rail: draw(rail),
    labels: collect(labelFeatures(data, areas)),
    service_area: collect(serviceArea(areas)),
  };
}

const collect = <F extends Feature>(features: F[]) =>
  ({ type: 'FeatureCollection', features }) as const;

const feature = <G extends Feature['geometry'], P extends object>(geometry: G, properties: P) =>
  ({ type: 'Feature', properties, geometry }) as const;

const isSet = (value: string | undefined) => value !== undefined && value !== 'no';

function waterway(tags: Tags) {
  const kind = waterwayKind(tags);
  return kind && !isSet(tags.tunnel) ? { kind, ...named(tags) } : null;
}

function street(tags: Tags) {
  const kind = streetKind(tags);
  return kind && { kind, ...crossing(tags) };
}

/** Sidings, yards and the like are left out. */
function rail(tags: Tags) {
  const kind = railKind(tags);
  return kind && !isSet(tags.service) ? { kind, ...named(tags), ...crossing(tags) } : null;
}

function building({ tags, area }: TaggedArea) {
  if (!isSet(tags.building)) return [];
  return [feature(area, { ...named(tags), ...(isLandmark(tags) && { landmark: true as const }) })];
}

function crossing(tags: Tags) {
  const layer = Number(tags.layer ?? 0);
  return {
    ...(isSet(tags.bridge) && { bridge: true as const }),
    ...(isSet(tags.tunnel) && { tunnel: true as const }),
    ...(Number.isInteger(layer) && layer !== 0 && { layer }),
  };
}

function pick<K>(areas: readonly TaggedArea[], kindOf: (tags: Tags) => K | null) {
  return areas.flatMap(({ tags, area }) => {
    const kind = kindOf(tags);
    return kind === null || isSet(tags.tunnel) ? [] : [feature(area, { kind, ...named(tags) })];
  });
}

function squareKind(tags: Tags) {
  const isPaved = tags.highway === 'pedestrian' || tags.highway === 'footway';
  return tags.place === 'square' || (isPaved && tags.area === 'yes') ? ('square' as const) : null;
}

/** Lines of equal properties joined where they meet. */
function lineFeatures<P extends object>(
  lines: readonly TaggedLine<P>[],
  data: OsmData,
): Feature<LineString, P>[] {
  return groupBy(lines, ({ properties }) => JSON.stringify(properties)).flatMap((alike) => {
    const { properties } = alike[0] as TaggedLine<P>;
    return joinLines(alike.map(({ nodes }) => nodes))
      .map((nodes) => positions(nodes, data))
      .filter((line) => line.length > 1)
      .map((coordinates) => feature({ type: 'LineString', coordinates }, properties));
  });
}

/** A street's name runs over its bridges and changes of class; it is drawn as its widest part. */
function streetNames(lines: readonly OsmWay[], data: OsmData) {
  const streets = lines.filter(({ tags }) => tags.name && streetKind(tags));
  const parts = groupBy(streets, ({ tags }) => JSON.stringify(named(tags))).flatMap((parts) => {
    const kinds = parts.map(({ tags }) => streetKind(tags));
    const kind = streetKinds.find((k) => kinds.includes(k)) as StreetKind;
    return parts.map(({ nodes, tags }) => ({ nodes, properties: { kind, ...named(tags) } }));
  });
  return lineFeatures(parts, data);
}

const world: Position[] = [
  [-180, -85],
  [180, -85],
  [180, 85],
  [-180, 85],
  [-180, -85],
];

/** The areas tagged `service_area=yes`, and the world without them to draw a veil over. */
function serviceArea(areas: readonly TaggedArea[]): Basemap['service_area']['features'] {
  const inside = areas.filter(({ tags }) => tags.service_area === 'yes');
  if (inside.length === 0) return [];
  const holes = inside.flatMap(({ area }) =>
    area.type === 'Polygon' ? [area.coordinates[0]] : area.coordinates.map(([outer]) => outer),
  );
  const outside: Polygon = {
    type: 'Polygon',
    coordinates: [world, ...holes.map((ring) => (ring as Position[]).toReversed())],
  };
  return [
    ...inside.map(({ tags, area }) => feature(area, { kind: 'inside' as const, ...named(tags) })),
    feature(outside, { kind: 'outside' as const }),
  ];
}
