// The elements of OpenStreetMap as every reader hands them over: nodes, ways and
// relations in the order of the file. Coordinates are WGS-84 degrees.

export type Tags = Readonly<Record<string, string>>;

export interface OsmNode {
  readonly type: 'node';
  readonly id: number;
  readonly lng: number;
  readonly lat: number;
  readonly tags: Tags;
}

export interface OsmWay {
  readonly type: 'way';
  readonly id: number;
  readonly nodes: readonly number[];
  readonly tags: Tags;
}

export interface OsmRelation {
  readonly type: 'relation';
  readonly id: number;
  readonly members: readonly {
    readonly type: 'node' | 'way' | 'relation';
    readonly ref: number;
    readonly role: string;
  }[];
  readonly tags: Tags;
}

export type OsmElement = OsmNode | OsmWay | OsmRelation;
export type OsmKind = OsmElement['type'];

export const osmKinds: ReadonlySet<OsmKind> = new Set(['node', 'way', 'relation']);

/** What a reader hands over at a time. */
export interface OsmBatch {
  readonly elements: readonly OsmElement[];
  /** The newest moment the file has spoken of so far, RFC 3339 in UTC; null: of none. */
  readonly asOf: string | null;
}
