// `circle catchment`: what can be reached, as outlines or as coloured streets, in GeoJSON.

import area from '@turf/area';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Feature } from 'geojson';
import { CommandError } from '#cli/command-error.ts';
import { openArea, readPoint, stationAt } from '#cli/open-area.ts';
import {
  fillField,
  outline,
  partsOf,
  reachedShapes,
  streetMetres,
} from '#core/streets/catchment.ts';
import { makeField } from '#core/streets/contour.ts';
import { shapePart } from '#core/streets/graph.ts';
import type { ProfileName } from '#core/streets/profile.ts';
import { makeRaster, usualCell } from '#core/streets/raster.ts';
import { type Direction, type Reach, reachOf } from '#core/streets/reach.ts';
import { makeLabels } from '#core/streets/search.ts';
import { snap } from '#core/streets/snap.ts';
import type { LngLat } from '#core/units.ts';
import { directionOption, profileOption } from './street-options.ts';

interface Options {
  readonly area: string;
  readonly station?: string;
  readonly from?: LngLat;
  readonly minutes: readonly number[];
  readonly profile: ProfileName;
  readonly direction: Direction;
  readonly as: 'polygon' | 'streets';
}

function readMinutes(text: string): number[] {
  const minutes = text.split(',').map(Number);
  if (!minutes.every((m) => m > 0 && m <= 120)) {
    throw new InvalidArgumentError('Give numbers up to 120.');
  }
  return minutes.sort((a, b) => b - a);
}

/** One feature for each cutoff, the longest first. */
export async function catchment(options: Options, write: (line: string) => void) {
  const { profile, minutes, direction } = options;
  if ((options.station === undefined) === (options.from === undefined)) {
    throw new CommandError('give --station or --from, one of them', 2);
  }
  const at = options.from ?? (await stationAt(options.area, options.station as string));
  const { network, index } = await openArea(options.area, profile);
  const place = snap(network, index, at);
  if (place === null) throw new CommandError(`${at} lies more than 300 m from every street`);
  const cutoffSeconds = (minutes[0] as number) * 60;
  const query = { places: [place], direction, cutoffSeconds };
  const reach = reachOf(network, makeLabels(network.labelCount), query);
  const shapes = reachedShapes(reach, new Uint8Array(network.graph.shapeCount));
  const draw = options.as === 'streets' ? streets : polygons;
  const common = { profile, direction, snap_m: round(place.metres) };
  const features = draw(reach, shapes, minutes).map((feature) => ({
    ...feature,
    properties: { ...common, ...feature.properties },
  }));
  write(JSON.stringify({ type: 'FeatureCollection', features }));
}

const round = (value: number) => Math.round(value * 10) / 10;

function polygons(reach: Reach, shapes: readonly number[], minutes: readonly number[]): Feature[] {
  const field = makeField(makeRaster(reach.network, usualCell(reach.network)));
  fillField(field, reach, shapes);
  return minutes.map((cutoff) => {
    const geometry = outline(field, cutoff * 60_000);
    const properties = {
      minutes: cutoff,
      square_m: Math.round(area(geometry)),
      street_m: Math.round(streetMetres(reach, shapes, cutoff * 60_000)),
    };
    return { type: 'Feature', geometry, properties };
  });
}

/** One MultiLineString for each cutoff; `seconds` holds both ends of each of its lines. */
function streets(reach: Reach, shapes: readonly number[], minutes: readonly number[]): Feature[] {
  return minutes.map((cutoff) => {
    const parts = shapes.flatMap((shape) => partsOf(reach, shape, cutoff * 60_000));
    const line = ({ shape, part }: (typeof parts)[number]) =>
      shapePart(reach.network.graph, shape, part).map(([lng, lat]) => [
        Math.round(lng * 1e6) / 1e6,
        Math.round(lat * 1e6) / 1e6,
      ]);
    return {
      type: 'Feature',
      geometry: { type: 'MultiLineString', coordinates: parts.map(line) },
      properties: {
        minutes: cutoff,
        street_m: Math.round(streetMetres(reach, shapes, cutoff * 60_000)),
        seconds: parts.map(({ times }) => times.map((time) => round(time / 1000))),
      },
    };
  });
}

export const addCatchment = (program: Command, write: (line: string) => void) =>
  program
    .command('catchment')
    .description('what can be reached in some minutes, as GeoJSON')
    .requiredOption('--area <dir>', 'folder of a built area')
    .option('--station <id>', 'a station of the area')
    .option('--from <lng,lat>', 'any place', readPoint)
    .option('--minutes <list>', 'cutoffs', readMinutes, [15, 10, 5])
    .addOption(profileOption())
    .addOption(directionOption('what the place reaches, or who can reach it', 'to'))
    .addOption(
      new Option('--as <form>', 'outlines, or parts of streets')
        .choices(['polygon', 'streets'])
        .default('polygon'),
    )
    .action((options: Options) => catchment(options, write));
