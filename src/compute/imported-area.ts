// An area made of a file of OpenStreetMap that a person has, by the very code of `circle
// area build`: read, checked, built and packed without a server. It has no stations; they
// can be brought in later.

import type { AreaManifest } from '#core/area.ts';
import calendarOfChina from '#data/calendar/china.json' with { type: 'json' };
import { aboutArea, isInChina } from '#osm/about-area.ts';
import type { OsmKind } from '#osm/element.ts';
import { buildGround, type Ground, mostWays } from '#osm/ground.ts';
import { loadOsm } from '#osm/load-osm.ts';
import { OsmError, type OsmErrorCode } from '#osm/osm-error.ts';
import { type PackedArea, packArea } from '#osm/pack-area.ts';
import { readOsm } from '#osm/read-osm.ts';
import { chunksOf } from '#osm/unpack.ts';
import type { ImportStage } from './import-stages.ts';

export interface ImportQuery {
  readonly file: File;
  /** What the area shall be called. */
  readonly name: string;
}

/** Why no area came of a file; `unreadable`: the browser could not read it, or not any more. */
export type RefusalCode = OsmErrorCode | 'empty' | 'no_streets' | 'too_many_ways' | 'unreadable';

export type ImportOutcome =
  | {
      readonly kind: 'built';
      /** Its id is a stand-in: whoever keeps the area gives it one. */
      readonly manifest: AreaManifest;
      /** By the paths of the manifest. */
      readonly files: ReadonlyMap<string, Blob>;
    }
  | {
      readonly kind: 'refused';
      readonly code: RefusalCode;
      /** `byte 345`, `line 12`; null: the file as a whole. */
      readonly place: string | null;
    };

/** Told how far a stage is, from 0 to 1. */
type Tell = (stage: ImportStage, part: number) => void;

class ImportRefusal extends Error {
  override readonly name = 'ImportRefusal';
  readonly code: RefusalCode;
  readonly place = null;
  constructor(code: RefusalCode) {
    super(code);
    this.code = code;
  }
}

export async function importArea(query: ImportQuery, tell: Tell): Promise<ImportOutcome> {
  try {
    const ground = await readGround(query.file, tell);
    tell('pack', 0);
    const { manifest, files } = await pack(ground, query);
    return { kind: 'built', manifest, files: blobsOf(files) };
  } catch (error) {
    const { code, place } = refusalOf(error);
    return { kind: 'refused', code, place };
  }
}

/** What is no fault of the file is thrown on. */
function refusalOf(error: unknown): { code: RefusalCode; place: string | null } {
  if (error instanceof OsmError || error instanceof ImportRefusal) return error;
  if (error instanceof DOMException) return new ImportRefusal('unreadable');
  throw error;
}

/** The map data are forgotten with the end of it: they take most of the memory. */
async function readGround(file: File, tell: Tell): Promise<Ground> {
  if (file.size === 0) throw new ImportRefusal('empty');
  let bytesRead = 0;
  async function* counted() {
    bytesRead = 0;
    for await (const chunk of chunksOf(file.stream())) {
      bytesRead += chunk.length;
      yield chunk;
    }
  }
  const osm = await loadOsm([(kinds: ReadonlySet<OsmKind>) => readOsm(counted(), kinds)], {
    onReading: (kind) => tell(kind, bytesRead / file.size),
    onWays: (count) => {
      if (count > mostWays) throw new ImportRefusal('too_many_ways');
    },
  });
  tell('ground', 0);
  const ground = buildGround(osm);
  if (!ground) throw new ImportRefusal('no_streets');
  return ground;
}

function pack(ground: Ground, { file, name }: ImportQuery): Promise<PackedArea> {
  const { bbox } = ground.extent;
  const date = ground.asOf ?? new Date(file.lastModified).toISOString();
  const wishes = { id: 'kept', name, schematic: ground.isDrawing, buildEpoch: undefined };
  const about = aboutArea(wishes, { ...ground, bbox, date: date.slice(0, 10) });
  const calendar = isInChina(about.timeZone) ? calendarOfChina : null;
  const nothing = { stations: [], programmes: null, demand: null };
  return packArea({ ...ground, ...nothing, calendar }, about);
}

const blobsOf = (files: PackedArea['files']): ReadonlyMap<string, Blob> =>
  new Map(
    [...files]
      .filter(([path]) => path !== 'manifest.json')
      .map(([path, bytes]) => [path, new Blob([bytes as Uint8Array<ArrayBuffer>])]),
  );
