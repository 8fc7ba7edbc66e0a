// What is wrong with the sources of an area is told with file, feature and reason, and
// what was built before stays as it was.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import gcoord from 'gcoord';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  circle,
  contents,
  features,
  point,
  programme,
  smallTown,
  spawnCircle,
  station,
} from './circle.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'circle-bad-'));
const good = path.join(folder, 'good.geojson');
const out = path.join(folder, 'areas', 'small-town');
let before: Record<string, string>;

beforeAll(async () => {
  writeFileSync(good, JSON.stringify(features(station('a'))));
  const outcome = await circle([
    ...['area', 'build', '--osm', smallTown, '--stations', good, '--out', out],
  ]);
  expect(outcome.code).toBe(0);
  before = contents(path.join(folder, 'areas'));
});
afterAll(() => rmSync(folder, { recursive: true }));

type Kind = 'osm' | 'stations' | 'demand' | 'programmes' | 'calendar';

/** Runs a build with one source replaced; gives the lines of what it says. */
async function refused(kind: Kind, content: string | Uint8Array | object, name = `${kind}.json`) {
  const file = path.join(mkdtempSync(path.join(folder, 'case-')), name);
  const isRaw = typeof content === 'string' || content instanceof Uint8Array;
  writeFileSync(file, isRaw ? content : JSON.stringify(content));
  const sources = { osm: smallTown, stations: good, [kind]: file };
  const options = Object.entries(sources).flatMap(([option, value]) => [`--${option}`, value]);
  const { code, stdout, stderr } = await circle(['area', 'build', ...options, '--out', out]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(contents(path.join(folder, 'areas'))).toEqual(before);
  return stderr
    .replaceAll(`${path.dirname(file)}/`, '')
    .trimEnd()
    .split('\n');
}

describe.concurrent('a station', () => {
  const only = async (...list: Parameters<typeof features>) => {
    const lines = await refused('stations', features(...list));
    expect(lines).toHaveLength(1);
    return lines[0];
  };
  const service = (properties: object) => ({
    services: [{ code: 'water', status: 'ok', ...properties }],
  });

  test.each([
    [
      'far outside',
      [121.5, 31.2],
      'a: [121.5, 31.2] is outside the area (121.24, 31.38, 121.26, 31.39)',
    ],
    [
      'in the next block but one',
      [121.2599, 31.381],
      'a: [121.2599, 31.381] is 750 m outside the service area',
    ],
    [
      'with latitude first',
      [31.381, 121.2401],
      'a: latitude and longitude are swapped: [31.381, 121.2401]',
    ],
    [
      'in the middle of a block',
      [121.245, 31.385],
      'a: [121.245, 31.385] is more than 300 m from any street',
    ],
    ['without a number', [null, 31.38], 'a: coordinates are [null,31.38], expected two numbers'],
    [
      'with a text for a number',
      ['NaN', 31.38],
      'a: coordinates are ["NaN",31.38], expected two numbers',
    ],
    ['without coordinates', undefined, 'a: coordinates are undefined, expected [lng, lat]'],
    ['with one coordinate', [121.24], 'a: coordinates are [121.24], expected [lng, lat]'],
  ])('%s', async (_, coordinates, reason) => {
    const feature = station('a');
    Object.assign(feature, { geometry: { type: 'Point', coordinates } });
    expect(await only(feature)).toContain(`stations.json: ${reason}`);
  });

  test.each([
    ['without a name', { name: undefined }, 'name is missing'],
    [
      'of a kind there is not',
      { kind: 'shop' },
      'kind is "shop", expected party_centre, party_station',
    ],
    ['with an id that is no id', { id: 'JD 1' }, 'id: an id is lower-case letters'],
    ['with a number for a text', { address: 5 }, 'address is 5, expected a text'],
    [
      'verified on no day',
      { provenance: { source: 'x', retrieved: '2026', confidence: 'high' } },
      'provenance.retrieved is "2026", expected a date (YYYY-MM-DD)',
    ],
    [
      'with an unknown service',
      service({ code: 'watr' }),
      'services[0].code: unknown service code "watr"',
    ],
    [
      'with a service twice',
      { services: [...service({}).services, ...service({}).services] },
      'service "water" is listed twice',
    ],
    [
      "with hours that can't be read",
      { opening_hours: 'Mo-Fr 8.30-17.30' },
      'opening_hours "Mo-Fr 8.30-17.30" can\'t be read at character 7: expected a time (HH:MM)',
    ],
    [
      "with after-hours that can't be read",
      { after_hours: 'evenings' },
      'after_hours "evenings" can\'t be read',
    ],
    [
      "with a service whose hours can't be read",
      service({ hours: 'Tu 14-16' }),
      'services[0].hours "Tu 14-16" can\'t be read',
    ],
    [
      "with a season whose hours can't be read",
      { overrides: [{ from: '2027-07-01', to: '2027-08-31', osm: 'late' }] },
      'overrides[0].osm "late" can\'t be read',
    ],
    [
      'with a season that ends before it starts',
      { overrides: [{ from: '2027-07-01', to: '2027-06-30', osm: 'off' }] },
      'overrides[0] ends (2027-06-30) before it starts',
    ],
  ])('%s', async (_, properties, reason) => {
    expect(await only(station('a', properties))).toContain(reason);
  });

  test('with the id of another', async () => {
    expect(await only(station('a'), station('b'), station('a'))).toBe(
      'stations.json: a: duplicate id',
    );
  });

  test('is called by its place in the file where it has no id', async () => {
    expect(await only(station('a'), station('', { id: undefined }))).toBe(
      'stations.json: features[1]: id is missing',
    );
  });

  test('that is an area', async () => {
    const polygon = { ...station('a'), geometry: { type: 'Polygon', coordinates: [] } };
    expect(await only(polygon)).toContain('a: geometry is a Polygon, expected a Point');
  });

  test('tells all that is wrong with it, and so do the others, twenty at most', async () => {
    const wrong = { opening_hours: 'often', kind: 'shop' };
    const lines = await refused(
      'stations',
      features(...Array.from({ length: 15 }, (_, i) => station(`s-${i}`, wrong, [0, 0]))),
    );
    // The schema comes first: hours of a station it refuses are not read.
    expect(lines).toHaveLength(21);
    expect(lines.slice(0, 3)).toEqual([
      expect.stringContaining('s-0: kind is "shop"'),
      expect.stringContaining('s-0: [0, 0] is outside the area'),
      expect.stringContaining('s-1: kind is "shop"'),
    ]);
    expect(lines.at(-1)).toBe('stations.json: … and 10 more');
  });
});

describe.concurrent('a file', () => {
  test('that is not JSON is told with line and column', async () => {
    const text = JSON.stringify(features(station('a')), null, 1).replace('121.2401', 'NaN');
    const [line] = await refused('stations', text);
    expect(line).toMatch(
      /^stations\.json: invalid JSON at line 10, column 6, in features\[0\]\.geometry\.coordinates\[0\]: .*"NaN"$/,
    );
  });

  test('of JSON that stops half-way', async () => {
    const [line] = await refused('demand', '{"type": "FeatureCollection",\n "features": [');
    expect(line).toBe(
      'demand.json: invalid JSON at line 2, column 15, in features[0]: the file ends early',
    );
  });

  test('of another type of GeoJSON', async () => {
    expect(await refused('stations', station('a'))).toEqual([
      'stations.json: is of type "Feature", expected a GeoJSON FeatureCollection',
    ]);
    expect(await refused('demand', '[]')).toEqual([
      'demand.json: is [], expected a GeoJSON FeatureCollection',
    ]);
  });

  test('of holidays with a day there is not', async () => {
    const calendar = readFileSync('data/calendar/china.json', 'utf8');
    const [line] = await refused('calendar', calendar.replace('2026-12-31', '2026-12-32'));
    expect(line).toContain('calendar.json: until: not a date');
  });
});

describe.concurrent('demand', () => {
  test.each([
    ['without weights', [point('p', {})], 'p: has no weight (residents,'],
    ['that weighs nothing', [point('p', { residents: 0 })], 'no point has a weight above 0'],
    ['of fewer than nobody', [point('p', { residents: -1 })], 'p: residents: less than nothing'],
    ['counted twice', [point('p'), point('p')], 'p: duplicate id'],
    [
      'far from every street',
      [point('p', { residents: 1 }, [121.245, 31.385])],
      'p: [121.245, 31.385] is more than 300 m',
    ],
    [
      'with latitude first',
      [point('p', { residents: 1 }, [31.38, 121.24])],
      'p: latitude and longitude are swapped',
    ],
  ])('%s', async (_, points, reason) => {
    expect((await refused('demand', features(...points)))[0]).toContain(`demand.json: ${reason}`);
  });
});

describe.concurrent('a programme', () => {
  test.each([
    ['at a station there is not', { station_id: 'b' }, 'e: takes place at an unknown station "b"'],
    [
      'that ends before it starts',
      { end: '2026-12-01T18:00:00+08:00' },
      'e: end: ends before it starts',
    ],
    [
      'at no time',
      { start: 'tomorrow' },
      'e: start is "tomorrow", expected a time with its offset',
    ],
    ['with a rule that is none', { rrule: 'every Tuesday' }, 'e: rrule: not a recurrence rule'],
    ['of a kind there is not', { kind: 'party' }, 'e: kind is "party", expected class, market'],
  ])('%s', async (_, properties, reason) => {
    const lines = await refused('programmes', { events: [programme('e', properties)] });
    expect(lines).toEqual([expect.stringContaining(`programmes.json: ${reason}`)]);
  });

  test('twice', async () => {
    expect(await refused('programmes', { events: [programme('e'), programme('e')] })).toEqual([
      'programmes.json: e: duplicate id',
    ]);
  });

  test('at a station that has a problem of its own is none', async () => {
    const file = path.join(folder, 'wrong.geojson');
    writeFileSync(file, JSON.stringify(features(station('a', { kind: 'shop' }))));
    const programmes = path.join(folder, 'events.json');
    writeFileSync(programmes, JSON.stringify({ events: [programme('e')] }));
    const options = ['--osm', smallTown, '--stations', file, '--programmes', programmes];
    const { stderr } = await circle(['area', 'build', ...options, '--out', out]);
    expect(stderr).toContain('kind is "shop"');
    expect(stderr).not.toContain('unknown station');
  });
});

describe.concurrent('positions from a Chinese map', () => {
  const { features: stations } = JSON.parse(
    readFileSync('data/areas/jiading/stations.geojson', 'utf8'),
  ) as { features: { geometry: { coordinates: [number, number] } }[] };

  const said = async (name: string, convert: (at: [number, number]) => [number, number]) => {
    const shifted = stations.map((feature) => ({
      ...feature,
      geometry: { type: 'Point', coordinates: convert([...feature.geometry.coordinates]) },
    }));
    const file = path.join(folder, `${name}.geojson`);
    writeFileSync(file, JSON.stringify(features(...shifted)));
    const osm = ['--osm', 'data/areas/jiading/jiading.osm', '--out', path.join(folder, name)];
    return (await circle(['area', 'build', ...osm, '--stations', file])).stderr;
  };

  test.each([
    ['gcj', 'GCJ-02', gcoord.GCJ02],
    ['bd', 'BD-09', gcoord.BD09],
  ])('%s are recognised by the streets', async (name, system, crs) => {
    const stderr = await said(name, (at) => gcoord.transform(at, gcoord.WGS84, crs));
    expect(stderr).toMatch(new RegExp(`warning: .*the positions look like ${system}`));
  });

  test('those that are right are not suspected', async () => {
    expect(await said('wgs', (at) => at)).toBe('');
  });
});

test('the program itself ends with 1, its reasons on stderr and nothing on stdout', async () => {
  const file = path.join(folder, 'empty.geojson');
  writeFileSync(file, '');
  const options = ['--osm', smallTown, '--stations', file, '--out', out];
  expect(await spawnCircle(['area', 'build', ...options])).toEqual({
    code: 1,
    stdout: '',
    stderr: `${file}: invalid JSON at line 1, column 1: the file ends early\n`,
  });
});

describe.concurrent('wrong usage ends with 2', () => {
  test.each([
    ['no command', []],
    ['an unknown command', ['fly']],
    ['an unknown option', ['area', 'build', '--fast']],
    ['a build without a folder', ['area', 'build', '--osm', smallTown]],
    [
      'a box turned round',
      ['area', 'build', '--osm', smallTown, '--out', out, '--bbox', '3,2,1,0'],
    ],
    ['a check of nothing', ['area', 'check']],
    ['a port that is none', ['serve', '--port', '99999']],
  ])('%s', async (_, parameters) => {
    const { code, stdout, stderr } = await circle(parameters);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).not.toBe('');
  });

  test('asking for help is none', async () => {
    for (const parameters of [[], ['area'], ['area', 'build'], ['area', 'check'], ['serve']]) {
      const { code, stdout, stderr } = await circle([...parameters, '--help']);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toContain('Usage: circle');
    }
  });
});
