// The part of the data in a box: every way that enters it, whole, with all its nodes, so
// that no street and no pond is cut in the middle; and multipolygons with all their rings.
// (What osmium-tool calls the strategies `complete_ways` and, for areas, `smart`.)

import type { Bbox } from '#core/units.ts';
import type { OsmData, OsmNode, OsmRelation, OsmWay } from './element.ts';

export function clip(data: OsmData, [west, south, east, north]: Bbox): OsmData {
  const isInside = ({ lng, lat }: OsmNode) =>
    lng >= west && lng <= east && lat >= south && lat <= north;
  const insideNodes = new Set([...data.nodes.values()].filter(isInside).map(({ id }) => id));
  const enters = (way: OsmWay | undefined) => way?.nodes.some((id) => insideNodes.has(id)) ?? false;
  const touches = ({ members }: OsmRelation) =>
    members.some(({ type, ref }) =>
      type === 'way' ? enters(data.ways.get(ref)) : type === 'node' && insideNodes.has(ref),
    );

  const relations = new Map([...data.relations].filter(([, relation]) => touches(relation)));
  const rings = new Set(
    [...relations.values()]
      .filter(({ tags }) => tags.type === 'multipolygon')
      .flatMap(({ members }) => members.filter((m) => m.type === 'way').map((m) => m.ref)),
  );
  const ways = new Map([...data.ways].filter(([id, way]) => rings.has(id) || enters(way)));
  const used = new Set([...ways.values()].flatMap((way) => way.nodes));
  const nodes = new Map([...data.nodes].filter(([id]) => used.has(id) || insideNodes.has(id)));
  return { nodes, ways, relations };
}
