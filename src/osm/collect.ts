// Elements by id: a whole file, or several as one. Of an element that comes twice, as
// it does where two extracts overlap, the last one stays.

import type { OsmBatch, OsmData, OsmElement, OsmNode, OsmRelation, OsmWay } from './element.ts';

export interface CollectedOsm extends OsmData {
  /** The newest moment the files speak of, RFC 3339 in UTC; null: they speak of none. */
  readonly asOf: string | null;
}

export async function collect(...files: readonly AsyncIterable<OsmBatch>[]): Promise<CollectedOsm> {
  const nodes = new Map<number, OsmNode>();
  const ways = new Map<number, OsmWay>();
  const relations = new Map<number, OsmRelation>();
  const put = (element: OsmElement) => {
    if (element.type === 'node') nodes.set(element.id, element);
    else if (element.type === 'way') ways.set(element.id, element);
    else relations.set(element.id, element);
  };
  let newest: string | null = null;
  for (const file of files) {
    for await (const { elements, asOf } of file) {
      elements.forEach(put);
      if (asOf !== null && (newest === null || asOf > newest)) newest = asOf;
    }
  }
  return { nodes, ways, relations, asOf: newest };
}
