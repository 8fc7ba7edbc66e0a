// What the bench asks of a peer. This folder knows the peers and nothing of the product:
// it is a package of its own, and what it is given are plain values.

import type { MultiPolygon, Polygon } from 'geojson';

export interface Arc {
  readonly from: number;
  readonly to: number;
  /** Milliseconds. */
  readonly cost: number;
}

/** By `arcName`; one at most for each pair of nodes. */
export type Arcs = ReadonlyMap<string, Arc>;

export const arcName = (from: number, to: number) => `${from} ${to}`;

/** Finds a way from one node to another. */
export interface WayPeer {
  readonly name: string;
  /** The nodes on the way, first to last. */
  readonly find: (source: number, target: number) => number[];
}

export type Outline = Polygon | MultiPolygon;

/** Lines of [longitude, latitude]. */
export type Lines = readonly (readonly (readonly [number, number])[])[];

export interface Graphs {
  /** Each is built when it is its turn: together they would not fit into memory. */
  readonly wayPeers: readonly ((arcs: Arcs) => WayPeer[])[];
}

export interface Outlines {
  readonly concaveHull: (lines: Lines) => Outline;
  readonly bufferedStreets: (lines: Lines) => Outline;
}

export type Travel = 'walk' | 'ride';

export interface Valhalla {
  /** Seconds that building the tiles took; null: they were there. */
  readonly buildSeconds: number | null;
  /** Who reaches a place within 15 minutes, as the text of a FeatureCollection. */
  readonly draw: (at: readonly [number, number], travel: Travel) => Promise<string>;
}

export interface ValhallaModule {
  /** Throws where the binding can't be loaded here, or builds no tiles. */
  readonly openValhalla: (osm: string, folder: string) => Promise<Valhalla>;
  readonly outlineIn: (text: string) => Outline;
}
