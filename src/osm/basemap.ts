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
import type { OsmData, Tags } from './element.ts';
import { groupBy } from './group-by.ts';
import { joinLines } from './join-lines.ts';
import { isClosed, positions, type TaggedArea, taggedAreas } from './multipolygon.ts';

interface TaggedLine<P> {
  readonly nodes: readonly number[];
  readonly properties: P;
}

interface Street {
  readonly nodes: readonly number[];
  readonly tags: Tags;
  readonly kind: StreetKind;
}

/** The basemap of all that the data hold; no bounds are applied. */
export function buildBasemap(data: OsmData): Basemap {
  const areas = taggedAreas(data);
  const lines = [...data.ways.values()].filter(
    (way) => way.nodes.length > 1 && !(isClosed(way.nodes) && way.tags.area === 'yes'),
  );
  const streets: Street[] = lines.flatMap(({ nodes, tags }) => {
    const kind = streetKind(tags);
    return kind ? [{ nodes, tags, kind }] : [];
  });
  return {
    water: collect(pick(areas, waterKind)),
    waterways: collect(
      lineFeatures(
        lines.flatMap(({ nodes, tags }) => {
          const kind = waterwayKind(tags);
          const covered = (tags.tunnel ?? 'no') !== 'no';
          return kind && !covered ? [{ nodes, properties: { kind, ...named(tags) } }] : [];
        }),
        data,
      ),
    ),
    green: collect(pick(areas, greenKind)),
    blocks: collect([...pick(areas, blockKind), ...pick(areas, squareKind)]),
    buildings: collect(
      areas
        .filter(({ tags }) => (tags.building ?? 'no') !== 'no')
        .map(({ tags, area }) =>
          feature(area, { ...named(tags), ...(isLandmark(tags) && { landmark: true as const }) }),
        ),
    ),
    streets: collect(
      lineFeatures(
        streets.map(({ nodes, tags, kind }) => ({
          nodes,
          properties: { kind, ...crossing(tags) },
        })),
        data,
      ),
    ),
    street_names: collect(streetNames(streets, data)),
    rail: collect(
      lineFeatures(
        lines.flatMap(({ nodes, tags }) => {
          const kind = railKind(tags);
          const siding = tags.service !== undefined;
          return kind && !siding
            ? [{ nodes, properties: { kind, ...named(tags), ...crossing(tags) } }]
            : [];
        }),
        data,
      ),
    ),
    labels: collect(labelFeatures(data, areas)),
    service_area: collect(serviceArea(areas)),
  };
}

const collect = <F extends Feature>(features: F[]) =>
  ({ type: 'FeatureCollection', features }) as const;

const feature = <G extends Feature['geometry'], P extends object>(geometry: G, properties: P) =>
  ({ type: 'Feature', properties, geometry }) as const;

function crossing(tags: Tags) {
  const bridge = (tags.bridge ?? 'no') !== 'no';
  const tunnel = (tags.tunnel ?? 'no') !== 'no';
  const layer = Number(tags.layer ?? 0);
  return {
    ...(bridge && { bridge: true as const }),
    ...(tunnel && { tunnel: true as const }),
    ...(Number.isInteger(layer) && layer !== 0 && { layer }),
  };
}

function pick<K>(areas: readonly TaggedArea[], kindOf: (tags: Tags) => K | null) {
  return areas.flatMap(({ tags, area }) => {
    const kind = kindOf(tags);
    return kind === null || (tags.tunnel ?? 'no') !== 'no'
      ? []
      : [feature(area, { kind, ...named(tags) })];
  });
}

const squareKind = (tags: Tags) =>
  tags.area === 'yes' && (tags.highway === 'pedestrian' || tags.highway === 'footway')
    ? ('square' as const)
    : tags.place === 'square'
      ? ('square' as const)
      : null;

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
function streetNames(streets: readonly Street[], data: OsmData) {
  const withName = streets.filter(({ tags }) => tags.name);
  const lines = groupBy(withName, ({ tags }) => JSON.stringify(named(tags))).flatMap((street) => {
    const kinds = street.map(({ kind }) => kind);
    const kind = streetKinds.find((k) => kinds.includes(k)) as StreetKind;
    return street.map(({ nodes, tags }) => ({ nodes, properties: { kind, ...named(tags) } }));
  });
  return lineFeatures(lines, data);
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
