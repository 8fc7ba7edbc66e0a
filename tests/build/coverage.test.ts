// `circle coverage` on the built area of Jiading: its figures agree with each other, a link
// gives what its file gives, and what cannot be meant is refused.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openArea } from '#cli/open-area.ts';
import { readTown } from '#cli/siting/read-town.ts';
import type { AreaManifest } from '#core/area.ts';
import type { NeedsOfPlace } from '#core/need.ts';
import { coverage as planCoverage } from '#core/planning/coverage.ts';
import { eligibilityAnyTime } from '#core/planning/eligibility.ts';
import { needsOfPoints } from '#core/planning/needs-weight.ts';
import { encodePlan } from '#core/planning/plan-text.ts';
import { baseOf, type Scenario, type ScenarioEdit } from '#core/planning/scenario.ts';
import type { ServiceCode } from '#core/service.ts';
import { makeLabels } from '#core/streets/search.ts';
import { timesTable } from '#core/streets/times-table.ts';
import { circle } from './circle.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'circle-coverage-'));
const area = path.join(folder, 'jiading');
const bare = path.join(folder, 'bare');
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(async () => {
  const source = 'data/areas/jiading';
  const build = ['area', 'build', '--osm', `${source}/jiading.osm`];
  const stations = ['--stations', `${source}/stations.geojson`];
  const demand = ['--demand', `${source}/demand.geojson`];
  expect(await circle([...build, ...stations, ...demand, '--out', area])).toMatchObject({
    code: 0,
  });
  expect(await circle([...build, ...stations, '--out', bare])).toMatchObject({ code: 0 });
});

type Row = Record<string, number> &
  Record<'band' | 'date' | 'place' | 'service' | 'station', string>;
interface Answer {
  readonly provenance: Record<string, string | number>;
  readonly weight: { readonly name: string; readonly total: number };
  readonly time_to_nearest?: Record<string, number>;
  readonly time_to_second?: Record<string, number>;
  readonly time_to_third?: Record<string, number>;
  readonly share_with_two?: readonly Record<string, number>[];
  readonly covered_hours?: readonly Record<string, number>[];
  readonly seats?: readonly Record<string, number>[];
  readonly coverage: readonly Row[];
}

const coverage = (...more: string[]) =>
  circle(['coverage', '--area', area, '--profile', 'walk', ...more]);

async function ask(...more: string[]): Promise<Answer> {
  const { code, stdout, stderr } = await coverage(...more);
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as Answer;
}

function scenario(...edits: ScenarioEdit[]): Scenario {
  const manifest = JSON.parse(readFileSync(path.join(area, 'manifest.json'), 'utf8'));
  return { format: 1, name: '试', base: baseOf(manifest as AreaManifest), edits };
}
const write = (name: string, value: unknown) => {
  const file = path.join(folder, name);
  writeFileSync(file, JSON.stringify(value));
  return file;
};

const night = ['--when', '2026-11-24T23:00'];

