import * as v from 'valibot';
import { afterEach, describe, expect, test } from 'vitest';
import { serviceOpening, stationOpening } from '#core/hours/station-opening.ts';
import { type LiveReport, liveStatus, mergeLive } from '#core/live.ts';
import { parseLocalTime } from '#core/local-time.ts';
import type { Station } from '#core/station.ts';
import { instant } from '#core/units.ts';
import { reportsAt, type Situation } from '#mocks/handlers.ts';
import { mockApi } from '#mocks/server.ts';
import { china } from '#tests/core/hours/china.ts';
import { jiadingStations, plainStation } from '#tests/core/hours/stations.ts';

const at = (time: string) => parseLocalTime(time, 480) ?? instant(Number.NaN);
const now = at('2026-11-24T10:00');

const station: Station = {
  ...plainStation,
  services: [
    { code: 'water', status: 'ok' },
    { code: 'microwave', status: 'unknown', note: { zh: '二楼' } },
  ],
};
const report = (change: Partial<LiveReport>): LiveReport => ({
  station: 'plain',
  service: null,
  status: 'ok',
  until: null,
  note: null,
  at: '2026-11-24T09:50:00+08:00',
  ...change,
});
const merged = (...reports: LiveReport[]) =>
  mergeLive([station], reports, now).stations[0] ?? station;

describe('live status', () => {
  test('without reports the stations are the very same', () => {
    const result = mergeLive(jiadingStations, [], now);
    expect(result.stations).toEqual(jiadingStations);
    expect(result.stations.every((one, index) => one === jiadingStations[index])).toBe(true);
    expect(result).toMatchObject({ age: null, unknown: 0 });
  });

  test('a service out of order is not available until it is repaired', () => {
    const live = merged(
      report({ service: 'water', status: 'out_of_order', until: '2026-11-24T12:00:00+08:00' }),
    );
    expect(serviceOpening(live, 'water', now, china)).toEqual({
      state: 'closed',
      until: at('2026-11-24T12:00'),
      next: at('2026-11-24T12:00'),
      reason: 'out_of_order',
    });
    expect(serviceOpening(live, 'water', at('2026-11-24T12:10'), china).state).toBe('open');
    expect(stationOpening(live, now, china).state).toBe('open');
  });

  test('a station closed for now opens for somebody who arrives later', () => {
    const live = merged(
      report({ status: 'temporarily_closed', until: '2026-11-24T03:30:00Z', note: '停电' }),
    );
    expect(live.status_note).toBe('停电');
    expect(stationOpening(live, now, china)).toMatchObject({
      state: 'closed',
      next: at('2026-11-24T11:30'),
      reason: 'station_closed',
    });
    expect(stationOpening(live, at('2026-11-24T11:30'), china).state).toBe('open');
  });

  test('a report past its end is left out', () => {
    const over = report({ status: 'temporarily_closed', until: '2026-11-24T10:00:00+08:00' });
    expect(merged(over)).toBe(station);
  });

  test('of several reports about one thing the newest holds, in whatever order they come', () => {
    const old = report({
      service: 'water',
      status: 'out_of_order',
      at: '2026-11-24T08:00:00+08:00',
    });
    const later = report({ service: 'water', status: 'ok', at: '2026-11-24T01:00:00Z' });
    expect(merged(old, later).services[0]?.status).toBe('ok');
    expect(merged(later, old).services[0]?.status).toBe('ok');
  });

  test('a report tells of one service and leaves its neighbours as they are', () => {
    const live = merged(report({ service: 'microwave', status: 'limited', note: '只剩一台' }));
    expect(live.services).toEqual([
      { code: 'water', status: 'ok' },
      { code: 'microwave', status: 'limited', note: { zh: '只剩一台' } },
    ]);
  });

  test('what is not in the data is counted and left out', () => {
    const result = mergeLive(
      [station],
      [report({ station: 'gone' }), report({ service: 'haircut' }), report({ service: 'sauna' })],
      now,
    );
    expect(result.unknown).toBe(3);
    expect(result.stations).toEqual([station]);
  });

  test('the age is that of the newest report and never negative', () => {
    const reports = [report({}), report({ at: '2026-11-24T09:58:30+08:00' })];
    expect(mergeLive([station], reports, now).age).toBe(90);
    expect(mergeLive([station], reports, at('2026-11-24T09:00')).age).toBe(0);
  });

  test.each([
    ['an unknown status', [{ ...report({}), status: 'fine' }]],
    ['a time without its offset', [{ ...report({}), at: '2026-11-24T09:50:00' }]],
    ['a list that is not one', { reports: [] }],
  ])('%s is refused at the door', (_, answer) => {
    expect(v.is(liveStatus, answer)).toBe(false);
  });
});

describe('the mocked API', () => {
  let close = () => {};
  afterEach(() => close());

  async function status(situation: Situation) {
    const api = mockApi(situation, () => now);
    api.listen({ onUnhandledFrame: 'error' });
    close = () => api.close();
    return fetch('http://localhost/api/status');
  }

  test('its reports pass the door and reach the stations of Jiading', async () => {
    const reports = v.parse(liveStatus, await (await status('reports')).json());
    const { stations, age, unknown } = mergeLive(jiadingStations, reports, now);
    const find = (id: string) => stations.find((one) => one.id === id) ?? plainStation;
    expect(serviceOpening(find('jd-t4-01'), 'microwave', now, china).reason).toBe('out_of_order');
    expect(stationOpening(find('jd-t12-01'), now, china)).toMatchObject({
      state: 'closed',
      reason: 'station_closed',
      until: at('2026-11-24T13:00'),
    });
    expect(stationOpening(find('jd-t12-02'), now, china).state).toBe('open');
    expect(age).toBe(180);
    expect(unknown).toBe(1);
    expect(reports).toHaveLength(reportsAt(now).length);
  });

  test('an answer without reports changes nothing', async () => {
    const reports = v.parse(liveStatus, await (await status('nothing')).json());
    expect(mergeLive(jiadingStations, reports, now).age).toBeNull();
  });

  test('a slow answer comes in the end', async () => {
    const begun = performance.now();
    expect((await status('slow')).ok).toBe(true);
    expect(performance.now() - begun).toBeGreaterThan(1_000);
  });

  test('failure, absence and broken JSON can be told apart', async () => {
    expect((await status('failure')).status).toBe(500);
    close();
    expect((await status('absent')).status).toBe(404);
    close();
    const malformed = await status('malformed');
    expect(malformed.ok).toBe(true);
    await expect(malformed.json()).rejects.toThrow(SyntaxError);
  });
});
