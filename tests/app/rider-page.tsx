// The whole rider's page in a document without a map: real components, store, worker
// functions and the built area of Jiading; only the network is played.

import './in-page-worker.ts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, configure, render } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { type SetupServer, setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { App } from '#app/app.tsx';
import { buildArea } from '#cli/area/build-area.ts';
import { handlers, type Situation } from '#mocks/handlers.ts';
import { openUrl, setMap } from '#state/store.ts';
import { at } from '#tests/fixtures/stations.ts';

/** A machine busy with other tests is given time. */
const patienceMs = 8000;
configure({ asyncUtilTimeout: patienceMs });
export const eventually = <T,>(value: () => T) => expect.poll(value, { timeout: patienceMs });

/** A Tuesday afternoon. */
export const now = at('2026-11-24T15:00');

const source = 'data/areas/jiading';
const { files } = await buildArea(
  {
    osm: [`${source}/jiading.osm`],
    stations: `${source}/stations.geojson`,
    programmes: `${source}/programmes.json`,
    calendarOfChina: 'data/calendar/china.json',
  },
  {
    id: 'jiading',
    name: '嘉定镇街道',
    nameEn: 'Jiading Town',
    licence: 'CC0-1.0',
    attribution: '自绘示意图',
    attributionEn: 'Own drawing',
    schematic: true,
    date: '2026-11-24',
    buildEpoch: undefined,
  },
  () => {},
);

const areaFiles = http.get('*/areas/jiading/:file', ({ params }) => {
  const bytes = files.get(String(params.file));
  return bytes ? new HttpResponse(bytes.slice()) : new HttpResponse(null, { status: 404 });
});

/** Every address asked for since the test began. */
export const requested: string[] = [];

/** Plays the network for the tests of a file; `use` on it changes an answer for one test. */
export function playNetwork(situation: Situation = 'nothing'): SetupServer {
  const server = setupServer(areaFiles, ...handlers(situation, () => now));
  server.events.on('request:start', ({ request }) => requested.push(request.url));
  // A document of its own can't be left for another app or page.
  const stay = (event: Event) => {
    if (event.target instanceof Element && event.target.closest('a')) event.preventDefault();
  };
  beforeAll(() => {
    server.listen({ onUnhandledFrame: 'error' });
    addEventListener('click', stay);
  });
  afterEach(() => {
    cleanup();
    server.resetHandlers();
    requested.length = 0;
    localStorage.clear();
    sessionStorage.clear();
  });
  afterAll(() => server.close());
  return server;
}

/** Opens the page at an address, without WebGL2. */
export function openPage(search: string) {
  history.replaceState(null, '', `/${search}`);
  const refused = openUrl(now);
  setMap('failed');
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={queries}>
      <App />
    </QueryClientProvider>,
  );
  return { refused };
}

/** What the device answers when it is asked where it is. */
export type DeviceAnswer =
  | { readonly at: readonly [lng: number, lat: number]; readonly accuracy: number }
  | { readonly code: 1 | 2 | 3 };

/** Puts a receiver into the device; returns how often it was asked. */
export function playDevice(answer: DeviceAnswer, permission: PermissionState = 'prompt') {
  const asked = { times: 0 };
  const geolocation = {
    getCurrentPosition(found: PositionCallback, failed: PositionErrorCallback) {
      asked.times += 1;
      if ('code' in answer) return failed({ code: answer.code } as GeolocationPositionError);
      const [longitude, latitude] = answer.at;
      found({
        coords: { longitude, latitude, accuracy: answer.accuracy },
      } as GeolocationPosition);
    },
  };
  Object.defineProperty(navigator, 'geolocation', { configurable: true, value: geolocation });
  Object.defineProperty(navigator, 'permissions', {
    configurable: true,
    value: { query: async () => ({ state: permission }) },
  });
  return asked;
}
