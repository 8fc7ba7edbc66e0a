// Files as people have them: messy, mislabelled, in another coordinate system, and now and
// then hostile. What is right comes in, what is wrong is told row by row.

import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { toBd09, toGcj02 } from '#core/coordinates.ts';
import { guessColumns, missingFields } from '#core/planning/import-columns.ts';
import { type CoordinateSystem, placeOf, toWgs84 } from '#core/planning/import-position.ts';
import {
  checkDemand,
  checkStations,
  type ImportOptions,
  withSnaps,
} from '#core/planning/import-rows.ts';
import { type Reading, readTable, type SourceTable } from '#core/planning/import-table.ts';
import { applyScenario, scenarioFile } from '#core/planning/scenario.ts';
import { editThatAdds } from '#core/planning/scenario-edits.ts';
import type { Bbox, LngLat } from '#core/units.ts';

function finish<T>(work: Generator<number, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

const read = (text: string, name = 'a.csv'): Reading => finish(readTable(name, text));
function tableOf(text: string, name?: string): SourceTable {
  const reading = read(text, name);
  if (reading.kind === 'failed') throw new Error(reading.fault);
  return reading.table;
}

const area: Bbox = [121.2, 31.34, 121.3, 31.42];
const inArea: LngLat = [121.25, 31.38];
const options = (
  table: SourceTable,
  kind: 'stations' | 'demand',
  more: Partial<ImportOptions> = {},
): ImportOptions => ({
  columns: guessColumns(kind, table.columns),
  system: 'wgs84',
  area,
  takenIds: new Set(),
  source: 'a.csv',
  retrieved: '2026-11-24',
  ...more,
});
const stations = (text: string, more: Partial<ImportOptions> = {}) => {
  const table = tableOf(text);
  return finish(checkStations(table, options(table, 'stations', more)));
};
const demand = (text: string, more: Partial<ImportOptions> = {}) => {
  const table = tableOf(text);
  return finish(checkDemand(table, options(table, 'demand', more)));
};
const told = ({ problems }: ReturnType<typeof stations>) =>
  problems.map(({ row, code }) => [row, code]);

describe('reading a file', () => {
  test.each([
    ['', 'empty'],
    ['id,lng,lat\n', 'empty'],
    ['\n\n\n', 'empty'],
    ['{"type":"FeatureCollection","features":[', 'not_json'],
    ['{"type":"Point","coordinates":[1,2]}', 'not_a_collection'],
    ['{"type":"FeatureCollection","features":{}}', 'not_a_collection'],
    ['{"type":"FeatureCollection","features":[]}', 'empty'],
  ])('%j is refused: %s', (text, fault) => {
    expect(read(text)).toEqual({ kind: 'failed', fault });
  });

  test('GeoJSON is known by its name and by its beginning', () => {
    const text = '\ufeff {"type":"FeatureCollection","features":[null]}';
    expect(tableOf(text, 'x.csv').kind).toBe('geojson');
    expect(read('lng,lat\n1,2', 'x.geojson')).toEqual({ kind: 'failed', fault: 'not_json' });
  });

  test('features become rows; what is no point is told, and nothing throws', () => {
    const feature = (geometry: unknown, properties: unknown, id?: unknown) => ({
      type: 'Feature',
      id,
      geometry,
      properties,
    });
    const point = (...coordinates: unknown[]) => ({ type: 'Point', coordinates });
    const features = [
      feature(point(121.25, 31.38, 9), { 名称: '甲', tags: { a: 1 } }, 7),
      feature({ type: 'Polygon', coordinates: [] }, {}),
      feature(null, null),
      null,
      'x',
      feature(point(), { __proto__x: 1, constructor: 'y' }),
    ];
    const table = tableOf(JSON.stringify({ type: 'FeatureCollection', features }));
    expect(table.columns.slice(0, 5)).toEqual(['lng', 'lat', '名称', 'tags', 'id']);
    expect(table.rows[0]?.cells.slice(0, 5)).toEqual(['121.25', '31.38', '甲', '{"a":1}', '7']);
    expect(table.rows.map(({ fault }) => fault)).toEqual([
      null,
      ...Array.from({ length: 5 }, () => 'not_a_point'),
    ]);
  });

  test('rows too short are filled up, rows too long are told, row numbers are the spreadsheet’s', () => {
    const table = tableOf('名称,经度,纬度,备注\n"甲\n站",121.25,31.38\n乙,121.25,31.38,x,y\n');
    expect(table.rows).toEqual([
      { number: 2, cells: ['甲\n站', '121.25', '31.38', ''], fault: null },
      { number: 3, cells: ['乙', '121.25', '31.38', 'x'], fault: 'cell_count' },
    ]);
  });

  test('200,001 rows are too many, and said so', () => {
    const reading = read(`lng,lat\n${'121,31\n'.repeat(200_001)}`);
    expect(reading).toEqual({ kind: 'failed', fault: 'too_long' });
  });
});

describe('guessing columns', () => {
  test.each([
    [['站点名称', '经度(WGS84)', '纬度(WGS84)'], { name: 0, lng: 1, lat: 2 }],
    [['NAME', ' Longitude ', 'LAT'], { name: 0, lng: 1, lat: 2 }],
    [['编号', '名称', '经纬度', '服务项目'], { id: 0, name: 1, position: 2, services: 3 }],
    [['y', 'x', 'title'], { lat: 0, lng: 1, name: 2 }],
  ])('%j', (columns, expected) => {
    expect(guessColumns('stations', columns)).toMatchObject(expected);
  });

  test('a column stands for one field only, and what is not found is null', () => {
    const map = guessColumns('demand', ['人口', 'lng', 'lat', 'lng']);
    expect(map).toMatchObject({ residents: 0, lng: 1, lat: 2, order_origins: null, id: null });
  });

  test('what is still needed is named', () => {
    expect(missingFields('stations', { lng: 0 })).toEqual([
      [['name']],
      [['lng', 'lat'], ['position']],
      [['opening_hours']],
    ]);
    expect(missingFields('demand', { position: 0, residents: 1 })).toEqual([]);
  });
});

describe('coordinate systems', () => {
  const written: Record<CoordinateSystem, readonly [number, number]> = {
    wgs84: inArea,
    gcj02: toGcj02(inArea) as unknown as readonly [number, number],
    bd09: toBd09(inArea) as unknown as readonly [number, number],
  };
  test.each(Object.entries(written))('%s comes in as WGS-84, within a metre', (system, pair) => {
    const [lng, lat] = toWgs84(pair, system as CoordinateSystem);
    expect(Math.abs(lng - inArea[0])).toBeLessThan(1e-5);
    expect(Math.abs(lat - inArea[1])).toBeLessThan(1e-5);
  });

  const place = (text: string, columns = { position: 0 }) =>
    placeOf([text], columns, { system: 'wgs84', area });
  test.each(['121.25,31.38', '121.25 31.38', '[121.25, 31.38]', '１２１．２５，３１．３８'])(
    'one cell may hold both: %s',
    (text) => {
      expect(place(text)).toEqual([121.25, 31.38]);
    },
  );
  test.each([
    ['', 'no_position'],
    ['121.25', 'not_a_number'],
    ['121°15′E,31°23′N', 'not_a_number'],
    ['Infinity,31.38', 'not_a_number'],
    ['31.38,121.25', 'swapped'],
    ['121.25,131.38', 'out_of_range'],
    ['0,0', 'outside_area'],
    ['116.4,39.9', 'outside_area'],
  ])('%j: %s', (text, fault) => {
    expect(place(text)).toBe(fault);
  });
});

describe('stations', () => {
  test('a row is a station that says what is not known, and where it comes from', () => {
    const { candidates, problems } = stations(
      '编号,名称,经度,纬度,地址,开放时间,服务\nJD 01,甲站,121.25,31.38,城中路1号,Mo-Fr 09:00-17:00,饮水、toilet',
    );
    expect(problems).toEqual([]);
    expect(candidates[0]?.value).toMatchObject({
      id: 'jd-01',
      name: '甲站',
      at: [121.25, 31.38],
      address: '城中路1号',
      opening_hours: 'Mo-Fr 09:00-17:00',
      services: [
        { code: 'water', status: 'unknown' },
        { code: 'toilet', status: 'unknown' },
      ],
      holiday: 'unknown',
      position: { source: 'a.csv', crs_as_received: 'wgs84' },
      provenance: { source: 'a.csv', retrieved: '2026-11-24', confidence: 'low' },
    });
  });

  test('each row that is wrong is told with its number, its column and its value', () => {
    const checked = stations(
      [
        '编号,名称,经度,纬度,开放时间',
        'a,甲,121.25,31.38,24/7',
        'a,乙,121.25,31.38,24/7',
        'b,,121.25,31.38,24/7',
        'c,丙,31.38,121.25,24/7',
        'd,丁,x,31.38,24/7',
        '中,戊,121.25,31.38,24/7',
        'taken,己,121.25,31.38,24/7',
        'e,庚,121.25,31.38,',
        'f,辛,121.25,31.38,白天',
        `g,${'长'.repeat(81)},121.25,31.38,24/7`,
        'h,"两\n行",121.25,31.38,24/7',
        'i,壬,121.25,31.38,"Mo off;\nTu off"',
      ].join('\n'),
      { takenIds: new Set(['taken']) },
    );
    expect(checked.candidates.map(({ row }) => row)).toEqual([2]);
    expect(told(checked)).toEqual([
      [3, 'duplicate_id'],
      [4, 'no_name'],
      [5, 'swapped'],
      [6, 'not_a_number'],
      [7, 'bad_id'],
      [8, 'duplicate_id'],
      [9, 'no_hours'],
      [10, 'unreadable_hours'],
      [11, 'long_name'],
      [12, 'long_name'],
      [13, 'unreadable_hours'],
    ]);
    expect(checked.problems[3]).toEqual({
      row: 6,
      code: 'not_a_number',
      field: 'position',
      value: 'x, 31.38',
    });
  });

  test('services not understood are told, and the station comes in', () => {
    const checked = stations('名称,经度,纬度,开放时间,服务\n甲,121.25,31.38,24/7,"饮水,按摩"');
    expect(told(checked)).toEqual([[2, 'unknown_service']]);
    expect(checked.problems[0]?.value).toBe('按摩');
    expect(checked.candidates).toHaveLength(1);
  });

  test('those there is no room for are told, rows that are wrong take none', () => {
    const rows = ['甲,121.25,31.38,', '乙', '丙', '丁'].map((row) =>
      row.includes(',') ? row : `${row},121.25,31.38,24/7`,
    );
    const checked = stations(['名称,经度,纬度,开放时间', ...rows].join('\n'), { most: 2 });
    expect(checked.candidates.map(({ row }) => row)).toEqual([3, 4]);
    expect(told(checked)).toEqual([
      [2, 'no_hours'],
      [5, 'too_many'],
    ]);
  });

  test('whatever may come in is an edit that a scenario takes', () => {
    const { candidates } = stations(
      [
        '名称,经度,纬度,开放时间,服务',
        `${'长'.repeat(80)},121.2512345678,31.38,Mo-Fr 09:00-17:00,饮水 、 按摩 | toilet`,
        '乙,121.25,31.38,24/7,',
        '丙\u0007,121.25,31.38,24/7,',
        `丁,121.25,31.38,${'Mo 09:00-10:00; '.repeat(30)}Mo off,`,
      ].join('\n'),
    );
    const edits = candidates.map(({ value }) => editThatAdds(value));
    expect(edits.map(({ services }) => services)).toEqual([['water', 'toilet'], []]);
    const base = { area: 'a', hash: '0123456789', date: '2026-11-24' };
    const file = { format: 1, name: '', base, edits };
    expect(v.safeParse(scenarioFile, file).success).toBe(true);
    const { stations: applied, refused } = applyScenario([], { edits, base });
    expect(refused).toEqual([]);
    expect(applied.map(({ id }) => id)).toEqual(['import-2', 'import-3']);
  });

  test('without ids, rows get some that are free', () => {
    const checked = stations(
      '名称,经度,纬度,开放时间\n甲,121.25,31.38,24/7\n乙,121.25,31.38,24/7',
      {
        takenIds: new Set(['import-2']),
      },
    );
    expect(checked.candidates.map(({ value }) => value.id)).toEqual(['import-2-2', 'import-3']);
  });
});

describe('demand', () => {
  test('weights are counts from 0, with commas at the thousands or full width', () => {
    const { candidates, problems } = demand(
      'lng,lat,人口,订单数\n121.25,31.38,"1,234",\n121.25,31.38,５６,7.5',
    );
    expect(problems).toEqual([]);
    expect(candidates.map(({ value }) => value)).toEqual([
      { id: 'import-2', at: [121.25, 31.38], residents: 1234 },
      { id: 'import-3', at: [121.25, 31.38], residents: 56, order_origins: 7.5 },
    ]);
  });

  test.each(['-1', 'many', 'NaN', 'Infinity', '1,2'])('%j is no count', (weight) => {
    const checked = demand(`lng,lat,人口\n121.25,31.38,"${weight}"`);
    expect(checked.problems.map(({ code }) => code)).toEqual(['bad_weight']);
    expect(checked.candidates).toEqual([]);
  });

  test('a point without any weight is told', () => {
    expect(demand('lng,lat,人口\n121.25,31.38,').problems[0]?.code).toBe('no_weight');
  });
});

test('points far from every street are taken out, those off it are marked', () => {
  const checked = stations(
    '名称,经度,纬度,时间\n甲,121.25,31.38,24/7\n乙,121.25,31.38,24/7\n丙,121.25,31.38,24/7\n丁,1,1,24/7',
  );
  const { candidates, problems } = withSnaps(checked, Float32Array.of(12, 84.4, Number.NaN));
  expect(candidates.map(({ row }) => row)).toEqual([2, 3]);
  expect(problems.map(({ row, code, value }) => [row, code, value])).toEqual([
    [3, 'off_street', '84'],
    [4, 'far_from_street', ''],
    [5, 'outside_area', '1, 1'],
  ]);
});

test('100,000 rows are read and checked in steps, none of them lost', () => {
  const rows = Array.from({ length: 100_000 }, (_, i) => `第${i}站,121.25,31.38,24/7,"上\n下"`);
  const reading = readTable('a.csv', `名称,经度,纬度,时间,备注\n${rows.join('\n')}`);
  let steps = 0;
  const counted = <T>(work: Generator<number, T>): T => {
    for (;;) {
      const step = work.next();
      steps += 1;
      if (step.done) return step.value;
      expect(step.value).toBeLessThanOrEqual(1);
    }
  };
  const read = counted(reading);
  if (read.kind === 'failed') throw new Error(read.fault);
  const { candidates, problems } = counted(
    checkStations(read.table, options(read.table, 'stations')),
  );
  expect(candidates).toHaveLength(100_000);
  expect(candidates.at(-1)?.value.name).toBe('第99999站');
  expect(problems).toEqual([]);
  expect(steps).toBeGreaterThan(200);
});