describe('coverage', () => {
  test('names what it counts, how, when and of which data', async () => {
    const { provenance, weight } = await ask(...night, '--services', 'water', '--minutes', '5,10');
    expect(weight.name).toBe('residents_in_service_area');
    expect(provenance).toMatchObject({
      weight: 'residents_in_service_area',
      profile: 'walk',
      cutoff_minutes: '5 10',
      moment: '2026-11-24T23:00',
      services: 'water',
      data_date: '2026-11-24',
      notice: expect.stringContaining('Illustrative'),
    });
  });

  test('grows with the cutoff, and at night is less than at any time', async () => {
    const minutes = ['--minutes', '3,6,10,15'];
    const [any, late] = [await ask(...minutes), await ask(...minutes, ...night)];
    const shares = late.coverage.map(({ share }) => share as number);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    for (const [i, { share }] of any.coverage.entries()) {
      expect(share).toBeGreaterThanOrEqual(shares[i] as number);
    }
    expect(late.time_to_nearest?.mean_s).toBeGreaterThan(any.time_to_nearest?.mean_s as number);
  });

  test('in metres is that of the minutes they take', async () => {
    const [metres, minutes] = [await ask('--metres', '400'), await ask('--minutes', '5')];
    expect(metres.coverage[0]).toMatchObject({
      metres: 400,
      covered: minutes.coverage[0]?.covered,
    });
  });

  test.each(['residents', 'order_origins', 'street_length', 'area'])('counts %s', async (name) => {
    const { weight, coverage: rows } = await ask('--weight', name, ...night);
    expect(weight.name).toBe(name);
    const { covered, share } = rows[0] as Row;
    expect((covered as number) / weight.total).toBeCloseTo(share as number, 5);
    expect(share).toBeGreaterThan(0.2);
    expect(share).toBeLessThan(1);
  });

  test('counts what people need by the counts of the server, as the planner does', async () => {
    const needs = [
      { place: '州桥社区', persons: 40, services: [{ service: 'haircut', persons: 30 }] },
      { place: '汇龙潭社区', persons: 12, services: [] },
    ];
    const told = { area: 'jiading', persons: 52, counts: [], withheld: 0, places: needs };
    const file = write('needs.json', told);
    const town = await readTown(area);
    expect(town.places.map(({ name }) => name.zh)).toEqual(
      expect.arrayContaining(needs.map(({ place }) => place)),
    );
    const open = await openArea(area, 'walk');
    const table = timesTable(
      { ...open, labels: makeLabels(open.network.labelCount) },
      {
        stations: town.stations.map(({ at }) => at),
        points: town.demand.map(({ at }) => at),
        direction: 'to',
        cutoffSeconds: 3600,
      },
    );
    for (const services of [[], ['haircut']] as ServiceCode[][]) {
      const more = services.length > 0 ? ['--services', services.join()] : [];
      const { weight, provenance, coverage: rows } = await ask('--needs', file, ...more);
      const { places } = town;
      const weights = needsOfPoints(town.demand, {
        places,
        needs: needs as NeedsOfPlace[],
        services,
      });
      const eligibility = eligibilityAnyTime(town.stations, services);
      const planned = planCoverage({ table, eligibility, weights, cutoffs: [900] });
      expect(weight).toEqual({ name: 'needs', total: services.length > 0 ? 30 : 52 });
      expect(provenance.weight).toBe('needs');
      const least = planned.bands[0]?.least as number;
      expect(rows[0]?.share).toBeCloseTo(least / planned.total, 6);
    }
  });

  test('says so where too few answers are told, and what of them can’t be meant', async () => {
    const none = { area: 'jiading', persons: null, counts: [], withheld: 9, places: [] };
    const few = await coverage('--needs', write('few.json', none));
    expect([few.code, few.stderr]).toEqual([1, expect.stringContaining('too few answers')]);
    const other = await coverage('--needs', write('other.json', { ...none, area: 'elsewhere' }));
    expect([other.code, other.stderr]).toEqual([1, expect.stringContaining('of area "elsewhere"')]);
    const file = write('none.json', none);
    expect((await coverage('--weight', 'needs')).code).toBe(2);
    expect((await coverage('--weight', 'residents', '--needs', file)).code).toBe(2);
  });

  test('by hour averages to that of the week, and at 23 o’clock is that of the moment', async () => {
    const hours = (await ask('--by', 'hour')).coverage;
    const bands = (await ask('--week')).coverage;
    const moment = (await ask(...night)).coverage[0];
    expect(hours).toHaveLength(168);
    const mean = hours.reduce((sum, { share }) => sum + (share as number), 0) / 168;
    expect(bands.find(({ band }) => band === 'week')?.share).toBeCloseTo(mean, 5);
    const hour = hours.find((row) => row.date === '2026-11-24' && row.hour === 23);
    expect(hour?.share).toBe(moment?.share);
  });

  test('in a week of holidays counts the week of the date', async () => {
    const bands = (await ask('--week', '2026-10-01')).coverage;
    expect(bands.find(({ band }) => band === 'days_off')).toMatchObject({ hours: 96 });
  });

  test('of a week tells how unequally its hours are spread, and takes other office hours', async () => {
    const { coverage: bands, covered_hours: spread = [] } = await ask(
      '--week',
      '--minutes',
      '5,15',
    );
    const weeks = bands.filter(({ band }) => band === 'week');
    const means = spread.map(({ mean }) => (mean as number) / 168);
    for (const [i, { share }] of weeks.entries()) expect(means[i]).toBeCloseTo(share as number, 4);
    const [five, fifteen] = spread.map(({ gini }) => gini as number) as [number, number];
    expect(five).toBeGreaterThan(fifteen);
    expect(fifteen).toBeGreaterThan(0);
    const early = (await ask('--week', '--office', '6-9')).coverage;
    const hours = (rows: readonly Row[]) => rows.find(({ band }) => band === 'office')?.hours;
    expect([hours(bands), hours(early)]).toEqual([40, 15]);
  });

  test('by station loses what a scenario that closes it lacks', async () => {
    const losses = (await ask(...night, '--minutes', '10', '--by', 'station')).coverage;
    const [worst] = losses as [Row];
    expect(worst.lost).toBeGreaterThan(0);
    const closing = scenario({ edit: 'status', station: worst.station, status: 'closed' });
    const link = ['--scenario', encodePlan(closing)];
    const before = await ask(...night, '--minutes', '10');
    const after = await ask(...night, '--minutes', '10', ...link);
    const loss = (before.coverage[0]?.covered as number) - (after.coverage[0]?.covered as number);
    expect(loss).toBeCloseTo(worst.lost as number, 0);
    const file = ['--scenario', write('closing.json', closing)];
    const same = await ask(...night, '--minutes', '10', ...file);
    expect(same.coverage).toEqual(after.coverage);
    expect(same.provenance.scenario).toBe('试');
  });

  test('by service has each band of each service', async () => {
    const rows = (await ask('--by', 'service', '--services', 'water,haircut')).coverage;
    expect(rows).toHaveLength(2 * 6);
    const office = rows.filter(({ band }) => band === 'office').map(({ share }) => share as number);
    expect(office[0]).toBeGreaterThan(office[1] as number);
  });

  test('by gap holds all that is not covered, as places with names', async () => {
    const ten = [...night, '--minutes', '10'];
    const { weight, coverage: whole } = await ask(...ten);
    const { coverage: gaps } = await ask(...ten, '--by', 'gap');
    const lack = gaps.reduce((sum, gap) => sum + (gap.lack as number), 0);
    expect(lack).toBeCloseTo(weight.total - (whole[0]?.covered as number), 0);
    const lacks = gaps.map((gap) => gap.lack as number);
    expect(lacks).toEqual(lacks.toSorted((a, b) => b - a));
    expect(gaps.every(({ place }) => typeof place === 'string')).toBe(true);
  });

  test('by gap of a week adds up to the hours × weight that the week lacks', async () => {
    const week = (await ask('--week')).coverage.find(({ band }) => band === 'week');
    const { coverage: gaps } = await ask('--week', '--by', 'gap');
    const lack = gaps.reduce((sum, gap) => sum + (gap.lack as number), 0);
    expect(lack / (week?.gap_hours as number)).toBeCloseTo(1, 4);
  });

  test('by point has the weight that is covered on the points in reach', async () => {
    const ten = [...night, '--minutes', '10'];
    const { coverage: whole } = await ask(...ten);
    const { coverage: points } = await ask(...ten, '--by', 'point');
    const inReach = points.filter((point) => (point.stations_within_10_minutes as number) > 0);
    expect(inReach.every(({ seconds }) => (seconds as number) <= 600)).toBe(true);
    expect(inReach.reduce((sum, point) => sum + (point.weight as number), 0)).toBe(
      whole[0]?.covered,
    );
  });

  test('tells the ways to the second and third, and who has two to choose from', async () => {
    const answer = await ask(...night, '--minutes', '10');
    const mean = (name: 'time_to_nearest' | 'time_to_second' | 'time_to_third') =>
      answer[name]?.mean_s as number;
    expect(mean('time_to_nearest')).toBeLessThan(mean('time_to_second'));
    expect(mean('time_to_second')).toBeLessThan(mean('time_to_third'));
    const lost = (await ask(...night, '--minutes', '10', '--by', 'station')).coverage.reduce(
      (sum, row) => sum + (row.lost_share as number),
      0,
    );
    const [two] = answer.share_with_two ?? [];
    expect(two?.share).toBeCloseTo((answer.coverage[0]?.share as number) - lost, 4);
    const [seats] = answer.seats ?? [];
    expect(seats?.stations_known).toBeLessThanOrEqual(seats?.stations_counted as number);
    expect(seats?.gini).toBeGreaterThan(0);
    expect(seats?.gini).toBeLessThan(1);
  });

  test('as CSV has the same rows, with where they come from in the first', async () => {
    const { coverage: rows } = await ask(...night, '--by', 'station');
    const { stdout } = await coverage(...night, '--by', 'station', '--as', 'csv');
    const { data } = Papa.parse<Record<string, string>>(stdout.trim(), { header: true });
    expect(data).toHaveLength(rows.length);
    expect(data.map(({ lost }) => Number(lost))).toEqual(rows.map(({ lost }) => lost));
    expect([data[0]?.provenance_weight, data[1]?.provenance_weight]).toEqual([
      'residents_in_service_area',
      '',
    ]);
  });

  test('of an area without demand counts metres of street, and says so', async () => {
    const outcome = await circle(['coverage', '--area', bare, '--profile', 'walk']);
    expect(outcome).toMatchObject({ code: 0, stderr: expect.stringContaining('metres of street') });
    expect((JSON.parse(outcome.stdout) as Answer).weight.name).toBe('street_length');
  });
});

