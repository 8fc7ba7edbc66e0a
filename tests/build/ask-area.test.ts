// `circle times` and `circle catchment` on the built area of Jiading: what they say, and
// what they refuse.

import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import type { FeatureCollection, MultiLineString, MultiPolygon } from 'geojson';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { circle as runCircle } from '#cli/circle.ts';
import { circle, features, point, startCircle } from './circle.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'circle-ask-'));
const area = path.join(folder, 'jiading');
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(async () => {
  const source = 'data/areas/jiading';
  const build = [
    ...['area', 'build', '--osm', `${source}/jiading.osm`],
    ...['--stations', `${source}/stations.geojson`, '--out', area],
  ];
  expect(await circle(build)).toMatchObject({ code: 0 });
});

const write = (name: string, text: string) => {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
};

const squares = '121.2455,31.3855';
const points = [
  ['near', 121.2457, 31.3857],
  ['far', 121.2563, 31.3787],
  ['nowhere', 121.5, 31.2],
] as const;
const csv = () =>
  write('points.csv', ['id,lng,lat', ...points.map((row) => row.join(','))].join('\n'));
const geoJson = () =>
  write(
    'points.geojson',
    JSON.stringify(features(...points.map(([id, ...at]) => point(id, {}, at)))),
  );

const times = (...more: string[]) =>
  circle(['times', '--area', area, '--from', squares, '--profile', 'walk', ...more]);
const catchment = (...more: string[]) =>
  circle(['catchment', '--area', area, '--profile', 'walk', ...more]);
const rows = (text: string) =>
  Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;

describe('times', () => {
  test('come as CSV, and are empty where a point is not reached', async () => {
    const { code, stdout, stderr } = await times('--to', csv());
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.split('\n')[0]).toBe('from,to,seconds,snap_m');
    const [near, far, nowhere] = rows(stdout);
    expect(near).toMatchObject({ from: squares, to: 'near' });
    expect(Number(near?.seconds)).toBeGreaterThan(0);
    expect(Number(near?.seconds)).toBeLessThan(Number(far?.seconds));
    expect(nowhere).toEqual({ from: squares, to: 'nowhere', seconds: '', snap_m: '' });
  });

  test('are the same for the same points as GeoJSON', async () => {
    const [one, two] = [await times('--to', csv()), await times('--to', geoJson())];
    expect(two.stdout).toBe(one.stdout);
  });

  test('end at the cutoff, and go both ways from several places', async () => {
    const [near, far] = rows((await times('--to', csv(), '--cutoff', '400')).stdout);
    expect([near?.seconds !== '', far?.seconds]).toEqual([true, '']);
    const both = ['--from', `${squares};121.25,31.384`, '--direction', 'to', '--to', csv()];
    const { stdout } = await circle(['times', '--area', area, '--profile', 'ebike', ...both]);
    expect(rows(stdout)).toHaveLength(6);
  });

  test.each([
    ['an unknown profile', ['--profile', 'car'], /car.*walk, ebike, bike/s],
    ['an unknown direction', ['--direction', 'up'], /up.*from, to/s],
    ['a place that is none', ['--from', '121.2'], /"121.2" is no LNG,LAT/],
    ['latitude first', ['--from', '31.38,121.24'], /longitude comes first/],
    ['a cutoff that is no time', ['--cutoff', 'soon'], /Give seconds/],
  ] as const)('refuse %s as wrong usage', async (_, wrong, message) => {
    const { code, stdout, stderr } = await times('--to', csv(), ...wrong);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });

  test.each([
    ['a file that is not there', () => path.join(folder, 'none.csv'), /none\.csv: no such file/],
    ['a CSV without a column', () => write('a.csv', 'id,lng\na,1'), /no column "lat"/],
    ['a position that is none', () => write('b.csv', 'id,lng,lat\na,x,31'), /row 2: "x","31"/],
    ['broken JSON', () => write('c.json', '{"features": ['), /c\.json: invalid JSON at line 1/],
    ['JSON of another kind', () => write('d.json', '{}'), /no FeatureCollection/],
    [
      'JSON that goes on',
      () => write('e.json', '{"type":"x"}}'),
      /e\.json: invalid JSON at line 1/,
    ],
    [
      'a feature that is no point',
      () => write('f.json', '{"type":"FeatureCollection","features":[{"geometry":null}]}'),
      /feature 0 is no Point/,
    ],
    ['an empty CSV', () => write('g.csv', ''), /no column "id"/],
    ['quotes left open', () => write('h.csv', 'id,lng,lat\n"a,1,2'), /row 2: its quotes/],
  ] as const)('fail with the file and the reason for %s', async (_, file, message) => {
    const { code, stdout, stderr } = await times('--to', file());
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(message);
  });

  test('keep the order of the points, for each of them one row for each place', async () => {
    const both = ['--from', `${squares};121.25,31.384`, '--to', csv()];
    const found = rows(
      (await circle(['times', '--area', area, '--profile', 'walk', ...both])).stdout,
    );
    const [first, second] = [squares, '121.25,31.384'];
    expect(found.map(({ from, to }) => [from, to])).toEqual(
      points.flatMap(([id]) => [
        [first, id],
        [second, id],
      ]),
    );
  });

  test('come for more points than are asked about at once, each with its own time', async () => {
    const many = Array.from({ length: 20_000 }, (_, i) =>
      [i, 121.24 + (i % 200) / 2e4, 31.384].join(),
    );
    const file = write('many.csv', ['id,lng,lat', ...many].join('\n'));
    const found = rows((await times('--to', file)).stdout);
    expect(found.map(({ to }) => Number(to))).toEqual([...many.keys()]);
    for (const i of [8191, 8192, 16_384, 19_999]) {
      expect(found[i]?.seconds).toBe(found[i % 200]?.seconds);
    }
  });

  test('wait until the reader has taken what is written', async () => {
    const many = Array.from({ length: 20_000 }, (_, i) => [i, 121.24, 31.384].join());
    const file = write('slow.csv', ['id,lng,lat', ...many].join('\n'));
    let [waiting, most, written] = [0, 0, 0];
    const code = await runCircle(
      ['times', '--area', area, '--from', squares, '--profile', 'walk', '--to', file],
      {
        write: () => {
          written++;
          most = Math.max(most, ++waiting);
        },
        drained: async () => {
          await wait(20);
          waiting = 0;
        },
        tell: () => undefined,
        isScreen: false,
      },
    );
    expect([code, most]).toEqual([0, 1]);
    expect(written).toBeGreaterThan(1);
  });

  test('end quietly when the reader has seen enough', async () => {
    const many = Array.from({ length: 30_000 }, (_, i) => [i, 121.24, 31.384].join());
    const file = write('enough.csv', ['id,lng,lat', ...many].join('\n'));
    const program = startCircle([
      'times',
      '--area',
      area,
      '--from',
      squares,
      '--profile',
      'walk',
      '--to',
      file,
    ]);
    program.stdout.once('data', () => program.stdout.destroy());
    const [stderr, [code]] = await Promise.all([text(program.stderr), once(program, 'exit')]);
    expect([code, stderr]).toEqual([0, '']);
  });

  test('fail for a place away from every street', async () => {
    const { code, stderr } = await times('--to', csv(), '--from', '121.5,31.2');
    expect([code, stderr]).toEqual([1, '121.5,31.2 lies more than 300 m from every street\n']);
  });
});

