// The rider's map as a value that keeps its references: stations change with the
// list, the way and the circle come from the worker, and the camera moves only when
// the subject changes, never under the finger.

import { useMemo } from 'react';
import { stationOpening } from '#core/hours/station-opening.ts';
import type { Bbox, LngLat } from '#core/units.ts';
import type { MapScene } from '#map/scene.ts';
import { useCamera } from '#map/use-camera.ts';
import { coveredPixels, useApp } from '#state/store.ts';
import { cornersOfSmallest, firstAnswers, sceneStations } from './scene.ts';
import type { Rider } from './use-rider.ts';
import type { Way } from './use-way.ts';

const room = { margin: 48, maxZoom: 16, coveredPixels };

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
  const camera = useCamera(subject.key, subject.points, room);
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
