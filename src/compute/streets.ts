// What a worker can ask of an area's streets, however they are stored.

import { type Field, makeField } from '#core/streets/contour.ts';
import type { StreetGraph } from '#core/streets/graph.ts';
import { makeNetwork, type Network } from '#core/streets/network.ts';
import { type ProfileName, profiles } from '#core/streets/profile.ts';
import { makeRaster, usualCell } from '#core/streets/raster.ts';
import { type Direction, type Reach, reachOf } from '#core/streets/reach.ts';
import { type Labels, makeLabels } from '#core/streets/search.ts';
import { type Snap, type SnapIndex, snap } from '#core/streets/snap.ts';
import type { Bbox, LngLat } from '#core/units.ts';

export interface ReachQuery {
  readonly profile: ProfileName;
  readonly at: LngLat;
  readonly direction: Direction;
  readonly cutoffSeconds: number;
  /** Points that will be asked about. */
  readonly points?: readonly LngLat[];
}

/** A reach with what else is needed to ask about it. */
export interface OpenReach {
  readonly network: OpenNetwork;
  readonly place: Snap;
  readonly reach: Reach;
}

/** null: the place lies more than 300 m from every street. */
export type Answer<T> = (found: OpenReach | null) => T;

export interface Streets {
  /** Beyond this nothing counts as near, and nothing more is fetched. */
  readonly farthestSeconds: number;
  /** Does ahead what the first question would wait for; null: by tiles, there is no whole network. */
  readonly prepare: (profile: ProfileName) => OpenNetwork | null;
  /** Searches, and answers at once: the reach is gone with the next question. */
  readonly ask: <T>(query: ReachQuery, signal: AbortSignal, answer: Answer<T>) => Promise<T>;
}

/** A network with its search memory, and its raster once an outline is asked for. */
export interface OpenNetwork {
  readonly network: Network;
  readonly index: SnapIndex;
  readonly labels: Labels;
  /** Whether the network is all there is, so that its raster is worth keeping. */
  readonly isWhole: boolean;
  readonly seen: Uint8Array;
  field: Field | null;
}

export function openNetwork(
  graph: StreetGraph,
  profile: ProfileName,
  { index, isWhole }: Pick<OpenNetwork, 'index' | 'isWhole'>,
): OpenNetwork {
  const network = makeNetwork(graph, profiles[profile]);
  const labels = makeLabels(network.labelCount);
  const seen = new Uint8Array(graph.shapeCount);
  return { network, index, labels, isWhole, seen, field: null };
}

export function searchFrom(open: OpenNetwork, query: ReachQuery): OpenReach | null {
  const place = snap(open.network, open.index, query.at);
  if (place === null) return null;
  const { direction, cutoffSeconds } = query;
  const places = [place];
  const reach = reachOf(open.network, open.labels, { places, direction, cutoffSeconds });
  return { network: open, place, reach };
}

/** A field to draw a reach on: of the whole network, or around the reach alone. */
export function fieldFor(
  { network: open }: Pick<OpenReach, 'network'>,
  box: () => Bbox | null,
): Field {
  if (open.field) return open.field;
  const cell = usualCell(open.network);
  const field = makeField(makeRaster(open.network, cell, open.isWhole ? null : box()));
  if (open.isWhole) open.field = field;
  return field;
}
