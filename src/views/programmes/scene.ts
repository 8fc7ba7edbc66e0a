// The map of the programmes: stations where something is on in the week stand out, the
// others are pale.

import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { stationOpening } from '#core/hours/station-opening.ts';
import type { Bbox, LngLat } from '#core/units.ts';
import type { MapScene, Pick, SceneStation } from '#map/scene.ts';
import { changeView, closeProgramme, useApp } from '#state/store.ts';
import type { Programmes } from './use-programmes.ts';

const margin = 56;
const closestZoom = 16;

export function useScene({ area, now, start, stationsInWeek, opened }: Programmes): MapScene {
  const { stations, calendar } = area;
  const language = useApp((state) => state.view.lang);
  const chosen = useApp((state) => state.view.station);
  const marks = useMemo(
    () =>
      stations.map((station): SceneStation => {
        const { id, at, kind, name, short, name_en } = station;
        return {
          ...{ id, at, kind },
          name: language === 'zh' ? (short ?? name) : (name_en ?? short ?? name),
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
  const camera = useCamera((subjects.length > 0 ? subjects : stations).map((one) => one.at));
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

/** Moves when what is to be seen has changed, clear of the sheet as it lies at that moment. */
function useCamera(points: readonly LngLat[]): MapScene['camera'] {
  const [camera, setCamera] = useState<MapScene['camera']>(null);
  const key = points.join(' ');
  const move = useEffectEvent(() => {
    const lngs = points.map(([lng]) => lng);
    const lats = points.map(([, lat]) => lat);
    if (points.length === 0) return;
    const fit: Bbox = [
      ...([Math.min(...lngs), Math.min(...lats)] as const),
      ...([Math.max(...lngs), Math.max(...lats)] as const),
    ];
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
