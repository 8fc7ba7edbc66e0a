// What the rider's map shows, as a pure function of what the rider's list shows: the
// same stations, states and order, the place to start from, and for the selected
// station the way there and its circle.

import type { FeatureCollection, LineString, MultiPolygon } from 'geojson';
import type { RankedStation, Ranking } from '#core/ranking.ts';
import { mapName, type Station } from '#core/station.ts';
import type { Language, LngLat } from '#core/units.ts';
import type { SceneStation } from '#map/scene.ts';

export interface SceneInput {
  readonly ranking: Ranking;
  /** All stations of the area: those the conditions leave out are drawn pale. */
  readonly stations: readonly Station[];
  readonly states: ReadonlyMap<string, SceneStation['state']>;
  readonly ranked: boolean;
  readonly language: Language;
}

/** Only the first are numbered: a map full of numbers says nothing. */
const numbered = 9;

export function sceneStations(input: SceneInput): SceneStation[] {
  const { ranking, stations, states, ranked, language } = input;
  const places = new Map(ranking.rows.map((row, index) => [row.station.id, { row, index }]));
  return stations.map((station) => {
    const place = places.get(station.id);
    return {
      id: station.id,
      at: station.at,
      name: mapName(station, language),
      kind: station.kind,
      state: place?.row.opening.state ?? states.get(station.id) ?? 'unknown',
      matches: place !== undefined,
      rank: ranked && place && place.index < numbered ? place.index + 1 : null,
    };
  });
}

export const routeFeatures = (line: readonly LngLat[]): FeatureCollection<LineString> => ({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: {},
      geometry: { type: 'LineString', coordinates: line.map(([lng, lat]) => [lng, lat]) },
    },
  ],
});

/** The place to start from with the first answers, so that one look shows the choice. */
export const firstAnswers = (here: LngLat, rows: readonly RankedStation[]): LngLat[] => [
  here,
  ...rows.slice(0, 3).map(({ station }) => station.at),
];

/** Corners of the smallest circle: the surroundings of a station, near enough to be read. */
export const cornersOfSmallest = (
  circles: FeatureCollection<MultiPolygon, { minutes: number }>,
): LngLat[] => {
  const [smallest] = circles.features.toSorted(
    (x, y) => x.properties.minutes - y.properties.minutes,
  );
  return (smallest?.geometry.coordinates ?? []).flatMap((polygon) =>
    (polygon[0] ?? []).map(([lng, lat]): LngLat => [lng as number, lat as number]),
  );
};

/** Minutes of the circles, up to the one asked for. */
export const circleMinutes = (most: number): number[] =>
  [5, 10, 15, 20, 30].filter((minutes) => minutes <= most);
