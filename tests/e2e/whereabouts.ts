// Finds a position in whatever was recorded: decimal numbers and whole numbers of micro-degrees,
// in WGS-84, GCJ-02 and BD-09, within two kilometres, and tiles of a map that lie around it.
// Numbers that are public data, such as where a station is, are passed over.

import { toBd09, toGcj02 } from '#core/coordinates.ts';
import type { LngLat } from '#core/units.ts';

const nearMetres = 2000;
const metresPerDegree = 111_320;

export interface Spy {
  /** Of the channels, those whose text tells of a place near one of the positions. */
  readonly leaksIn: (records: Iterable<Recorded>) => string[];
}

export interface Recorded {
  readonly channel: string;
  readonly text: string;
}

const systems = (at: LngLat): LngLat[] => [at, toGcj02(at), toBd09(at)] as unknown as LngLat[];

/** As the numbers of a public place are written: whole, or to a metre or less. */
const pairsOf = ([lng, lat]: LngLat): string[] => [
  `${lng} ${lat}`,
  ...[4, 5, 6].map((decimals) => {
    const short = (n: number) => Number(n.toFixed(decimals));
    return `${short(lng)} ${short(lat)}`;
  }),
];
/** More numbers than this are a list, in which only neighbours are a pair. */
const longList = 12;

export function spyOn(positions: readonly LngLat[], publicPlaces: Iterable<LngLat>): Spy {
  const known = new Set([...publicPlaces].flatMap(systems).flatMap(pairsOf));
  const near = positions.flatMap(systems).map(([lng, lat]) => {
    const dLat = nearMetres / metresPerDegree;
    return { lng, lat, dLat, dLng: dLat / Math.cos((lat * Math.PI) / 180) };
  });
  const isNear = (lng: number, lat: number) =>
    near.some((one) => Math.hypot((lng - one.lng) / one.dLng, (lat - one.lat) / one.dLat) <= 1);
  const findPair = (numbers: readonly number[]) => {
    const farthest = numbers.length > longList ? 1 : numbers.length;
    for (const [i, one] of numbers.entries()) {
      for (const other of numbers.slice(Math.max(0, i - farthest), i + farthest + 1)) {
        if (isNear(one, other) && !known.has(`${one} ${other}`)) return [one, other];
      }
    }
    return null;
  };
  return {
    leaksIn: (records) =>
      [...records].flatMap(({ channel, text }) => {
        const plain = `${text}\n${decoded(text)}`;
        const tile = tilesIn(plain).find(([zoom, x, y]) =>
          positions.some((at) => isTileAround(at, zoom, x, y)),
        );
        const found = findPair(numbersIn(plain)) ?? tile;
        return found ? [`${channel}: ${found.join(' ')} in ${text.slice(0, 2000)}`] : [];
      }),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** Degrees, and whole numbers of a hundred-thousandth to a ten-millionth of one, in their order. */
const numbersIn = (text: string): number[] =>
  (text.match(/\d{1,3}\.\d{3,}|(?<![\d.])\d{7,10}(?![\d.])/g) ?? [])
    .flatMap((one) =>
      one.includes('.') ? [Number(one)] : [1e5, 1e6, 1e7].map((n) => Number(one) / n),
    )
    .filter((n) => n > 17 && n < 136);

type Tile = readonly [zoom: number, x: number, y: number];

const tilesIn = (text: string): Tile[] =>
  [...text.matchAll(/(?<![\d.])(\d{1,2})[/,](\d{1,7})[/,](\d{1,7})(?!\d)/g)].map(
    ([, zoom, x, y]) => [Number(zoom), Number(x), Number(y)] as const,
  );

/** A tile of zoom 13 is 4.2 km across at Shanghai: who asks for a finer one is known within 2 km. */
function isTileAround([lng, lat]: LngLat, zoom: number, x: number, y: number): boolean {
  if (zoom < 13 || zoom > 22) return false;
  const across = 2 ** zoom;
  const sin = Math.sin((lat * Math.PI) / 180);
  const tileX = Math.floor((lng / 360 + 0.5) * across);
  const tileY = Math.floor((0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * across);
  return x === tileX && (y === tileY || y === across - 1 - tileY);
}
