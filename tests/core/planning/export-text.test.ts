// GeoJSON and CSV that other programs read as they are meant, and that say where they
// come from.

import type { Feature, FeatureCollection, MultiPolygon, Position } from 'geojson';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { csvOf, geoJsonOf } from '#core/planning/export-text.ts';
import { provenanceEntries, provenanceObject } from '#core/planning/provenance.ts';
import { layerNamed, layers } from './export-layers.ts';
import { provenance } from './some-provenance.ts';

const read = (name: string) =>
  JSON.parse(geoJsonOf(layerNamed(name), provenance)) as FeatureCollection & {
    provenance: unknown;
  };

/** Shoelace. */
const area = (ring: readonly Position[]) =>
  ring.reduce((sum, [ax = 0, ay = 0], i) => {
    const [bx = 0, by = 0] = ring[(i + 1) % ring.length] as Position;
    return sum + ax * by - bx * ay;
  }, 0);

test('provenance says what, of when, computed how, under which licence', () => {
  expect(provenanceObject(provenance)).toEqual({
    app_version: '0.1.0',
    area: 'jiading',
    area_name: '嘉定镇街道 / Jiading Town',
    data_date: '2026-11-20',
    data_hash: 'a1b2c3',
    crs: 'OGC:CRS84',
    profile: 'walk',
    direction: 'to',
    cutoff_minutes: '5 10 15',
    moment: '2026-11-24T20:00',
    services: 'water rest',
    weight: 'residents',
    unknown_hours: 'closed',
    scenario: 'none',
    licence: 'ODbL-1.0',
    attribution: '© OpenStreetMap 贡献者 / © OpenStreetMap contributors',
    notice: '示意数据 / Illustrative data',
    made_at: '2026-11-24T20:05:00+08:00',
  });
});

describe('GeoJSON', () => {
  test('carries its provenance beside the features', () => {
    for (const { name } of layers) {
      expect(read(name).type).toBe('FeatureCollection');
      expect(read(name).provenance).toEqual(provenanceObject(provenance));
    }
  });

  test('has seven decimals at most', () => {
    expect(read('demand').features[0]?.geometry).toEqual({
      type: 'Point',
      coordinates: [121.25, 31.38],
    });
  });

  test('winds outer rings counter-clockwise and holes clockwise', () => {
    const [feature] = read('catchments').features as Feature<MultiPolygon>[];
    const [outer = [], hole = []] = feature?.geometry.coordinates[0] ?? [];
    expect(area(outer)).toBeGreaterThan(0);
    expect(area(hole)).toBeLessThan(0);
    for (const ring of [outer, hole]) expect(ring.at(-1)).toEqual(ring[0]);
  });

  test('keeps what is not known as null', () => {
    expect(read('demand').features[1]?.properties).toMatchObject({ seconds: null, covered: null });
  });

  test('of a layer without rows has no features', () => {
    const text = geoJsonOf({ ...layerNamed('gaps'), rows: [] }, provenance);
    expect(JSON.parse(text).features).toEqual([]);
  });
});

describe('CSV', () => {
  const table = (name: string) =>
    Papa.parse<Record<string, string>>(csvOf(layerNamed(name), provenance).slice(1), {
      header: true,
      skipEmptyLines: true,
    }).data;

  test('has a row for each feature, with its position', () => {
    const [first, second] = table('demand');
    expect(first).toMatchObject({ id: 'd1', residents: '120', lng: '121.25', lat: '31.38' });
    expect(first).toMatchObject({ seconds: '312.5', covered: 'true', order_origins: '' });
    expect(second).toMatchObject({ seconds: '', nearest_station: '', covered: '' });
  });

  test('carries its provenance in the first row, and no comment', () => {
    const [first, second] = table('stations');
    for (const [name, value] of provenanceEntries(provenance)) {
      expect(first?.[`provenance_${name}`]).toBe(String(value));
      expect(second?.[`provenance_${name}`]).toBe('');
    }
  });

  test('carries its provenance even when nothing else is in it', () => {
    const [header, row] = csvOf({ ...layerNamed('gaps'), rows: [] }, provenance).split('\r\n');
    expect(row?.split(',')).toHaveLength(header?.split(',').length ?? 0);
    expect(row).toContain('a1b2c3');
  });

  test('does not let a name become a formula', () => {
    expect(table('stations')[1]?.name).toBe("'=SUM(A1)");
  });
});
