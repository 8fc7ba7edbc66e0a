// The planner's camera: on all of the area when it opens, and then wherever a panel leads.

import type { LngLat } from '#core/units.ts';
import type { MapScene } from '#map/scene.ts';
import { useCamera } from '#map/use-camera.ts';
import { useLead } from '#state/lead.ts';
import { coveredPixels } from '#state/store.ts';

const room = { margin: 40, maxZoom: 15.5, coveredPixels };

export function useLedCamera(area: readonly LngLat[]): MapScene['camera'] {
  const places = useLead((state) => state.places);
  return useCamera(places, places ?? area, room);
}
