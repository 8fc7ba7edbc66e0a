// A station moved by hand: pressed and dragged, with a mouse or one finger, it follows,
// and the map stays. Reported once a frame, and once more where it was let go; Escape or
// a second finger takes it back to where it was.

import type { LngLat, Map as MapLibreMap, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import { stationAt } from './picking.ts';
import type { Move } from './scene.ts';

type OnMove = (move: Move) => void;

/** Below this a press is a tap, and the station keeps its place. */
const slackPixels = 4;

export function listenForMoves(map: MapLibreMap, onMove: () => OnMove | undefined): void {
  let id: string | null = null;
  let from: MapMouseEvent['point'] | null = null;
  let start: LngLat | null = null;
  let last: LngLat | null = null;
  let frame = 0;

  const report = (at: LngLat, done: boolean) => {
    if (id !== null) onMove()?.({ id, at: [at.lng, at.lat], done });
  };
  const end = (at: LngLat | null) => {
    if (id === null) return;
    cancelAnimationFrame(frame);
    frame = 0;
    if (last && at) report(at, true);
    [id, from, start, last] = [null, null, null, null];
  };
  const press = (event: MapMouseEvent | MapTouchEvent) => {
    if (!onMove()) return;
    if ('points' in event && event.points.length > 1) return end(start);
    id = stationAt(map, event.point);
    if (id === null) return;
    // Else the map would be dragged as well.
    event.preventDefault();
    from = event.point;
    start = event.lngLat;
  };
  const drag = ({ point, lngLat }: MapMouseEvent | MapTouchEvent) => {
    if (id === null || from === null) return;
    if (!last && point.dist(from) < slackPixels) return;
    last = lngLat;
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      if (last) report(last, false);
    });
  };
  map.on('mousedown', press);
  map.on('touchstart', press);
  map.on('mousemove', drag);
  map.on('touchmove', drag);
  map.on('mouseup', ({ lngLat }) => end(lngLat));
  map.on('touchend', () => end(last));
  map.on('touchcancel', () => end(start));
  const key = ({ key: name }: KeyboardEvent) => name === 'Escape' && end(start);
  addEventListener('keydown', key);
  map.on('remove', () => removeEventListener('keydown', key));
}
