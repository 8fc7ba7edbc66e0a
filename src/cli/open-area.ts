// A built area opened for the commands that ask it something, and how a person names a
// place and a profile to them.

import path from 'node:path';
import { InvalidArgumentError } from 'commander';
import { makeNetwork, type Network } from '#core/streets/network.ts';
import { type ProfileName, profiles } from '#core/streets/profile.ts';
import { makeSnapIndex, type SnapIndex } from '#core/streets/snap.ts';
import type { LngLat } from '#core/units.ts';
import { readGraph, readManifest } from './area/read-built.ts';
import { readJson } from './area/read-json.ts';
import { CommandError } from './command-error.ts';

export interface OpenArea {
  readonly network: Network;
  readonly index: SnapIndex;
}

export async function openArea(folder: string, profile: ProfileName): Promise<OpenArea> {
  const graph = await readGraph(folder, await readManifest(folder));
  return { network: makeNetwork(graph, profiles[profile]), index: makeSnapIndex(graph) };
}

/** The place of a station by its id. */
export async function stationAt(folder: string, id: string): Promise<LngLat> {
  const { files } = await readManifest(folder);
  const file = path.join(folder, files.stations.path);
  const { features } = (await readJson(file)) as {
    features: { properties: { id: string }; geometry: { coordinates: [number, number] } }[];
  };
  const found = features.find(({ properties }) => properties.id === id);
  if (!found) throw new CommandError(`${file}: no station "${id}"`);
  return found.geometry.coordinates;
}

/** `LNG,LAT` in degrees, as an option of the command line. */
export function readPoint(text: string): LngLat {
  const [lng, lat, ...rest] = text
    .split(',')
    .map((part) => (part.trim() === '' ? NaN : Number(part)));
  if (lng === undefined || lat === undefined || rest.length > 0 || Number.isNaN(lng + lat)) {
    throw new InvalidArgumentError(`"${text}" is no LNG,LAT.`);
  }
  if (Math.abs(lat) > 90 || Math.abs(lng) > 180) {
    throw new InvalidArgumentError(`"${text}" lies off the Earth; longitude comes first.`);
  }
  return [lng, lat];
}