describe('a scenario', () => {
  test('with edits that do not fit is used without them, and they are told', async () => {
    const lost = scenario({ edit: 'move', station: 'gone', at: [121.24, 31.38] });
    const { code, stdout, stderr } = await coverage('--scenario', write('lost.json', lost));
    expect([code, stderr]).toEqual([0, 'left out: move gone, which is not there\n']);
    const plain = await ask();
    expect((JSON.parse(stdout) as Answer).coverage).toEqual(plain.coverage);
  });

  test('of other data is used with a word, of another area refused', async () => {
    const own = scenario();
    const older = { ...own, base: { ...own.base, hash: '00000000' } };
    const { code, stderr } = await coverage('--scenario', write('older.json', older));
    expect([code, stderr]).toEqual([0, 'the scenario was made on other data of this area\n']);
    const elsewhere = { ...own, base: { ...own.base, area: 'porto' } };
    const refused = await coverage('--scenario', write('porto.json', elsewhere));
    expect([refused.code, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toContain('"porto", not "jiading"');
  });

  test('that is none fails with the file and the reason', async () => {
    const file = write('bad.json', { ...scenario(), edits: [{ edit: 'paint', station: 'a' }] });
    const { code, stdout, stderr } = await coverage('--scenario', file);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('bad.json');
  });
});

test.each([
  ['minutes and metres', ['--minutes', '5', '--metres', '400'], /one of them/],
  ['metres by e-bike', ['--metres', '400', '--profile', 'ebike'], /--profile walk/],
  ['a moment of a week', ['--when', '2026-11-24T22:00', '--by', 'hour'], /--week with a date/],
  ['stations of a week', ['--week', '--by', 'station'], /of a moment/],
  ['ground by station', ['--weight', 'area', '--by', 'station'], /area has no points/],
  ['a moment that is none', ['--when', 'noon'], /no local time/],
  ['a date that is none', ['--week', '2026-02-30'], /no date/],
  ['an unknown service', ['--services', 'beer'], /"beer" is no service/],
  ['an unknown weight', ['--weight', 'gold'], /gold/],
  ['no minutes', ['--minutes', '0'], /above 0/],
  ['office hours that end before they begin', ['--office', '17-9'], /whole hours/],
] as const)('%s is wrong usage', async (_, wrong, message) => {
  const { code, stdout, stderr } = await coverage(...wrong);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(message);
});

test('a weight that no point has fails', async () => {
  const { code, stderr } = await circle([
    ...['coverage', '--area', bare, '--profile', 'walk', '--weight', 'residents'],
  ]);
  expect([code, stderr]).toEqual([1, 'bare was built without demand points\n']);
});