describe('a catchment', () => {
  test('holds its station in every one of its nested outlines', async () => {
    const { code, stdout } = await catchment('--station', 'jd-t1-01');
    const { features: outlines } = JSON.parse(stdout) as FeatureCollection<MultiPolygon>;
    expect([code, outlines.map(({ properties }) => properties?.minutes)]).toEqual([0, [15, 10, 5]]);
    const sizes = outlines.map(({ properties }) => properties?.square_m as number);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    for (const { geometry } of outlines) {
      expect(booleanPointInPolygon([121.24216, 31.3864], geometry)).toBe(true);
    }
  });

  test('comes as streets with the seconds at both ends of each part', async () => {
    const { stdout } = await catchment('--from', squares, '--minutes', '5', '--as', 'streets');
    const { features: found } = JSON.parse(stdout) as FeatureCollection<MultiLineString>;
    const [{ geometry, properties }] = found as [(typeof found)[number]];
    const seconds = properties?.seconds as [number, number][];
    expect(geometry.coordinates.length).toBeGreaterThan(20);
    expect(seconds).toHaveLength(geometry.coordinates.length);
    expect(Math.max(...seconds.flat())).toBeLessThanOrEqual(300);
  });

  test.each([
    ['neither a station nor a place', [], /give --station or --from/],
    ['both', ['--station', 'jd-t1-01', '--from', squares], /give --station or --from/],
    ['minutes that are none', ['--from', squares, '--minutes', '5,soon'], /Give numbers up to 120/],
    ['an unknown form', ['--from', squares, '--as', 'circle'], /circle.*polygon, streets/s],
  ] as const)('is refused for %s', async (_, wrong, message) => {
    const { code, stdout, stderr } = await catchment(...wrong);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });

  test('fails for a station that is not there, a folder that is no area, a damaged one', async () => {
    expect(await catchment('--station', 'none')).toMatchObject({ code: 1, stdout: '' });
    const elsewhere = await circle([
      'catchment',
      '--area',
      folder,
      '--profile',
      'walk',
      '--from',
      squares,
    ]);
    expect([elsewhere.code, elsewhere.stderr]).toEqual([
      1,
      `${path.join(folder, 'manifest.json')}: no such file\n`,
    ]);
    const damaged = path.join(folder, 'damaged');
    cpSync(area, damaged, { recursive: true });
    const bytes = readFileSync(path.join(damaged, 'streets.bin'));
    bytes[500] = (bytes[500] as number) ^ 1;
    writeFileSync(path.join(damaged, 'streets.bin'), bytes);
    const { code, stderr } = await circle([
      'catchment',
      '--area',
      damaged,
      '--profile',
      'walk',
      '--from',
      squares,
    ]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/streets\.bin: streets file: checksum is \d+, expected \d+/);
  });
});
