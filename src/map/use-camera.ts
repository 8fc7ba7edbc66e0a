// The camera of a view: on its points, once for each new subject, clear of the panel as it
// lies at that moment.

import { useEffect, useEffectEvent, useState } from 'react';
import { boxAround } from '#core/box.ts';
import type { LngLat } from '#core/units.ts';
import type { MapScene } from './scene.ts';

interface CameraRoom {
  /** Between what is looked at and the edge of what can be seen, CSS pixels. */
  readonly margin: number;
  readonly maxZoom?: number;
  /** What the panel hides of the lower edge, CSS pixels. */
  readonly coveredPixels: () => number;
}

/** What brand and buttons hide of the upper and of the right edge, with half a marker, CSS pixels. */
const controls = 84;

/** The map outlives a change of view, and carries a command out once for each id. */
let lastId = 0;

/** `subject`: another one moves the camera; no points: it stays. */
export function useCamera(
  subject: unknown,
  points: readonly LngLat[],
  { margin, maxZoom, coveredPixels }: CameraRoom,
): MapScene['camera'] {
  const [camera, setCamera] = useState<MapScene['camera']>(null);
  const move = useEffectEvent(() => {
    const fit = boxAround(points);
    if (fit === null) return;
    lastId++;
    setCamera({
      id: lastId,
      fit,
      padding: {
        top: Math.max(margin, controls),
        right: Math.max(margin, controls),
        bottom: margin + coveredPixels(),
        left: margin,
      },
      ...(maxZoom !== undefined && { maxZoom }),
    });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the subject stands for the points.
  useEffect(() => move(), [subject]);
  return camera;
}
