// Coordinates taken from a Chinese map are shifted by some hundred metres, all alike, so
// nothing looks wrong. The streets tell: if all points lie far nearer to them once the
// shift is undone, they were probably never converted to WGS-84.

import gcoord from 'gcoord';
import { snap, snapLimit } from '#core/streets/snap.ts';
import type { LngLat } from '#core/units.ts';
import type { Extent } from './extent.ts';

/** Fewer points than this fit any streets by chance. */
const fewest = 5;
/** Undoing the shift must bring the points this much nearer, as a share, on average. */
const nearEnough = 0.5;

const systems = [
  { name: 'GCJ-02 (Amap, Tencent)', crs: gcoord.GCJ02 },
  { name: 'BD-09 (Baidu)', crs: gcoord.BD09 },
];

/** A sentence that says what the points look like; null: like WGS-84. */
export function shiftSuspicion(extent: Extent, points: readonly LngLat[]): string | null {
  if (points.length < fewest) return null;
  const asGiven = meanMetres(extent, points);
  const fits = systems.map(({ name, crs }) => {
    const undone = points.map(([lng, lat]) => gcoord.transform([lng, lat], crs, gcoord.WGS84));
    return { name, metres: meanMetres(extent, undone as [number, number][]) };
  });
  const best = fits.sort((a, b) => a.metres - b.metres)[0];
  if (!best || best.metres > asGiven * nearEnough) return null;
  const distances = `${best.metres.toFixed(0)} m from the streets on average instead of ${asGiven.toFixed(0)} m`;
  return `the positions look like ${best.name}: converted to WGS-84 they would lie ${distances}`;
}

const meanMetres = ({ walking, index }: Extent, points: readonly LngLat[]): number =>
  points.reduce((sum, at) => sum + (snap(walking, index, at)?.metres ?? snapLimit), 0) /
  points.length;
