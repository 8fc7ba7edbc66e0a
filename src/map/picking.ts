// Which station a finger means. A tap takes the nearest station within 22 pixels, so
// that every station offers a target of 44, gloves on; anything else is a place.

import type { Map as MapLibreMap, Point } from 'maplibre-gl';
import type { Pick } from './scene.ts';
import { stationLayers } from './stations.ts';

const reachPixels = 22;
/** The head of the selected pin stands this far above its place. */
const pinHead = 34;

/** The id of the station under a point of the screen; null: none near enough. */
export function stationAt(map: MapLibreMap, { x, y }: Point): string | null {
  if (!map.getLayer('stations')) return null;
  const found = map.queryRenderedFeatures(
    [
      [x - reachPixels, y - reachPixels],
      [x + reachPixels, y + reachPixels],
    ],
    { layers: stationLayers },
  );
  let nearest: { id: string; distance: number } | null = null;
  for (const { geometry, properties } of found) {
    if (geometry.type !== 'Point') continue;
    const at = map.project(geometry.coordinates as [number, number]);
    const lift = properties.selected ? pinHead : 0;
    // Of two equally near, the one that answers the question.
    const distance = Math.hypot(at.x - x, at.y - lift - y) + (properties.matches ? 0 : reachPixels);
    if (!nearest || distance < nearest.distance) nearest = { id: String(properties.id), distance };
  }
  return nearest?.id ?? null;
}

function siteAt(map: MapLibreMap, point: Point): string | null {
  if (!map.getLayer('sites')) return null;
  const [site] = map.queryRenderedFeatures(point, { layers: ['sites'] });
  return site ? String(site.properties.id) : null;
}

/** Reports taps as picks, and lets a station under a mouse light up. */
export function listenForPicks(map: MapLibreMap, onPick: (pick: Pick) => void): void {
  map.on('click', ({ point, lngLat }) => {
    const id = stationAt(map, point);
    const site = siteAt(map, point);
    if (id !== null) onPick({ kind: 'station', id });
    else if (site !== null) onPick({ kind: 'site', id: site });
    else onPick({ kind: 'place', at: [lngLat.lng, lngLat.lat] });
  });
  let hovered: string | null = null;
  const hover = (id: string | null) => {
    if (id === hovered) return;
    for (const [station, on] of [
      [hovered, false],
      [id, true],
    ] as const) {
      if (station !== null) map.setFeatureState({ source: 'stations', id: station }, { hover: on });
    }
    hovered = id;
    map.getCanvas().style.cursor = id === null ? '' : 'pointer';
  };
  map.on('mousemove', ({ point }) => hover(stationAt(map, point)));
  map.on('mouseout', () => hover(null));
  map.on('webglcontextlost', () => {
    hovered = null;
  });
}
