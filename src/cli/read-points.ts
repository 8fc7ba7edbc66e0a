// Points that a command is asked about, read as they come, so that a file of millions
// needs no more memory than one of a hundred: GeoJSON, or CSV with the columns id, lng, lat.

import { createReadStream } from 'node:fs';
import { JSONParser } from '@streamparser/json';
import { csvReader } from '#core/csv.ts';
import type { LngLat } from '#core/units.ts';
import { inputError } from './area/problem.ts';
import { readingFailure, readJson } from './area/read-json.ts';
import { CommandError } from './command-error.ts';

export interface NamedPoint {
  readonly id: string;
  readonly at: LngLat;
}

/** Some at a time, in the order of the file. Throws `CommandError` where it is not what it should be. */
export const readPoints = (file: string): AsyncGenerator<NamedPoint[]> =>
  file.toLowerCase().endsWith('.csv') ? csvPoints(file) : geoJsonPoints(file);

async function* pieces(file: string): AsyncGenerator<string> {
  try {
    yield* createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 18 });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw inputError({ file, feature: null, reason: readingFailure(code, message) });
  }
}

type CsvRows = ReturnType<ReturnType<typeof csvReader>['end']>;

async function* csvPoints(file: string): AsyncGenerator<NamedPoint[]> {
  const reader = csvReader();
  let columns: readonly number[] | null = null;
  const pointsOf = (rows: CsvRows): NamedPoint[] => {
    const [header] = columns === null ? rows.splice(0, 1) : [];
    if (header) columns = columnsOf(file, header.cells);
    return rows.map(({ number, cells, isBroken }) => {
      const [id = '', lng = '', lat = ''] = (columns ?? []).map((column) => cells[column]);
      const at = [lng, lat].map((text) => (text.trim() === '' ? Number.NaN : Number(text)));
      if (isBroken) throw new CommandError(`${file}: row ${number}: its quotes do not match`);
      if (!at.every(Number.isFinite)) {
        throw new CommandError(`${file}: row ${number}: "${lng}","${lat}" is no position`);
      }
      return { id, at: at as [number, number] };
    });
  };
  for await (const piece of pieces(file)) yield pointsOf(reader.push(piece));
  yield pointsOf(reader.end());
  if (columns === null) columnsOf(file, []);
}

function columnsOf(file: string, header: readonly string[]): number[] {
  return ['id', 'lng', 'lat'].map((column) => {
    const index = header.indexOf(column);
    if (index < 0) throw new CommandError(`${file}: no column "${column}"`);
    return index;
  });
}

async function* geoJsonPoints(file: string): AsyncGenerator<NamedPoint[]> {
  let count = 0;
  let found: NamedPoint[] = [];
  let isCollection = false;
  const parser = new JSONParser({ paths: ['$.type', '$.features.*'], keepStack: false });
  parser.onValue = ({ value, key }) => {
    if (key === 'type') isCollection = value === 'FeatureCollection';
    else found.push(pointOf(file, value, count++));
  };
  const take = (): NamedPoint[] => {
    const points = found;
    found = [];
    return points;
  };
  for await (const piece of pieces(file)) {
    await explained(file, () => parser.write(piece));
    yield take();
  }
  if (!parser.isEnded) await explained(file, () => parser.end());
  if (!isCollection) throw new CommandError(`${file}: no FeatureCollection`);
}

/** What is no JSON is read again as a whole, to be told with line and column. */
async function explained(file: string, parse: () => void): Promise<void> {
  try {
    parse();
  } catch (error) {
    if (error instanceof CommandError) throw error;
    await readJson(file);
    throw new CommandError(`${file}: invalid JSON (${(error as Error).message})`);
  }
}

function pointOf(file: string, feature: unknown, index: number): NamedPoint {
  const { id, properties, geometry } = feature as {
    id?: string | number;
    properties?: { id?: string | number } | null;
    geometry?: { type?: string; coordinates?: unknown } | null;
  };
  const [lng, lat] = Array.isArray(geometry?.coordinates) ? geometry.coordinates : [];
  if (geometry?.type !== 'Point' || !Number.isFinite(lng) || !Number.isFinite(lat)) {
    throw new CommandError(`${file}: feature ${index} is no Point`);
  }
  return { id: String(id ?? properties?.id ?? index), at: [lng, lat] };
}
