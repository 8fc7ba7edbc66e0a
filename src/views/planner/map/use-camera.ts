// The planner's camera: on all of the area when it opens, and then wherever a panel leads,
// clear of the sheet as it lies at that moment.

import { useEffect, useEffectEvent, useState } from 'react';
import type { Bbox, LngLat } from '#core/units.ts';
import type { MapScene } from '#map/scene.ts';
import { useLead } from '#state/lead.ts';
import { useApp } from '#state/store.ts';

/** Pixels between what is looked at and the edge of what can be seen. */
const margin = 40;
const closestZoom = 15.5;

export function useCamera(area: readonly LngLat[]): MapScene['camera'] {
  const places = useLead((state) => state.places);
  const [camera, setCamera] = useState<MapScene['camera']>(null);
  const look = useEffectEvent((at: readonly LngLat[]) => {
    const { coveredPixels } = useApp.getState().sheet;
    if (at.length === 0) return;
    setCamera((last) => ({
      id: (last?.id ?? 0) + 1,
      fit: boxOf(at),
      padding: { top: margin, right: margin, bottom: margin + coveredPixels, left: margin },
      maxZoom: closestZoom,
    }));
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the area is looked at once, when it opens.
  useEffect(() => look(area), []);
  useEffect(() => {
    if (places) look(places);
  }, [places]);
  return camera;
}

function boxOf(places: readonly LngLat[]): Bbox {
  const [lng, lat] = [places.map(([x]) => x), places.map(([, y]) => y)];
  return [Math.min(...lng), Math.min(...lat), Math.max(...lng), Math.max(...lat)];
}
