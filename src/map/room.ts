// How far the map of an area can be moved and drawn together: all of the area can be seen,
// and every edge of it moved to the middle, on a phone held upright as on a desk.

import type { Bbox } from '#core/units.ts';

interface Size {
  readonly clientWidth: number;
  readonly clientHeight: number;
}

/** A town needs no less, and the tiles of a city begin at the other. */
const [townZoom, lowestZoom] = [11, 8];
/** Pixels around the world at zoom 0. */
const worldPixels = 512;
/** Share of the map that the area may take at that zoom; a sheet leaves it a third. */
const [shareAcross, shareDown] = [0.9, 1 / 3];

/** The lowest zoom: that of a town, or at which all of the area is on the map. */
export function lowestZoomFor([west, south, east, north]: Bbox, size: Size): number {
  const middle = ((south + north) / 2) * (Math.PI / 180);
  const across = ((east - west) / 360) * worldPixels;
  const down = ((north - south) / 360 / Math.cos(middle)) * worldPixels;
  const scale = Math.min(
    (size.clientWidth * shareAcross) / across,
    (size.clientHeight * shareDown) / down,
  );
  return Math.max(lowestZoom, Math.min(townZoom, Math.log2(scale)));
}

/** The box and twice as much room on each side as it is wide or high, whichever is more. */
export function roomAround([west, south, east, north]: Bbox): Bbox {
  const lngPerLat = 1 / Math.cos(((south + north) / 2) * (Math.PI / 180));
  const down = 2 * Math.max(north - south, (east - west) / lngPerLat);
  const across = down * lngPerLat;
  return [west - across, south - down, east + across, north + down];
}
