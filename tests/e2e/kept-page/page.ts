// A page with nothing on it but questions about an area that the browser keeps.

import '#app/trusted-types.ts';
import { streetsOf } from '#api/area.ts';
import { openKeptArea } from '#api/kept-area.ts';
import { catchmentQuery, timesQuery } from '#compute/compute.ts';
import type { LngLat } from '#core/units.ts';

declare global {
  interface Window {
    /** Seconds on foot to each point, and metres of street within five minutes. */
    readonly askKept: (asked: {
      readonly area: string;
      readonly at: LngLat;
      readonly points: readonly LngLat[];
    }) => Promise<{ readonly seconds: readonly (number | null)[]; readonly metres: number }>;
  }
}

const context = { signal: new AbortController().signal } as never;

Object.assign(window, {
  askKept: async ({ area, at, points }) => {
    const streets = streetsOf(await openKeptArea(area));
    const asked = { streets, profile: 'walk', at } as const;
    const times = await timesQuery({ ...asked, direction: 'from', points }).queryFn?.(context);
    const circle = await catchmentQuery({ ...asked, direction: 'to', minutes: [5] }).queryFn?.(
      context,
    );
    return {
      seconds: (times?.reached ?? []).map((reached) => reached?.seconds ?? null),
      metres: circle?.features[0]?.properties.streetMetres ?? 0,
    };
  },
} satisfies Partial<Window>);
