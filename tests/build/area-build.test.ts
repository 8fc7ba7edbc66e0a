// `circle area build` from end to end: what a good build writes, and that it always
// writes the same, or all of it, or nothing.

import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkArea } from '#cli/area/check-area.ts';
import { writeFolder } from '#cli/area/write-folder.ts';
import { type AreaManifest, areaManifest, type Place } from '#core/area.ts';
import {
  circle,
  contents,
  features,
  point,
  smallTown,
  spawnCircle,
  startCircle,
  station,
} from './circle.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'circle-build-'));
afterAll(() => rmSync(folder, { recursive: true }));

const at = (...names: string[]) => path.join(folder, ...names);
const readJson = <T>(...names: string[]) => JSON.parse(readFileSync(at(...names), 'utf8')) as T;
const write = (name: string, json: unknown) => {
  writeFileSync(at(name), JSON.stringify(json));
  return at(name);
};

const source = 'data/areas/jiading';
const jiading = [
  ...['area', 'build', '--osm', `${source}/jiading.osm`],
  ...['--stations', `${source}/stations.geojson`, '--demand', `${source}/demand.geojson`],
  ...['--programmes', `${source}/programmes.json`],
  ...['--name', '嘉定镇街道', '--name-en', 'Jiading Town'],
  ...['--licence', 'CC0-1.0', '--attribution', '自绘示意图', '--schematic'],
];
const build = (out: string) => circle([...jiading, '--out', at(out)]);
const spawnBuild = (out: string, env?: Record<string, string>) =>
  spawnCircle([...jiading, '--out', at(out)], env);

describe('Jiading Town', () => {
  let manifest: AreaManifest;
  beforeAll(async () => {
    const outcome = await spawnBuild('first/jiading');
    expect(outcome).toMatchObject({ code: 0 });
    expect(outcome.stdout).toContain('50 stations, 14 programmes, 383 demand points');
    manifest = v.parse(areaManifest, readJson('first/jiading/manifest.json'));
  });

  test('the manifest says what it is, how old it is and whose', () => {
    expect(manifest).toMatchObject({
      id: 'jiading',
      name: { zh: '嘉定镇街道', en: 'Jiading Town' },
      bbox: [121.2199, 31.3644, 121.2643, 31.4022],
      utcOffsetMinutes: 480,
      schematic: true,
      dataDate: '2026-11-24',
      builtAt: '2026-11-24T00:00:00.000Z',
      licence: 'CC0-1.0',
      attribution: { zh: '自绘示意图' },
      counts: { stations: 50, programmes: 14, demand: 383 },
    });
    expect(manifest.serviceArea?.coordinates[0]?.[0]).toHaveLength(31);
  });

  test('checking it finds every file as the manifest says, and the streets in one piece', async () => {
    const { code, stdout } = await spawnCircle(['area', 'check', at('first/jiading')]);
    expect(code).toBe(0);
    const lines = stdout.split('\n').map((line) => line.split('\t'));
    const about = (what: string) => lines.filter(([first]) => first === what);
    expect(about('file')).toHaveLength(7);
    expect(about('station')).toHaveLength(50);
    expect(about('component').map((columns) => columns[2])).toEqual(Array(3).fill('1 in all'));
  });

  test('building it again gives the same bytes', async () => {
    await spawnBuild('second/jiading');
    expect(contents(at('second/jiading'))).toEqual(contents(at('first/jiading')));
  });

  test('the time of the build comes from outside, and changes nothing but the manifest', async () => {
    await spawnBuild('dated/jiading', { SOURCE_DATE_EPOCH: '1800000000' });
    expect(readJson('dated/jiading/manifest.json')).toEqual({
      ...manifest,
      builtAt: '2027-01-15T08:00:00.000Z',
    });
  });

  test('a landmark and a station are found by their pinyin, a street once', () => {
    const places = readJson<Place[]>('first/jiading/places.json');
    const named = (name: string) => places.filter(({ name: { zh } }) => zh === name);
    expect(named('法华塔')).toEqual([
      expect.objectContaining({ kind: 'landmark', pinyin: 'fa hua ta', initials: 'fht' }),
    ]);
    expect(named('博乐路')).toEqual([
      expect.objectContaining({ kind: 'street', pinyin: 'bo le lu', initials: 'bll' }),
    ]);
    expect(named('小哥能量站')).toEqual([
      expect.objectContaining({ kind: 'station', at: [121.2512, 31.38458], initials: 'xgnlz' }),
    ]);
    expect(named('塔城路440弄')[0]?.initials).toBe('tcl440n');
  });

  test('stations carry what the schema knows and nothing else', () => {
    const { features } = readJson<{
      features: { properties: { services: Record<string, unknown>[] } }[];
    }>('first/jiading/stations.geojson');
    const services = features.flatMap(({ properties }) => properties.services);
    expect(services.length).toBeGreaterThan(300);
    expect(services.filter((service) => 'care_no' in service)).toEqual([]);
  });
});

