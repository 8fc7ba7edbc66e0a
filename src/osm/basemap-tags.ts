// What a tagged object is on the basemap: tables from OpenStreetMap tags to layers
// and kinds, read from top to bottom, the first row that fits decides.
// https://wiki.openstreetmap.org/wiki/Map_features

import type {
  BlockKind,
  GreenKind,
  LabelKind,
  Named,
  RailKind,
  StreetKind,
  WaterKind,
  WaterwayKind,
} from '#core/basemap.ts';
import type { Tags } from './element.ts';

/** `[kind, key, values]`; no values: any value but `no`. */
type Row<K> = readonly [kind: K, key: string, values?: string];

/** The tags that decide what an object is on the basemap, and how it is drawn. */
export const basemapKeys = new Set(
  'area bridge building layer name name:en service service_area tunnel type'.split(' '),
);

function reader<K>(rows: readonly Row<K>[]): (tags: Tags) => K | null {
  for (const [, key] of rows) basemapKeys.add(key);
  const table = rows.map(([kind, key, values]) => ({ kind, key, values: values?.split(' ') }));
  return (tags) =>
    table.find(({ key, values }) => {
      const value = tags[key];
      return value !== undefined && value !== 'no' && (values?.includes(value) ?? true);
    })?.kind ?? null;
}

export const waterKind = reader<WaterKind>([
  ['river', 'water', 'river canal moat oxbow'],
  ['stream', 'water', 'stream ditch drain stream_pool'],
  ['pond', 'water', 'pond fountain fishpond basin reflecting_pool'],
  ['river', 'waterway', 'riverbank dock'],
  ['pond', 'landuse', 'basin'],
  ['water', 'landuse', 'reservoir'],
  ['water', 'natural', 'water bay'],
]);

export const waterwayKind = reader<WaterwayKind>([
  ['river', 'waterway', 'river tidal_channel'],
  ['canal', 'waterway', 'canal'],
  ['stream', 'waterway', 'stream ditch drain'],
]);

export const greenKind = reader<GreenKind>([
  ['park', 'leisure', 'park nature_reserve golf_course'],
  ['garden', 'leisure', 'garden'],
  ['grass', 'leisure', 'pitch playground dog_park'],
  ['wood', 'natural', 'wood scrub wetland'],
  ['wood', 'landuse', 'forest orchard'],
  ['grass', 'natural', 'grassland heath'],
  ['grass', 'landuse', 'grass meadow village_green recreation_ground cemetery flowerbed'],
  ['grass', 'landuse', 'farmland allotments vineyard greenfield'],
]);

export const blockKind = reader<BlockKind>([
  ['education', 'amenity', 'school university college kindergarten research_institute'],
  ['medical', 'amenity', 'hospital clinic'],
  ['religious', 'landuse', 'religious'],
  ['education', 'landuse', 'education'],
  ['residential', 'landuse', 'residential'],
  ['commercial', 'landuse', 'commercial retail'],
  ['industrial', 'landuse', 'industrial railway port depot'],
  ['other', 'landuse', 'construction brownfield garages military'],
  ['other', 'amenity', 'parking marketplace bus_station'],
]);

export const streetKind = reader<StreetKind>([
  ['motorway', 'highway', 'motorway motorway_link'],
  ['trunk', 'highway', 'trunk trunk_link'],
  ['primary', 'highway', 'primary primary_link'],
  ['secondary', 'highway', 'secondary secondary_link'],
  ['tertiary', 'highway', 'tertiary tertiary_link'],
  ['residential', 'highway', 'residential unclassified living_street road'],
  ['service', 'highway', 'service busway'],
  ['pedestrian', 'highway', 'pedestrian'],
  ['path', 'highway', 'footway path cycleway steps track bridleway'],
]);

export const railKind = reader<RailKind>([
  ['rail', 'railway', 'rail narrow_gauge'],
  ['subway', 'railway', 'subway light_rail monorail'],
  ['tram', 'railway', 'tram funicular'],
]);

export type Rank = 1 | 2 | 3 | 4 | 5;

/** What a named object says on the map, and how early. */
export const labelKind = reader<readonly [LabelKind, Rank]>([
  [['town', 1], 'place', 'city town'],
  [['town', 2], 'place', 'suburb borough'],
  [['town', 3], 'place', 'village'],
  [['neighbourhood', 3], 'place', 'quarter neighbourhood'],
  [['locality', 3], 'place', 'locality hamlet islet island square'],
  [['station', 1], 'railway', 'station halt'],
  [['station', 1], 'station', 'subway train light_rail'],
  [['culture', 2], 'tourism', 'museum gallery'],
  [['landmark', 2], 'tourism', 'attraction zoo theme_park aquarium'],
  [['hospital', 2], 'amenity', 'hospital'],
  [['hospital', 4], 'amenity', 'clinic'],
  [['school', 3], 'amenity', 'university college'],
  [['school', 4], 'amenity', 'school research_institute'],
  [['mall', 3], 'shop', 'mall department_store'],
  [['mall', 3], 'landuse', 'retail'],
  [['park', 3], 'leisure', 'park garden nature_reserve'],
  [['landmark', 3], 'historic', 'castle pagoda city_gate fort palace archaeological_site'],
  [['worship', 3], 'landuse', 'religious'],
  [['worship', 4], 'amenity', 'place_of_worship'],
  [['culture', 4], 'amenity', 'theatre cinema arts_centre library townhall community_centre'],
  [['landmark', 5], 'historic', 'yes building monument tower ruins'],
  [['water', 4], 'natural', 'water'],
  [['neighbourhood', 4], 'landuse', 'residential'],
]);

const kindReaders = [waterKind, waterwayKind, greenKind, blockKind, streetKind, railKind];

/** Whether a way or a relation is drawn in some layer. */
export const isDrawn = (tags: Tags): boolean =>
  kindReaders.some((kindOf) => kindOf(tags) !== null) ||
  (tags.building !== undefined && tags.building !== 'no') ||
  tags.place === 'square' ||
  tags.service_area === 'yes' ||
  isLabelled(tags);

/** Whether its name stands on the map. */
export const isLabelled = (tags: Tags): boolean =>
  tags.name !== undefined && labelKind(tags) !== null;

/** Types of building that say nothing about their use; a name alone makes no landmark of them. */
const plainBuildings = new Set(
  'yes house detached residential apartments terrace semidetached_house garage garages'.split(' '),
);

export const isLandmark = (tags: Tags): boolean =>
  tags.name !== undefined &&
  (labelKind(tags) !== null || !plainBuildings.has(tags.building ?? 'yes'));

export function named(tags: Tags): Named {
  const name_en = tags['name:en'];
  return { ...(tags.name && { name: tags.name }), ...(name_en && { name_en }) };
}
