// The streets a worker holds: each graph is fetched once, and each profile's network,
// raster and search memory are made once, when first asked for.

import { type Field, makeField } from '#core/streets/contour.ts';
import type { StreetGraph } from '#core/streets/graph.ts';
import { decodeGraph } from '#core/streets/graph-codec.ts';
import { makeNetwork, type Network } from '#core/streets/network.ts';
import { type ProfileName, profiles } from '#core/streets/profile.ts';
import { makeRaster, usualCell } from '#core/streets/raster.ts';
import { type Labels, makeLabels } from '#core/streets/search.ts';
import { makeSnapIndex, type SnapIndex } from '#core/streets/snap.ts';

/** Where an area's street graph lies, and which one it is. */
export interface StreetsRef {
  /** Address of `streets.bin`. */
  readonly url: string;
  /** Its checksum from the manifest; part of every query key. */
  readonly version: string;
}

export interface OpenNetwork {
  readonly network: Network;
  readonly index: SnapIndex;
  readonly labels: Labels;
  outlines: { readonly field: Field; readonly seen: Uint8Array } | null;
}

interface OpenStreets {
  readonly graph: StreetGraph;
  readonly index: SnapIndex;
  readonly networks: Map<ProfileName, OpenNetwork>;
}

/** Failing to get the streets: no network, or the server's answer. */
export class StreetsError extends Error {
  override readonly name = 'StreetsError';
  readonly code: 'streets_unreachable' | 'streets_missing';
  constructor(code: 'streets_unreachable' | 'streets_missing', message: string) {
    super(message);
    this.code = code;
  }
}

/** Areas kept open at once; the one opened longest ago goes first. */
const mostAreas = 2;
const areas = new Map<string, Promise<OpenStreets>>();

async function load({ url }: StreetsRef): Promise<OpenStreets> {
  const response = await fetch(url).catch((cause: unknown) => {
    throw new StreetsError('streets_unreachable', `${url}: ${String(cause)}`);
  });
  if (!response.ok) throw new StreetsError('streets_missing', `${url}: HTTP ${response.status}`);
  const graph = decodeGraph(await response.arrayBuffer());
  return { graph, index: makeSnapIndex(graph), networks: new Map() };
}

function openStreets(streets: StreetsRef): Promise<OpenStreets> {
  const key = `${streets.url} ${streets.version}`;
  const known = areas.get(key);
  if (known) return known;
  const opening = load(streets);
  areas.set(key, opening);
  opening.catch(() => areas.delete(key));
  for (const old of areas.keys()) {
    if (areas.size <= mostAreas) break;
    areas.delete(old);
  }
  return opening;
}

/** The network of a profile, ready to search. A shared load is not stopped by one caller's cancel. */
export async function openNetwork(
  streets: StreetsRef,
  profile: ProfileName,
  signal: AbortSignal,
): Promise<OpenNetwork> {
  const { graph, index, networks } = await openStreets(streets);
  signal.throwIfAborted();
  const known = networks.get(profile);
  if (known) return known;
  const network = makeNetwork(graph, profiles[profile]);
  const open = { network, index, labels: makeLabels(network.labelCount), outlines: null };
  networks.set(profile, open);
  return open;
}

export function openField(open: OpenNetwork) {
  if (open.outlines === null) {
    const field = makeField(makeRaster(open.network, usualCell(open.network)));
    open.outlines = { field, seen: new Uint8Array(open.network.graph.shapeCount) };
  }
  return open.outlines;
}
