// A little of everything that can be taken away.

import {
  catchmentsLayer,
  demandLayer,
  type ExportLayer,
  gapsLayer,
  stationsLayer,
  streetsLayer,
} from '#core/planning/export-layer.ts';
import { plainStation } from '#tests/core/hours/stations.ts';

const square = (west: number, south: number, size: number) => [
  [west, south],
  [west, south + size],
  [west + size, south + size],
  [west + size, south],
  [west, south],
];

export const layers: readonly ExportLayer[] = [
  stationsLayer([
    plainStation,
    { ...plainStation, id: 'sum', name: '=SUM(A1)', after_hours: 'Mo-Su 00:00-24:00' },
  ]),
  demandLayer(
    [
      { id: 'd1', residents: 120, at: [121.2500000049, 31.38] },
      { id: 'd2', order_origins: 4.5, illustrative: true, at: [121.26, 31.39] },
    ],
    [
      { seconds: 312.5, station: 'plain', isCovered: true },
      { seconds: null, station: null, isCovered: null },
    ],
  ),
  catchmentsLayer([
    {
      station: 'plain',
      outlines: {
        type: 'FeatureCollection',
        features: [
          {
            type: 'Feature',
            // Clockwise, with a hole that turns counter-clockwise: both the wrong way round.
            geometry: {
              type: 'MultiPolygon',
              coordinates: [[square(121.2, 31.3, 0.1), square(121.24, 31.34, 0.02).toReversed()]],
            },
            properties: { minutes: 15, squareMetres: 1_000_000 },
          },
        ],
      },
    },
  ]),
  gapsLayer([
    {
      at: [121.27, 31.4],
      name: { zh: '法华塔', en: 'Fahua Pagoda' },
      weight: 340,
      points: 3,
      hours: 12,
    },
  ]),
  streetsLayer([
    {
      line: [
        [121.25, 31.38],
        [121.251, 31.3805],
      ],
      seconds: [10, null],
    },
  ]),
];

export const layerNamed = (name: string): ExportLayer => {
  const layer = layers.find((one) => one.name === name);
  if (!layer) throw new Error(`no layer ${name}`);
  return layer;
};
