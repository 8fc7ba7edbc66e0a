// `circle site`: the published results of San Francisco, the built area of Jiading, and what
// is refused.

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readMatrix } from '#cli/siting/read-matrix.ts';
import type { AreaManifest } from '#core/area.ts';
import { readCsv, writeCsv } from '#core/csv.ts';
import { encodePlan } from '#core/planning/plan-text.ts';
import { baseOf, type Scenario, type ScenarioEdit } from '#core/planning/scenario.ts';
import { coverSiting, valueOfChoice } from '#core/planning/siting.ts';
import { editsForHours } from '#core/planning/siting-bands.ts';
import { greedySets } from '#core/planning/siting-search.ts';
import type { Station } from '#core/station.ts';
import type { LngLat } from '#core/units.ts';
import { jiadingStations } from '#tests/core/hours/stations.ts';
import { seeded } from '#tests/fixtures/streets.ts';
import { circle } from './circle.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'circle-site-'));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string) => {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
};

interface Answer {
  readonly objective: { readonly name: string; readonly value: number };
  readonly bound: number;
  readonly gap: number;
  readonly proven: boolean;
  readonly before: number | null;
  readonly weight: { readonly name: string; readonly total: number };
  readonly out_of_reach: { readonly weight: number };
  readonly parameters: object;
  readonly sites: readonly {
    readonly id: string;
    readonly gain: number | null;
    readonly hours?: string;
  }[];
}

async function site(...parameters: string[]): Promise<Answer> {
  const { code, stdout, stderr } = await circle(['site', ...parameters]);
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout);
}

const idsOf = ({ sites }: Answer) => sites.map(({ id }) => id).sort();

const data = path.join(process.env.CIRCLE_TEST_DATA ?? '../shared/data', 'facility-location');
const isHere = existsSync(path.join(data, 'sf-distances.csv'));
if (!isHere) console.warn(`SKIPPED: the results of San Francisco, since there is no ${data}`);

/** Some columns of a table under the names that `circle site` reads. */
function converted(file: string, columns: Readonly<Record<string, string>>): string {
  const [header, ...rows] = [...readCsv(readFileSync(path.join(data, file), 'utf8'))].flat();
  const places = Object.values(columns).map((name) => header?.cells.indexOf(name) ?? -1);
  const cells = rows.map((row) => places.map((place) => row.cells[place] ?? null));
  return write(file, writeCsv(Object.keys(columns), cells));
}

describe.runIf(isHere)('San Francisco: 205 tracts, 16 stores, 5,000 m by road', () => {
  let tables: string[] = [];
  let points: string[] = [];
  beforeAll(() => {
    const costs = converted('sf-distances.csv', {
      from: 'name',
      to: 'DestinationName',
      cost: 'distance',
    });
    const weights = converted('sf-demand.csv', { id: 'NAME', weight: 'POP2000' });
    points = ['--matrix', costs];
    tables = [...points, '--weights', weights];
  });

  test('four stores cover 875,247 of 955,113 people, and no four cover more', async () => {
    const answer = await site(...tables, '--cutoff', '5000', '--add', '4');
    expect(answer).toMatchObject({
      objective: { name: 'cover', value: 875_247 },
      bound: 875_247,
      gap: 0,
      proven: true,
      before: 0,
      weight: { name: 'weight', total: 955_113 },
      out_of_reach: { weight: 0 },
    });
    expect(idsOf(answer)).toEqual(['Store_11', 'Store_12', 'Store_15', 'Store_2']);
    expect(answer.sites.reduce((total, { gain }) => total + (gain ?? 0), 0)).toBe(875_247);
  });

  test('from one to eight stores the best are as published', async () => {
    const best: number[] = [];
    for (let add = 1; add <= 8; add++) {
      const answer = await site(...tables, '--cutoff', '5000', '--add', String(add));
      expect(answer.proven).toBe(true);
      best.push(answer.objective.value);
    }
    expect(best).toEqual([448_255, 671_938, 791_499, 875_247, 927_402, 941_462, 950_428, 955_113]);
  });

  test('greedy alone falls short for three to seven stores, by as much as is known', async () => {
    const { input } = await readMatrix(tables[1] as string, tables[3] as string);
    const greedy = [1, 2, 3, 4, 5, 6, 7, 8].map((add) => {
      const siting = coverSiting(input, 5000, add);
      return valueOfChoice(siting, greedySets(siting.sets));
    });
    expect(greedy).toEqual([
      448_255, 671_938, 788_863, 872_611, 910_944, 928_898, 946_147, 955_113,
    ]);
  });

  test('eight stores are the fewest that cover everybody', async () => {
    const answer = await site(...tables, '--cutoff', '5000', '--objective', 'fewest');
    expect(answer).toMatchObject({ objective: { value: 8 }, bound: 8, proven: true });
    expect(answer.sites).toHaveLength(8);
  });

  test('the least distance of all people together to four stores', async () => {
    const answer = await site(...tables, '--objective', 'median', '--add', '4');
    expect(answer.objective.value).toBeCloseTo(2_848_268_129.7145, 3);
    expect(answer).toMatchObject({ gap: 0, proven: true });
  });

  test('the least distance of the farthest tract to four stores', async () => {
    const answer = await site(...tables, '--objective', 'center', '--add', '4');
    expect(answer.objective.value).toBeCloseTo(7403.0638, 4);
    expect(answer).toMatchObject({ gap: 0, proven: true });
    expect(idsOf(answer)).toEqual(['Store_11', 'Store_13', 'Store_15', 'Store_7']);
  });

  test.each([
    [8, 145],
    [9, 175],
  ])('of %i stores that cover all tracts, at most %i tracts have two', async (add, twice) => {
    const backup = ['--objective', 'backup', '--cover-all', '--cutoff', '5000'];
    const answer = await site(...points, ...backup, '--add', String(add));
    // The often quoted 167 of 205 counts the 22 tracts that a single store could ever cover.
    expect(answer).toMatchObject({ objective: { value: twice }, bound: twice, proven: true });
    expect(answer.weight.total).toBe(205);
  });
});