describe('a town from an extract alone', () => {
  /** The small town as if it came from OpenStreetMap: with its numbers, and edited. */
  const surveyed = readFileSync(smallTown, 'utf8')
    .replace(/(id|ref)='-/g, "$1='")
    .replace("<way id='103'>", "<way id='103' timestamp='2026-10-01T12:00:00Z'>");
  const extract = (name: string, osm: string) => {
    writeFileSync(at(name), osm);
    return ['area', 'build', '--osm', at(name), '--out'];
  };

  test('its date is the newest in the extract, its licence that of OpenStreetMap', async () => {
    const { code } = await circle([...extract('edited.osm', surveyed), at('small-town')]);
    expect(code).toBe(0);
    expect(readJson('small-town/manifest.json')).toMatchObject({
      name: { zh: 'small-town' },
      dataDate: '2026-10-01',
      licence: 'ODbL-1.0',
      attribution: { zh: '© OpenStreetMap contributors' },
      timeZone: 'Asia/Shanghai',
      utcOffsetMinutes: 480,
      files: { calendar: { path: 'calendar.json' } },
      counts: { stations: 0, nodes: 2, shapes: 3 },
    });
  });

  test('a drawing is not said to be of OpenStreetMap', async () => {
    const command = ['area', 'build', '--osm', smallTown, '--date', '2026-11-24', '--out'];
    await circle([...command, at('drawn')]);
    expect(readJson('drawn/manifest.json')).toMatchObject({ licence: 'LicenseRef-unstated' });
    const { stderr } = await circle(['area', 'check', at('drawn')]);
    expect(stderr).toContain('does not say on what terms its map may be used');
  });

  test('elsewhere it keeps the clock of the place, and no holidays of China', async () => {
    const inPorto = surveyed.replace(/lon='121\./g, "lon='-8.").replace(/lat='31\./g, "lat='41.");
    const { code } = await circle([...extract('porto.osm', inPorto), at('porto')]);
    expect(code).toBe(0);
    const porto = readJson<AreaManifest>('porto/manifest.json');
    expect(porto).toMatchObject({ timeZone: 'Europe/Lisbon', utcOffsetMinutes: 60 });
    expect(porto.files.calendar).toBeUndefined();
    expect(existsSync(at('porto/calendar.json'))).toBe(false);
    const { code: checked, stderr } = await circle(['area', 'check', at('porto')]);
    expect([checked, stderr]).toEqual([0, expect.stringContaining('has no calendar')]);
  });

  test('the clock, the calendar and the name may be told instead', async () => {
    const told = ['--time-zone', 'Asia/Tokyo', '--calendar', 'none', '--name', '小城'];
    await circle([...extract('told.osm', surveyed), at('told'), ...told]);
    const { name, timeZone, files } = readJson<AreaManifest>('told/manifest.json');
    expect([name.zh, timeZone, files.calendar]).toEqual(['小城', 'Asia/Tokyo', undefined]);
    const wrong = [...extract('told.osm', surveyed), at('told'), '--time-zone', 'Mars/Olympus'];
    expect((await circle(wrong)).code).toBe(2);
  });

  test('it is called like the largest place in it', async () => {
    const place = (id: number, kind: string, name: string) =>
      `<node id='${id}' lat='31.384' lon='121.2${id}'><tag k='place' v='${kind}'/>` +
      `<tag k='name' v='${name}'/></node>`;
    const places =
      place(49, 'village', '村') + place(41, 'town', '小镇') + place(43, 'suburb', '街道');
    const named = surveyed.replace('</osm>', `${places}</osm>`);
    await circle([...extract('named.osm', named), at('named')]);
    expect(readJson('named/manifest.json')).toMatchObject({ name: { zh: '小镇' } });
  });

  test('an id of the kind that browsers give to what they keep is refused', async () => {
    const refused = await circle([
      'area',
      'build',
      '--osm',
      smallTown,
      '--id',
      'kept-a',
      '--out',
      'a',
    ]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('not kept- first');
  });

  test('where nobody drew it, the service area is what the streets reach', async () => {
    const undrawn = surveyed.replace("k='service_area'", "k='note'");
    await circle([...extract('undrawn.osm', undrawn), at('undrawn')]);
    const { serviceArea } = readJson<AreaManifest>('undrawn/manifest.json');
    // The drawing has a corner at 121.238; the westernmost street lies at 121.24.
    const [ring] = serviceArea?.coordinates[0] ?? [];
    expect(ring).toEqual([
      [121.24, 31.38],
      [121.26, 31.38],
      [121.26, 31.39],
      [121.24, 31.39],
      [121.24, 31.38],
    ]);
  });

  test('an extract that does not know its age is asked for a date', async () => {
    const command = ['area', 'build', '--osm', smallTown, '--out', at('undated')];
    const { code, stderr } = await circle(command);
    expect([code, stderr]).toEqual([1, expect.stringContaining('give --date')]);
    expect((await circle([...command, '--date', '2026-02-30'])).code).toBe(2);
    expect((await circle([...command, '--date', '2026-02-28'])).code).toBe(0);
  });

  test('a box takes the part of it that is asked for', async () => {
    const box = '121.239,31.379,121.251,31.391';
    const command = ['area', 'build', '--osm', smallTown, '--date', '2026-11-24', '--bbox', box];
    expect((await circle([...command, '--out', at('boxed')])).code).toBe(0);
    expect(readJson('boxed/manifest.json')).toMatchObject({
      bbox: [121.239, 31.379, 121.251, 31.391],
      counts: { nodes: 4, shapes: 4 },
    });
  });

  test('a station 100 m from the street is built with a warning', async () => {
    const stations = write('far.geojson', features(station('a', {}, [121.24105, 31.385])));
    const { code, stderr } = await circle([
      ...['area', 'build', '--osm', smallTown, '--stations', stations, '--out', at('far')],
    ]);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^warning: .*far\.geojson: a: is 100 m from the nearest street\n$/);
  });
});

describe('all or nothing', () => {
  test('killed at any moment, the area that was there is whole, or the new one is', async () => {
    await build('killed/jiading');
    const before = contents(at('killed'));
    for (const delay of [100, 300, 450, 600]) {
      const child = startCircle([
        ...jiading,
        '--id',
        `after-${delay}`,
        '--out',
        at('killed/jiading'),
      ]);
      await wait(delay);
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      if (!existsSync(at('killed/jiading'))) continue;
      expect((await checkArea(at('killed/jiading'), '2026-11-24')).problems).toEqual([]);
    }
    expect((await build('killed/jiading')).code).toBe(0);
    expect(contents(at('killed'))).toEqual(before);
  });

  test('what a killed build left beside the area is cleared away by the next', async () => {
    await build('aside/jiading');
    const whole = contents(at('aside'));
    mkdirSync(at('aside/.jiading.new'));
    writeFileSync(at('aside/.jiading.new/streets.bin'), 'half');
    renameSync(at('aside/jiading'), at('aside/.jiading.old'));
    expect((await build('aside/jiading')).code).toBe(0);
    expect(contents(at('aside'))).toEqual(whole);
  });

  test("a folder that can't be written leaves the area as it was", async () => {
    await build('full/jiading');
    const whole = contents(at('full'));
    const files = new Map([
      ['streets.bin', Buffer.from('new')],
      ['no-such-folder/manifest.json', Buffer.from('{}')],
    ]);
    const writing = writeFolder(at('full/jiading'), files, 'manifest.json');
    await expect(writing).rejects.toThrow('ENOENT');
    expect(contents(at('full'))).toEqual(whole);
    renameSync(at('full/jiading'), at('full/.jiading.old'));
    await expect(writeFolder(at('full/jiading'), files, 'manifest.json')).rejects.toThrow('ENOENT');
    expect(contents(at('full'))).toEqual(whole);
  });

  test('a folder that holds something else is left alone', async () => {
    mkdirSync(at('photos'));
    writeFileSync(at('photos/cat.jpg'), 'a cat');
    const { code, stderr } = await build('photos');
    expect([code, stderr]).toEqual([1, expect.stringContaining('holds something else')]);
    expect(Object.keys(contents(at('photos')))).toEqual(['cat.jpg']);
  });
});

describe('area check', () => {
  const damaged = async (name: string, damage: (file: string) => void) => {
    const demand = write('demand.geojson', features(point('p')));
    const out = at(`damaged-${name}`);
    const osm = ['--osm', smallTown, '--demand', demand, '--id', 'small'];
    await circle(['area', 'build', ...osm, '--out', out]);
    damage(path.join(out, name));
    return circle(['area', 'check', out]);
  };

  test.each([
    ['streets.bin', (file: string) => rmSync(file), 'is missing'],
    ['places.json', (file: string) => writeFileSync(file, '[]'), 'has 2 bytes, expected'],
    [
      'demand.geojson',
      (file: string) => writeFileSync(file, readFileSync(file, 'utf8').replace('10', '99')),
      'has the checksum',
    ],
    ['manifest.json', (file: string) => writeFileSync(file, '{"format": 2}'), 'format is 2'],
  ] as const)('a damaged %s is found', async (name, damage, reason) => {
    const { code, stderr } = await damaged(name, damage);
    expect(code).toBe(1);
    expect(stderr).toContain(`${name}: ${reason}`);
  });

  test('a file that is not of the area is told and does no harm', async () => {
    const { code, stderr } = await damaged('notes.txt', (file) => writeFileSync(file, 'x'));
    expect([code, stderr]).toEqual([0, expect.stringContaining('notes.txt: is not of the area')]);
  });
});
