// A page with nothing on it but questions about many stations.

import '#app/trusted-types.ts';
import {
  type ColumnedTable,
  catchmentOfAllQuery,
  catchments,
  pointsRef,
  stationTimes,
} from '#compute/stations.ts';
import type { LngLat } from '#core/units.ts';

interface Asked {
  readonly url: string;
  readonly stations: readonly LngLat[];
  readonly points: readonly LngLat[];
  /** Give up after the first piece of work. */
  readonly giveUp?: boolean;
}

declare global {
  interface Window {
    readonly askTimes: (asked: Asked) => Promise<{
      readonly entries: readonly number[];
      readonly shares: readonly number[];
    }>;
    readonly askCatchments: (asked: Asked) => Promise<{
      readonly each: readonly number[];
      readonly all: number;
    }>;
  }
}

const question = ({ url, stations }: Asked) =>
  ({ streets: { url, version: '1' }, profile: 'walk', direction: 'to', stations }) as const;

/** Station and milliseconds, point by point. */
const flat = ({ table }: ColumnedTable) =>
  [...table.stations].flatMap((station, i) => [station, (table.seconds[i] as number) * 1000]);

Object.assign(window, {
  askTimes: async (asked: Asked) => {
    const shares: number[] = [];
    const stop = new AbortController();
    const table = await stationTimes(
      { ...question(asked), cutoffSeconds: 900, points: pointsRef('1', asked.points) },
      {
        signal: stop.signal,
        onProgress: (share) => {
          shares.push(share);
          if (asked.giveUp) stop.abort(new Error('moved on'));
        },
      },
    );
    return { entries: flat(table), shares };
  },
  askCatchments: async (asked: Asked) => {
    const query = { ...question(asked), minutes: [5, 15] };
    const each = await catchments(query);
    const { signal } = new AbortController();
    const all = await catchmentOfAllQuery(query).queryFn?.({ signal } as never);
    const metres = (outlines: (typeof each)[number] | undefined) =>
      outlines?.features[0]?.properties.streetMetres ?? 0;
    return { each: each.map(metres), all: metres(all) };
  },
} satisfies Partial<Window>);
