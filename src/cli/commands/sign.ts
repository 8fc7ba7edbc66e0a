// `circle sign`: door signs as HTML, ready to print from any browser.

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import type { FeatureCollection, Position } from 'geojson';
import { readManifest } from '#cli/area/read-built.ts';
import { readJson } from '#cli/area/read-json.ts';
import { CommandError } from '#cli/command-error.ts';
import { type OpenArea, openArea } from '#cli/open-area.ts';
import { readSite } from '#cli/option-values.ts';
import type { Terminal } from '#cli/terminal.ts';
import type { AreaManifest, Place } from '#core/area.ts';
import type { StreetKind } from '#core/basemap.ts';
import type { Programme } from '#core/programme.ts';
import type { Station } from '#core/station.ts';
import { fillField, outline, reachedShapes } from '#core/streets/catchment.ts';
import { type Field, makeField } from '#core/streets/contour.ts';
import { distance, shapeOf } from '#core/streets/graph.ts';
import { makeRaster } from '#core/streets/raster.ts';
import { reachOf } from '#core/streets/reach.ts';
import { makeLabels } from '#core/streets/search.ts';
import { snap } from '#core/streets/snap.ts';
import { instant, type LngLat } from '#core/units.ts';
import { type DoorSignInput, doorSigns } from '#pages/door-sign.ts';
import { checkInPath, stationPath } from '#pages/station-page.ts';

interface Options {
  readonly area: string;
  readonly station: string;
  readonly site: string;
  readonly out: string;
}

/** Where `circle serve` answers unless told otherwise. */
const localSite = 'http://localhost:8015';
const walkSeconds = 5 * 60;
const reachMetres = 520;

/** Writes a file per station, and with `all` one with every sheet as well; tells each. */
export async function sign(options: Options, { write, tell }: Terminal) {
  if (options.site === localSite) {
    tell(`the codes point to ${localSite}, which only this machine opens; give --site\n`);
  }
  const manifest = await readManifest(options.area);
  const stations = await readStations(options.area, manifest);
  const wanted = stations.filter(({ id }) => options.station === 'all' || id === options.station);
  if (wanted.length === 0) throw new CommandError(`the area has no station "${options.station}"`);
  const input = await signInput(options, manifest);
  await mkdir(options.out, { recursive: true });
  const save = async (name: string, signs: readonly DoorSignInput[]) => {
    const file = path.join(options.out, name);
    await writeFile(file, await doorSigns(signs));
    write(file);
  };
  const signs = wanted.map(input);
  for (const one of signs) await save(`${one.station.id}.html`, [one]);
  if (options.station === 'all') await save('all.html', signs);
}

async function readStations(folder: string, { files }: AreaManifest): Promise<Station[]> {
  const { features } = (await readJson(path.join(folder, files.stations.path))) as {
    features: { properties: Omit<Station, 'at'>; geometry: { coordinates: [number, number] } }[];
  };
  return features.map(({ properties, geometry }) => ({ ...properties, at: geometry.coordinates }));
}

/** Reads what all signs of an area share, once. */
async function signInput({ area, site }: Options, manifest: AreaManifest) {
  const { files } = manifest;
  const open = await openArea(area, 'walk');
  const field = makeField(makeRaster(open.network, 10, null));
  const places = (await readJson(path.join(area, files.places.path))) as Place[];
  const ground = await readGround(area, manifest, open);
  const { events } = files.programmes
    ? ((await readJson(path.join(area, files.programmes.path))) as { events: Programme[] })
    : { events: [] };
  const root = `${site}/`;
  return (station: Station): DoorSignInput => {
    const checkIn = checkInPath({ station, manifest, language: 'zh' });
    return {
      station,
      manifest,
      programmes: events,
      moment: instant(Date.parse(manifest.builtAt)),
      link: root + stationPath(station.id, 'zh'),
      checkInLink: checkIn && root + checkIn,
      map: {
        ...ground,
        reachMetres,
        outline: walkFrom(open, field, station.at),
        names: namesAround(places, station),
      },
    };
  };
}

function walkFrom(
  { network, index }: OpenArea,
  field: Field,
  at: LngLat,
): DoorSignInput['map']['outline'] {
  const place = snap(network, index, at);
  if (place === null) return { type: 'MultiPolygon', coordinates: [] };
  const query = { places: [place], direction: 'from', cutoffSeconds: walkSeconds } as const;
  const reach = reachOf(network, makeLabels(network.labelCount), query);
  fillField(field, reach, reachedShapes(reach, new Uint8Array(network.graph.shapeCount)));
  return outline(field, walkSeconds * 1000);
}

const namesAround = (places: readonly Place[], { id, at }: Station) =>
  places
    .filter((place) => place.kind !== 'station' && distance(place.at, at) < reachMetres * 1.4)
    .sort((a, b) => distance(a.at, at) - distance(b.at, at))
    .filter(({ name }) => name.zh !== id)
    .map((place) => ({ at: place.at, name: place.name.zh }));

/** A town's basemap is at hand as features; of a city only the streets are drawn. */
async function readGround(folder: string, { files }: AreaManifest, { network }: OpenArea) {
  if (!files.basemap.path.endsWith('.geojson')) {
    const { graph } = network;
    const streets = Array.from({ length: graph.shapeCount }, (_, shape) => ({
      line: shapeOf(graph, shape).map(([lng, lat]): Position => [lng, lat]),
      kind: 'residential' as StreetKind,
    }));
    return { streets, water: [], green: [] };
  }
  const { features } = (await readJson(path.join(folder, files.basemap.path))) as FeatureCollection;
  const of = (layer: string) => features.filter((one) => one.properties?.layer_name === layer);
  const polygons = (layer: string) =>
    of(layer).flatMap(({ geometry }) => {
      if (geometry.type === 'Polygon') return [geometry.coordinates];
      return geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
    });
  const streets = of('streets').flatMap(({ geometry, properties }) =>
    geometry.type === 'LineString'
      ? [{ line: geometry.coordinates, kind: properties?.kind as StreetKind }]
      : [],
  );
  return { streets, water: polygons('water'), green: polygons('green') };
}

export const addSign = (program: Command, terminal: Terminal) =>
  program
    .command('sign')
    .description('door signs ready to print, one HTML file for each station')
    .requiredOption('--area <dir>', 'folder of a built area')
    .requiredOption('--station <id|all>', 'a station of the area, or all of them')
    .requiredOption(
      '--site <address>',
      'where the app is served: what the codes point to',
      readSite,
    )
    .requiredOption('--out <dir>', 'folder for the files')
    .action((options: Options) => sign(options, terminal));
