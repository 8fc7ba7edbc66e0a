// The rider's map as a value that keeps its references: stations change with the
// list, the way and the circle come from the worker, and the camera moves only when
// the subject changes, never under the finger.

import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { stationOpening } from '#core/hours/station-opening.ts';
import type { Bbox, LngLat } from '#core/units.ts';
import type { MapScene } from '#map/scene.ts';
import { useApp } from '#state/store.ts';
import { boxAround, cornersOfSmallest, firstAnswers, sceneStations } from './scene.ts';
import type { Rider } from './use-rider.ts';
import type { Way } from './use-way.ts';

const margin = 48;
const closestZoom = 16;

export function useScene(rider: Rider, { route, catchment }: Way): MapScene {
  const { stations, calendar, departure, ranking, here } = rider;
  const language = useApp((state) => state.view.lang);
  const selected = rider.selected === 'missing' ? null : rider.selected;

  const states = useMemo(
    () =>
      new Map(
        stations.map((station) => [station.id, stationOpening(station, departure, calendar).state]),
      ),
    [stations, departure, calendar],
  );
  const marks = useMemo(
    () => sceneStations({ ranking, stations, states, ranked: here !== null, language }),
    [ranking, stations, states, here, language],
  );
  const dot = useMemo(
    () =>
      here && { at: here.at, accuracyMetres: here.kind === 'device' ? here.accuracyMetres : null },
    [here],
  );
  const subject = subjectOf(rider, catchment);
  const camera = useCamera(subject.key, subject.points);
  return useMemo(
    () => ({
      stations: marks,
      selected: selected?.station.id ?? null,
      here: dot,
      route,
      catchment,
      camera,
    }),
    [marks, selected, dot, route, catchment, camera],
  );
}

interface Subject {
  /** Changes when the map should show something else. */
  readonly key: string;
  readonly points: readonly LngLat[];
}

/** What the map is about: a station with its circle, or the first answers. */
function subjectOf(rider: Rider, catchment: MapScene['catchment']): Subject {
  const { here, ranking, selected } = rider;
  if (selected !== null && selected !== 'missing') {
    const { station } = selected;
    const near = here && inside(here.at, rider.manifest.bbox);
    const ways = near ? [station.at, here.at] : [station.at];
    return {
      key: `station ${station.id} ${catchment !== null}`,
      points: catchment ? [...ways, ...cornersOfSmallest(catchment)] : ways,
    };
  }
  if (here && inside(here.at, rider.manifest.bbox)) {
    return { key: `here ${here.at.join()}`, points: firstAnswers(here.at, ranking.rows) };
  }
  const { stations, manifest } = rider;
  const [west, south, east, north] = manifest.bbox;
  const corners: LngLat[] = [
    [west, south],
    [east, north],
  ];
  return { key: 'area', points: stations.length > 0 ? stations.map(({ at }) => at) : corners };
}

const inside = ([lng, lat]: LngLat, [west, south, east, north]: Bbox): boolean =>
  west <= lng && lng <= east && south <= lat && lat <= north;

/** A camera command for each new subject, clear of the sheet as it lies at that moment. */
function useCamera(key: string, points: readonly LngLat[]): MapScene['camera'] {
  const [camera, setCamera] = useState<MapScene['camera']>(null);
  const move = useEffectEvent(() => {
    const fit = boxAround(points);
    if (fit === null) return;
    const { coveredPixels } = useApp.getState().sheet;
    setCamera((last) => ({
      id: (last?.id ?? 0) + 1,
      fit,
      padding: { top: margin, right: margin, bottom: margin + coveredPixels, left: margin },
      maxZoom: closestZoom,
    }));
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the points.
  useEffect(() => move(), [key]);
  return camera;
}
