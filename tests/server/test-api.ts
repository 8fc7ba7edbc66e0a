// The API over a town of two stations, asked in this process, with a clock that stands still
// until it is moved.

import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AreaManifest } from '#core/area.ts';
import type { Need } from '#core/need.ts';
import type { Programme } from '#core/programme.ts';
import type { Receipt, Submission } from '#core/submission.ts';
import { type Instant, instant } from '#core/units.ts';
import { type ApiOptions, type OpenApi, openApi } from '#server/open-api.ts';
import type { DataPlace } from '#server/store/open.ts';

const station = (id: string, lng: number, lat: number) => ({
  type: 'Feature',
  id,
  properties: { id, name: `Station ${id}` },
  geometry: { type: 'Point', coordinates: [lng, lat] },
});

export const evening: Programme = {
  id: 'art',
  series: 'Evening school',
  station_id: 'north',
  kind: 'class',
  title: { zh: '美术课', en: 'Art class' },
  start: '2026-12-01T19:00:00+08:00',
  end: '2026-12-01T20:30:00+08:00',
  tzid: 'Asia/Shanghai',
  rrule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=24',
  after_hours: true,
  capacity: { seats: 5, waiting: 7 },
  updated: '2026-11-24T00:00:00+08:00',
};
const { capacity: _, ...open } = { ...evening, id: 'market', kind: 'market' as const };

/** A built area, as far as the server reads it. */
export function makeAreaFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'circle-area-'));
  const write = (name: string, value: unknown) =>
    writeFileSync(path.join(folder, name), JSON.stringify(value));
  const file = (name: string) => ({ path: name, bytes: 1, sha256: '0' });
  mkdirSync(folder, { recursive: true });
  const manifest: AreaManifest = {
    format: 1,
    id: 'town',
    name: { zh: '小镇', en: 'Town' },
    bbox: [121.2, 31.3, 121.3, 31.4],
    center: [121.25, 31.35],
    utcOffsetMinutes: 480,
    schematic: true,
    illustrative: true,
    dataDate: '2026-11-24',
    builtAt: '2026-11-24T00:00:00Z',
    licence: 'CC0-1.0',
    attribution: { zh: '自绘' },
    files: {
      streets: file('streets.bin'),
      basemap: file('basemap.geojson'),
      places: file('places.json'),
      stations: file('stations.geojson'),
      programmes: file('programmes.json'),
    },
    counts: {},
  };
  write('manifest.json', manifest);
  write('stations.geojson', {
    type: 'FeatureCollection',
    features: [station('north', 121.25, 31.39), station('south', 121.25, 31.31)],
  });
  const name = { zh: '州桥社区', en: 'Zhouqiao Community' };
  const place = { kind: 'neighbourhood', name, at: [121.24, 31.38], pinyin: '', initials: '' };
  write('places.json', [place]);
  write('programmes.json', { events: [evening, open] });
  return folder;
}

export interface TestApi {
  readonly api: OpenApi;
  readonly ask: (address: string, init?: RequestInit) => Promise<Response>;
  /** Sends JSON; a string goes as it is. */
  readonly send: (
    address: string,
    body: unknown,
    headers?: Readonly<Record<string, string>>,
    method?: string,
  ) => Promise<Response>;
  /** Sends a submission under an id; gives what came back. */
  readonly submit: (submission: Submission, id?: string) => Promise<Response>;
  readonly clock: { now: Instant };
  /** What the one who runs the server was told. */
  readonly told: string[];
}

export const startOfTests = instant(Date.parse('2026-11-24T10:00:00+08:00'));
export const testOrigin = 'http://localhost:8015';

export async function openTestApi(
  place: DataPlace,
  options: Partial<ApiOptions> = {},
): Promise<TestApi> {
  const clock = { now: startOfTests };
  const told: string[] = [];
  const api = await openApi(place, {
    folders: { town: makeAreaFolder() },
    ratePerSecond: 10_000,
    behindProxy: false,
    oidc: null,
    origin: testOrigin,
    now: () => clock.now,
    tell: (line) => told.push(line),
    log: (line) => told.push(JSON.stringify(line)),
    ...options,
  });
  const ask: TestApi['ask'] = async (address, init) => api.app.request(address, init);
  const send: TestApi['send'] = (address, body, headers = {}, method = 'POST') =>
    ask(address, {
      method,
      headers: { 'Content-Type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const submit: TestApi['submit'] = (submission, id = randomUUID()) =>
    send('/api/submissions', submission, { 'Idempotency-Key': id });
  return { api, ask, send, submit, clock, told };
}

export const receiptOf = async (response: Response): Promise<Receipt> =>
  (await response.json()) as Receipt;

export const bearer = ({ secret }: Receipt) => ({ headers: { Authorization: `Bearer ${secret}` } });

export const need = (change: Partial<Need> = {}): Submission => ({
  kind: 'need',
  body: {
    area: 'town',
    services: ['water', 'haircut'],
    parts: ['evening'],
    days: 'any',
    where: { kind: 'neighbourhood', id: '州桥社区' },
    ...change,
  },
});

export const brokenMicrowave: Submission = {
  kind: 'report',
  body: {
    about: 'service',
    area: 'town',
    station: 'north',
    service: 'microwave',
    status: 'out_of_order',
    note: '门关不上',
  },
};

export const checkIn: Submission = {
  kind: 'check_in',
  body: {
    area: 'town',
    station: 'south',
    name: '小李',
    phone: '13800138000',
    consent: '2026-11',
    offers: ['repair'],
    needs: ['rest'],
  },
};

export const signUp = (name = '小王', date = '2026-12-01'): Submission => ({
  kind: 'sign_up',
  body: { area: 'town', programme: 'art', date, name, consent: '2026-11' },
});

export const join: Submission = {
  kind: 'join',
  body: { area: 'town', name: '小赵', consent: '2026-11', tasks: ['verify_hours'] },
};
