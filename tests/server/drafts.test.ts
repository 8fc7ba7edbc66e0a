// The draft of an area's data on both engines: what is refused, what stands, and that the files it
// hands out make an area again.

import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Draft } from '#core/draft.ts';
import type { Problem } from '#core/problem.ts';
import { readAreaData } from '#server/area-data.ts';
import { type Desk, enrol, enrolAs, firstCode } from './desk-session.ts';
import { onEachEngine } from './engines.ts';
import { openTestApi, startOfTests, type TestApi } from './test-api.ts';

const source = 'data/areas/jiading';
const scratch = mkdtempSync(path.join(tmpdir(), 'circle-drafts-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

async function build(out: string, stations: string, programmes: string): Promise<string> {
  const folder = path.join(scratch, out);
  const files = ['--osm', `${source}/jiading.osm`, '--stations', stations];
  const about = ['--programmes', programmes, '--name', '嘉定镇街道', '--out', folder];
  const licence = ['--licence', 'CC0-1.0', '--attribution', 'own drawing'];
  const build = ['src/cli/main.ts', 'area', 'build', ...files, ...about, ...licence];
  await promisify(execFile)(process.execPath, build);
  return folder;
}

const builtOnce = build('first', `${source}/stations.geojson`, `${source}/programmes.json`);

onEachEngine((newPlace) => {
  let t: TestApi;
  let admin: Desk;
  let editor: Desk;
  let id: string;
  beforeAll(async () => {
    const folder = await builtOnce;
    id = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')).id;
    t = await openTestApi(await newPlace(), { folders: { [id]: folder } });
    admin = await enrol(t, firstCode(t));
    editor = await enrolAs(t, admin, 'editor');
  }, 60_000);
  afterAll(() => t.api.close());

  const address = () => `/api/desk/drafts/${id}`;
  const draft = async (): Promise<Draft> => (await (await editor.get(address())).json()) as Draft;
  const change = (step: object) => editor.post(address(), step);
  const stationOf = ({ stations }: Draft, of: string) => {
    const found = stations.find(({ properties }) => properties.id === of);
    if (!found) throw new Error(`no station ${of}`);
    return found;
  };
  const changed = async (of: string, properties: object, at?: readonly number[]) => {
    const station = stationOf(await draft(), of);
    return {
      kind: 'station',
      id: of,
      station: { at: at ?? station.at, properties: { ...station.properties, ...properties } },
    };
  };
  const reasons = async (response: Response) => {
    expect(response.status).toBe(422);
    return ((await response.json()) as Problem).errors;
  };

  test('nothing is changed before anybody has changed something', async () => {
    const { stations, programmes, steps } = await draft();
    expect([stations.length, programmes.length > 0, steps]).toEqual([50, true, []]);
  });

  describe('a change', () => {
    test('is refused with the reason the build would give', async () => {
      const wrong = await changed('jd-t1-01', { opening_hours: 'Mo-Fr 8-17' });
      expect(await reasons(await change(wrong))).toEqual([
        {
          field: 'station.properties',
          reason: expect.stringMatching(/^opening_hours "Mo-Fr 8-17" can't be read at character 7/),
        },
      ]);
      const far = await changed('jd-t1-01', {}, [121.2, 30]);
      expect(await reasons(await change(far))).toEqual([
        { field: 'station.at', reason: 'is outside the area' },
      ]);
      const nameless = await changed('jd-t1-01', { name: '' });
      expect(await reasons(await change(nameless))).toEqual([
        { field: 'station.properties.name', reason: 'a station needs a name' },
      ]);
      const removal = { kind: 'station', id: 'jd-t1-01', station: null };
      expect(await reasons(await change(removal))).toMatchObject([{ field: 'id' }]);
      expect((await draft()).steps).toEqual([]);
    });

    test('stands, keeps what the schema does not know, and can be taken back and brought back', async () => {
      const hours = { opening_hours: 'Mo-Su 07:00-23:00' };
      const before = stationOf(await draft(), 'jd-t1-01').properties;
      const kept = (await (await change(await changed('jd-t1-01', hours))).json()) as Draft;
      expect(stationOf(kept, 'jd-t1-01').properties).toEqual({ ...before, ...hours });
      expect(kept.steps).toMatchObject([
        { step: 1, kind: 'station', id: 'jd-t1-01', who: '小陈', isUndone: false },
      ]);
      const undo = () => editor.post(`${address()}/undo`, { step: 1 });
      await undo();
      expect(stationOf(await draft(), 'jd-t1-01').properties).toEqual(before);
      await undo();
      expect(stationOf(await draft(), 'jd-t1-01').properties).toMatchObject(hours);
      expect((await editor.post(`${address()}/undo`, { step: 99 })).status).toBe(404);
    });

    test('of a programme needs a station that is there', async () => {
      const [first] = (await draft()).programmes;
      const step = (more: object) => ({
        kind: 'programme',
        id: first?.id,
        programme: { ...first, ...more },
      });
      expect(await reasons(await change(step({ station_id: 'nowhere' })))).toEqual([
        { field: 'programme.station_id', reason: 'is not a station' },
      ]);
      expect(await reasons(await change(step({ end: first?.start })))).toMatchObject([
        { reason: 'ends before it starts' },
      ]);
      const capacity = { seats: 13, waiting: 3 };
      expect((await change(step({ capacity }))).status).toBe(200);
    });

    test('is made by editors alone, and logged without its words', async () => {
      const reader = await enrolAs(t, admin, 'reader');
      const step = await changed('jd-t1-01', { phone: '021-59520000' });
      expect((await reader.post(address(), step)).status).toBe(403);
      const log = await (await admin.get('/api/desk/audit')).text();
      expect(log).toContain(`"what":"draft station","subject":"${id} jd-t1-01"`);
      expect(log).not.toMatch(/59520000|07:00/);
    });
  });

  test('the files it hands out are built into an area that holds the changes', async () => {
    const save = async (what: string, name: string) => {
      const response = await editor.get(`${address()}/${what}`);
      expect(response.headers.get('content-disposition')).toContain(`attachment; filename="${id}`);
      const file = path.join(scratch, `${randomUUID()}-${name}`);
      writeFileSync(file, await response.text());
      return file;
    };
    const stations = await save('stations', 'stations.geojson');
    const programmes = await save('programmes', 'programmes.json');
    const folder = await build(path.basename(stations, '.geojson'), stations, programmes);
    const area = await readAreaData(folder, startOfTests);
    expect(area.stations.size).toBe(50);
    expect(area.stations.get('jd-t1-01')?.properties.opening_hours).toBe('Mo-Su 07:00-23:00');
    const seats = [...area.programmes.values()].filter(({ capacity }) => capacity?.seats === 13);
    expect(seats).toHaveLength(1);
  }, 60_000);
});
