// Points that people bring along, with their ids: GeoJSON, or CSV with id, lng, lat.

import Papa from 'papaparse';
import type { LngLat } from '#core/units.ts';
import { readJson, readText } from './area/read-json.ts';
import { CommandError } from './command-error.ts';

export interface NamedPoint {
  readonly id: string;
  readonly at: LngLat;
}

/** Points as GeoJSON, or as CSV with the columns id, lng, lat. */
export async function readPoints(file: string): Promise<NamedPoint[]> {
  if (file.toLowerCase().endsWith('.csv')) return csvPoints(file, await readText(file));
  return geoJsonPoints(file, await readJson(file));
}

function csvPoints(path: string, text: string): NamedPoint[] {
  const { data, errors, meta } = Papa.parse<Record<string, string>>(text, {
    header: true,
    skipEmptyLines: true,
  });
  const [error] = errors;
  if (error) throw new CommandError(`${path}: row ${(error.row ?? 0) + 2}: ${error.message}`);
  for (const column of ['id', 'lng', 'lat']) {
    if (!meta.fields?.includes(column)) throw new CommandError(`${path}: no column "${column}"`);
  }
  return data.map(({ id, lng, lat }, row) => {
    const at = [Number(lng), Number(lat)] as const;
    if (lng === '' || lat === '' || !at.every(Number.isFinite)) {
      throw new CommandError(`${path}: row ${row + 2}: "${lng}","${lat}" is no position`);
    }
    return { id: id ?? '', at };
  });
}

function geoJsonPoints(path: string, json: unknown): NamedPoint[] {
  const { features } = (json ?? {}) as { features?: unknown };
  if (!Array.isArray(features)) throw new CommandError(`${path}: no FeatureCollection`);
  return features.map((feature, i) => {
    const { id, properties, geometry } = feature as {
      id?: string;
      properties?: { id?: string } | null;
      geometry?: { type?: string; coordinates?: unknown };
    };
    const at = geometry?.coordinates as [number, number];
    if (
      geometry?.type !== 'Point' ||
      !Array.isArray(at) ||
      !at.slice(0, 2).every(Number.isFinite)
    ) {
      throw new CommandError(`${path}: feature ${i} is no Point`);
    }
    return { id: String(id ?? properties?.id ?? i), at: [at[0], at[1]] };
  });
}
