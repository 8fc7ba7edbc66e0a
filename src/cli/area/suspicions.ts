// What is allowed in a built area and still looks as if something went wrong.

import type { AreaManifest } from '#core/area.ts';
import { metresPerLat, metresPerLng } from '#core/streets/graph.ts';

/** A town is smaller; a planner loads no country at once, metres. */
const widest = 100_000;
const oldestYears = 2;
/** Share of the junctions in the largest piece of the network below which it is in pieces. */
const wholeShare = 0.9;

export interface Inspected {
  readonly manifest: AreaManifest;
  /** Layers of the basemap that hold anything. */
  readonly layers: readonly string[];
  /** Largest piece of the walking network, a share of its junctions. */
  readonly largestShare: number;
  /** YYYY-MM-DD. */
  readonly today: string;
}

export function suspicions(area: Inspected): string[] {
  const { manifest, layers, largestShare, today } = area;
  const { bbox, counts, dataDate, files, licence } = manifest;
  const found: (string | false)[] = [
    counts.stations === 0 && 'has no station yet',
    counts.places === 0 && 'has no named street or place: nothing can be searched for',
    !layers.includes('water') &&
      !layers.includes('green') &&
      'has streets, but neither water nor green: the extract was probably filtered',
    largestShare < wholeShare &&
      `is in pieces: the largest has ${(100 * largestShare).toFixed(0)} % of the junctions`,
    spans(bbox),
    age(dataDate, today),
    files.calendar === undefined && 'has no calendar: public holidays count by their weekday',
    licence === 'LicenseRef-unstated' && 'does not say on what terms its map may be used',
  ];
  return found.filter((text) => text !== false);
}

function spans([west, south, east, north]: AreaManifest['bbox']): string | false {
  const across = (east - west) * metresPerLng((south + north) / 2);
  const down = (north - south) * metresPerLat;
  if (Math.max(across, down) <= widest) return false;
  const kilometres = [across, down].map((metres) => Math.round(metres / 1000)).join(' × ');
  return `spans ${kilometres} km: give --bbox to take a town out of it`;
}

function age(dataDate: string, today: string): string | false {
  const years = (Date.parse(today) - Date.parse(dataDate)) / (365.25 * 86_400_000);
  return years > oldestYears && `has data of ${dataDate}, ${Math.floor(years)} years old`;
}
