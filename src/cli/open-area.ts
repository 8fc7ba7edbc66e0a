// A built area opened from its folder, for the commands that ask it something.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { type AreaManifest, areaManifest } from '#core/area.ts';
import { decodeGraph } from '#core/streets/graph-codec.ts';
import { makeNetwork, type Network } from '#core/streets/network.ts';
import { type ProfileName, profileNames, profiles } from '#core/streets/profile.ts';
import { makeSnapIndex, type SnapIndex } from '#core/streets/snap.ts';
import type { LngLat } from '#core/units.ts';
import { CommandError } from './command-error.ts';

export interface Area {
  readonly folder: string;
  readonly manifest: AreaManifest;
}

const readArea = (path: string) =>
  readFile(path).catch((cause: NodeJS.ErrnoException) => {
    throw new CommandError(`${path}: ${cause.code === 'ENOENT' ? 'no such file' : cause.message}`);
  });

export async function openArea(folder: string): Promise<Area> {
  const path = join(folder, 'manifest.json');
  const parsed = v.safeParse(areaManifest, JSON.parse((await readArea(path)).toString('utf8')));
  if (!parsed.success) {
    const issue = parsed.issues[0];
    throw new CommandError(`${path}: ${v.getDotPath(issue) ?? ''}: ${issue.message}`);
  }
  return { folder, manifest: parsed.output };
}

export async function openNetwork(
  { folder, manifest }: Area,
  profile: ProfileName,
): Promise<{ network: Network; index: SnapIndex }> {
  const bytes = await readArea(join(folder, manifest.files.streets.path));
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const graph = decodeGraph(buffer as ArrayBuffer);
  return { network: makeNetwork(graph, profiles[profile]), index: makeSnapIndex(graph) };
}

/** The place of a station by its id. */
export async function stationAt({ folder, manifest }: Area, id: string): Promise<LngLat> {
  const path = join(folder, manifest.files.stations.path);
  const { features } = JSON.parse((await readArea(path)).toString('utf8')) as {
    features: { properties: { id: string }; geometry: { coordinates: [number, number] } }[];
  };
  const found = features.find(({ properties }) => properties.id === id);
  if (!found) throw new CommandError(`no station "${id}" in ${path}`);
  return found.geometry.coordinates;
}

/** `LNG,LAT` in degrees. */
export function readPoint(text: string): LngLat {
  const numbers = text.split(',').map(Number);
  const [lng, lat] = numbers as [number, number];
  if (numbers.length !== 2 || !numbers.every(Number.isFinite)) {
    throw new CommandError(`"${text}" is no LNG,LAT`, 2);
  }
  if (Math.abs(lat) > 90 || Math.abs(lng) > 180) {
    throw new CommandError(`"${text}" lies off the Earth; the order is longitude, latitude`, 2);
  }
  return [lng, lat];
}

export function readProfile(text: string): ProfileName {
  const profile = profileNames.find((name) => name === text);
  if (!profile) throw new CommandError(`no profile "${text}": ${profileNames.join(', ')}`, 2);
  return profile;
}
