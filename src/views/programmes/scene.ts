// The map of the programmes: stations where something is on in the week stand out, the
// others are pale.

import { useMemo } from 'react';
import { stationOpening } from '#core/hours/station-opening.ts';
import { mapName } from '#core/station.ts';
import type { MapScene, Pick, SceneStation } from '#map/scene.ts';
import { useCamera } from '#map/use-camera.ts';
import { changeView, closeProgramme, coveredPixels, useApp } from '#state/store.ts';
import type { Programmes } from './use-programmes.ts';

const room = { margin: 56, maxZoom: 16, coveredPixels };

export function useScene({ area, now, start, stationsInWeek, opened }: Programmes): MapScene {
  const { stations, calendar } = area;
  const language = useApp((state) => state.view.lang);
  const chosen = useApp((state) => state.view.station);
  const marks = useMemo(
    () =>
      stations.map((station): SceneStation => {
        const { id, at, kind } = station;
        return {
          ...{ id, at, kind },
          name: mapName(station, language),
          state: stationOpening(station, now, calendar).state,
          matches: stationsInWeek.has(id),
          rank: null,
        };
      }),
    [stations, calendar, now, stationsInWeek, language],
  );
  const selected = opened !== null && opened !== 'missing' ? opened.programme.station_id : chosen;
  const { at, isDevice } = start;
  const subjects = stations.filter(({ id }) =>
    selected === null ? stationsInWeek.has(id) : id === selected,
  );
  const points = (subjects.length > 0 ? subjects : stations).map((one) => one.at);
  const camera = useCamera(points.join(' '), points, room);
  return useMemo(
    () => ({
      stations: marks,
      selected,
      // The size of the error is the rider's map's to show.
      here: at && { at, accuracyMetres: isDevice ? 0 : null },
      route: null,
      catchment: null,
      camera,
    }),
    [marks, selected, at, isDevice, camera],
  );
}

/** A tap on a station asks what is on there; one beside all stations asks for all again. */
export function pickStation(picked: Pick): void {
  const { programme, station } = useApp.getState().view;
  if (programme !== null) closeProgramme();
  else
    changeView({ station: picked.kind === 'station' && picked.id !== station ? picked.id : null });
}