describe('a matrix', () => {
  const matrix = () => write('costs.csv', 'from,to,cost\na,1,3\na,2,\nb,2,4\nb,1,9\n');
  const weights = () => write('weights.csv', 'id,weight\n1,10\n2,20\n3,5\n');

  test('may lack ways, and points nobody reaches are told', async () => {
    const answer = await site(
      ...['--matrix', matrix(), '--weights', weights(), '--cutoff', '5', '--add', '1'],
    );
    expect(answer).toMatchObject({
      objective: { value: 20 },
      weight: { total: 35 },
      out_of_reach: { weight: 5 },
      sites: [{ id: 'b', gain: 20 }],
    });
  });

  test.each([
    ['a cost that is none', 'from,to,cost\na,1,far\n', 'row 2: "far" is no number from 0'],
    ['a column that is not there', 'from,to\na,1\n', 'no column "cost"'],
    ['a pair that comes twice', 'from,to,cost\na,1,1\na,1,2\n', 'row 3: "a" to "1" again'],
    ['a point without a weight', 'from,to,cost\na,9,1\n', 'row 2: point "9" has no weight'],
  ])('with %s is refused', async (_, text, message) => {
    const file = write('bad.csv', text);
    const { code, stdout, stderr } = await circle([
      'site',
      '--matrix',
      file,
      '--weights',
      weights(),
      '--cutoff',
      '5',
      '--add',
      '1',
    ]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(message);
  });

  test.each([
    [['--add', '1', '--cutoff', '5', '--area', 'x'], 'either --area or --matrix'],
    [['--cutoff', '5'], 'needs --add'],
    [['--add', '1'], 'needs --cutoff'],
    [['--add', '1', '--cutoff', '5', '--profile', 'walk'], '--profile goes with --area'],
    [['--add', '1', '--objective', 'center', '--cutoff', '5'], 'has no cutoff'],
    [['--add', '1.5', '--cutoff', '5'], 'whole number'],
    [['--add', '9', '--objective', 'hours'], 'goes with --area'],
    [['--add', '1', '--cutoff', '5', '--scenario', 'x'], '--scenario goes with --area'],
  ])('asked with %j is wrong usage', async (parameters, message) => {
    const { code, stdout, stderr } = await circle(['site', '--matrix', matrix(), ...parameters]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  test('that no choice covers is a failure, not a plan', async () => {
    const { code, stderr } = await circle([
      'site',
      '--matrix',
      matrix(),
      '--cutoff',
      '5',
      '--objective',
      'backup',
      '--cover-all',
      '--add',
      '1',
    ]);
    expect([code, stderr]).toEqual([1, 'no choice of that many sites is allowed\n']);
  });
});

describe('a question too hard for the time', () => {
  /** Sets without any geometry to them: the bound comes down slowly. */
  const hard = () => {
    const random = seeded(1);
    const rows = Array.from({ length: 80 * 500 }, (_, i) => [i % 80, Math.floor(i / 80), 1]);
    const kept = rows.filter(() => random() < 0.08);
    return write('hard.csv', writeCsv(['from', 'to', 'cost'], kept));
  };
  const parameters = () => ['site', '--matrix', hard(), '--cutoff', '1', '--add', '8'];
  const isBest = (stdout: string) => {
    const answer = JSON.parse(stdout) as Answer;
    expect(answer).toMatchObject({ proven: false });
    expect(answer.sites).toHaveLength(8);
    return answer;
  };

  test('ends with the best plan that is known and how far it may be from the best', async () => {
    const { code, stdout } = await circle([...parameters(), '--time-limit', '2']);
    expect(code).toBe(0);
    const { gap, bound, objective } = isBest(stdout);
    expect(bound).toBeGreaterThan(objective.value);
    expect(gap).toBeCloseTo(bound / objective.value - 1, 9);
  });

  test('Ctrl-C ends the proof and prints what is known', async () => {
    const usual = process.listenerCount('SIGINT');
    const running = circle(parameters());
    await vi.waitUntil(() => process.listenerCount('SIGINT') > usual, { timeout: 10_000 });
    process.emit('SIGINT');
    const { code, stdout, stderr } = await running;
    expect([code, stderr]).toEqual([0, 'stopped: the best plan so far\n']);
    isBest(stdout);
    expect(process.listenerCount('SIGINT')).toBe(usual);
  });
});

describe('the built area of Jiading', () => {
  const area = path.join(folder, 'jiading');
  beforeAll(async () => {
    const source = 'data/areas/jiading';
    const build = [
      ...['area', 'build', '--osm', `${source}/jiading.osm`, '--out', area],
      ...['--stations', `${source}/stations.geojson`, '--demand', `${source}/demand.geojson`],
    ];
    expect(await circle(build)).toMatchObject({ code: 0 });
  });
  const ask = (...parameters: string[]) =>
    site('--area', area, '--profile', 'walk', '--minutes', '10', ...parameters);

  test('new sites add to what the stations cover, and say where they are', async () => {
    const answer = await ask('--add', '3');
    const before = answer.before as number;
    expect(before).toBeGreaterThan(0);
    expect(answer.objective.value).toBeGreaterThan(before);
    expect(answer).toMatchObject({ proven: true, weight: { name: 'residents_in_service_area' } });
    expect(answer.sites).toHaveLength(3);
    const gains = answer.sites.map(({ gain }) => gain as number);
    expect(before + gains.reduce((a, b) => a + b)).toBeCloseTo(answer.objective.value, 6);
    expect(answer.sites[0]).toHaveProperty('at');
  });

  test('without the stations that stand, three sites cover less than with them', async () => {
    const [alone, beside] = [await ask('--add', '3', '--fixed', 'none'), await ask('--add', '3')];
    expect(alone.before).toBe(0);
    expect(alone.objective.value).toBeLessThan(beside.objective.value);
  });

  test.each(['--minutes 10', '--minutes 10 --when 2026-11-24T23:30 --weight order_origins'])(
    'with %s what stands covers as much as coverage says',
    async (words) => {
      const asked = ['--area', area, '--profile', 'walk', ...words.split(' ')];
      const { stdout } = await circle(['coverage', ...asked]);
      const { weight, coverage } = JSON.parse(stdout);
      const answer = await site(...asked, '--add', '1');
      expect(answer.weight.name).toBe(weight.name);
      expect(answer.before).toBeCloseTo(coverage[0].covered, 6);
    },
  );

  test('fewer stations stand at night', async () => {
    const [any, night] = [
      await ask('--add', '1'),
      await ask('--add', '1', '--when', '2026-11-24T23:30'),
    ];
    expect(night.before).toBeLessThan(any.before as number);
  });

  test('junctions and points of a file can be candidates', async () => {
    const junction = await ask('--add', '1', '--candidates', 'junctions');
    expect(junction.sites[0]?.id).toMatch(/^junction-\d+$/);
    const file = write('places.csv', 'id,lng,lat\nhere,121.238,31.3696\n');
    const everybody = ['--weight', 'residents'];
    expect(idsOf(await ask('--add', '2', '--candidates', file, ...everybody))).toEqual(['here']);
  });

  test('longer hours cost no more than the budget, and say which', async () => {
    const answer = await ask('--objective', 'hours', '--add', '40');
    expect(answer).toMatchObject({
      proven: true,
      weight: { name: 'residents_in_service_area × hours a week' },
    });
    expect(answer.objective.value).toBeGreaterThan(answer.before as number);
    for (const { hours } of answer.sites) {
      expect(hours).toMatch(/^(Mo-Fr|Sa,Su|Mo-Su) \d\d:00-\d\d:00$/);
    }
  });

  const scenarioOf = (...edits: ScenarioEdit[]): Scenario => {
    const manifest = JSON.parse(readFileSync(path.join(area, 'manifest.json'), 'utf8'));
    return { format: 1, name: 'plan', base: baseOf(manifest as AreaManifest), edits };
  };

  test.each(['2026-11-25', '2026-10-01', '2026-10-10'])(
    'longer hours in the week of %s give what coverage says of the stations once they have them',
    async (date) => {
      const answer = await ask('--objective', 'hours', '--add', '40', '--when', `${date}T12:00`);
      const choices = answer.sites.map(({ id, hours = '' }) => {
        const [, days = '', from, to] = /^(\S+) (\d\d):00-(\d\d):00$/.exec(hours) ?? [];
        const weekdays = { 'Mo-Fr': [0, 1, 2, 3, 4], 'Sa,Su': [5, 6] }[days] ?? [
          0, 1, 2, 3, 4, 5, 6,
        ];
        const station = jiadingStations.find((one) => one.id === id) as Station;
        return { station, band: { text: hours, weekdays, from: Number(from), to: Number(to) } };
      });
      const plan = write('longer.json', JSON.stringify(scenarioOf(...editsForHours(choices, []))));
      const shareOf = async (...more: string[]) => {
        const asked = ['--area', area, '--profile', 'walk', '--minutes', '10', '--week', date];
        const { stdout } = await circle(['coverage', ...asked, ...more]);
        const { coverage, weight } = JSON.parse(stdout);
        return coverage[0].share * 168 * weight.total;
      };
      // Shares are printed to a millionth.
      const rounding = 168 * answer.weight.total * 1e-6;
      expect(Math.abs((await shareOf()) - (answer.before as number))).toBeLessThan(rounding);
      const planned = await shareOf('--scenario', plan);
      expect(Math.abs(planned - answer.objective.value)).toBeLessThan(rounding);
      expect(planned).toBeGreaterThan((answer.before as number) + 10 * rounding);
    },
  );

  test('starts from the stations as a scenario has them', async () => {
    const answer = await ask('--add', '1', '--weight', 'residents');
    const [{ at }] = answer.sites as unknown as [{ at: LngLat }];
    const added: ScenarioEdit = {
      ...{ edit: 'add', station: 'new', name: '新站', kind: 'rider_rest', at },
      ...{ opening_hours: 'Mo-Su 00:00-24:00', after_hours: null, services: [], seats: null },
    };
    const scenario = scenarioOf(added);
    const file = ['--scenario', write('one-more.json', JSON.stringify(scenario))];
    const next = await ask('--add', '1', '--weight', 'residents', ...file);
    expect(next.before).toBeCloseTo(answer.objective.value, 6);
    expect(next.parameters).toMatchObject({ scenario: 'plan' });
    const link = await ask(
      '--add',
      '1',
      '--weight',
      'residents',
      '--scenario',
      encodePlan(scenario),
    );
    expect(link).toEqual(next);
    const closed = scenarioOf({ edit: 'status', station: 'gone', status: 'closed' });
    const told = await circle([
      ...['site', '--area', area, '--profile', 'walk', '--objective', 'hours', '--add', '5'],
      ...['--scenario', encodePlan(closed)],
    ]);
    expect(told).toMatchObject({ code: 0, stderr: 'left out: status gone, which is not there\n' });
  });

  test('needs to know how one moves', async () => {
    const { code, stderr } = await circle(['site', '--area', area, '--add', '1']);
    expect(code).toBe(2);
    expect(stderr).toContain('--area needs --profile');
  });
});
