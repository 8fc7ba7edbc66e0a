// A plain station to vary in tests, and the stations the project ships.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { type Station, stationProperties } from '#core/station.ts';

export const plainStation: Station = {
  id: 'plain',
  name: '小站',
  kind: 'rider_rest',
  tier: null,
  address: '城中路1号',
  opening_hours: 'Mo-Fr 09:00-17:00; PH off',
  holiday: 'closed',
  makeup_workday: 'as_weekday',
  after_hours: null,
  overrides: [],
  services: [],
  access: {
    who: 'anyone',
    wheelchair: 'unknown',
    bike_parking: 'unknown',
    toilets: 'unknown',
    fee: 'no',
  },
  status: 'open',
  position: { source: 'desk', crs_as_received: 'wgs84' },
  provenance: { source: 'test', retrieved: '2026-11-24', confidence: 'low', illustrative: true },
  at: [121.25, 31.3833],
};

const file = join(import.meta.dirname, '../../../data/areas/jiading/stations.geojson');
const feature = v.object({
  properties: stationProperties,
  geometry: v.object({ coordinates: v.tuple([v.number(), v.number()]) }),
});

export const jiadingStations: readonly Station[] = v
  .parse(v.object({ features: v.array(feature) }), JSON.parse(readFileSync(file, 'utf8')))
  .features.map(({ properties, geometry }) => ({ ...properties, at: geometry.coordinates }));
