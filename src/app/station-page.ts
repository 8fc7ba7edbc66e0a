// What a script adds to a station's page: how the station stands at this moment, live
// status included, the device's own map app first, and the minutes from here on a tap, or
// from the kiosk whose code was scanned. The page stands without it; whatever fails here
// leaves it as it was.

import './trusted-types.ts';
import '#ui/styles/tokens.css';
import '#ui/styles/base.css';
import './station-page.css';
import { QueryClient } from '@tanstack/react-query';
import { calendarQuery, manifestQuery, stationsQuery, streetsOf } from '#api/area.ts';
import { statusQuery } from '#api/status.ts';
import type { AreaManifest } from '#core/area.ts';
import type { Calendar } from '#core/hours/calendar.ts';
import { minutesLeft } from '#core/hours/opening.ts';
import { stationOpening } from '#core/hours/station-opening.ts';
import { detectPlatform, handOffs } from '#core/links.ts';
import { mergeLive } from '#core/live.ts';
import { arrivalAt, type Travel } from '#core/ranking.ts';
import type { Station } from '#core/station.ts';
import type { ProfileName } from '#core/streets/profile.ts';
import { type Instant, instant, type Language, type LngLat } from '#core/units.ts';
import { askPosition } from '#state/position.ts';
import { openingWords, travelMinutes } from '#words/opening-words.ts';

interface PageData {
  readonly station: Station;
  readonly area: string;
  readonly language: Language;
}

interface Known extends PageData {
  readonly manifest: AreaManifest;
  readonly calendar: Calendar;
}

const queries = new QueryClient({ defaultOptions: { queries: { networkMode: 'offlineFirst' } } });
const element = <T extends Element>(selector: string) => document.querySelector<T>(selector);

const chapters = {
  zh: async () => ({
    texts: (await import('#ui/texts/zh.ts')).zh,
    pages: (await import('#ui/texts/pages/zh.ts')).pages,
  }),
  en: async () => ({
    texts: (await import('#ui/texts/en.ts')).en,
    pages: (await import('#ui/texts/pages/en.ts')).pages,
  }),
};

async function enhance(): Promise<void> {
  const data = JSON.parse(element('#station')?.textContent ?? '') as PageData;
  putOwnAppFirst(data);
  const [manifest, words] = await Promise.all([
    queries.fetchQuery(manifestQuery(data.area)),
    chapters[data.language](),
  ]);
  const calendar = await queries.fetchQuery(calendarQuery(manifest));
  const known: Known = { ...data, manifest, calendar };
  const askStatus = () => queries.fetchQuery(statusQuery(data.area)).catch(() => null);
  let live = await askStatus();
  const show = () => showState({ ...known, station: withStatus(data.station, live ?? []) }, words);
  show();
  setInterval(async () => {
    // Without an API there is nothing to ask again.
    if (live !== null) live = (await askStatus()) ?? live;
    show();
  }, 30_000);
  element('.now')?.removeAttribute('hidden');
  const kiosk = /^kiosk-(.+)$/.exec(new URLSearchParams(location.search).get('from') ?? '')?.[1];
  if (kiosk !== undefined) await showFromKiosk(known, kiosk, words);
  element('[data-locate]')?.addEventListener('click', () => void showFromHere(known, words));
}

type Live = Parameters<typeof mergeLive>[1];
const now = (): Instant => instant(Date.now());

const withStatus = (station: Station, live: Live): Station =>
  mergeLive([station], live, now()).stations[0] ?? station;

type Words = Awaited<ReturnType<(typeof chapters)['zh']>>;

/** The state as on the list: shape by colour and word, then what follows from it. */
function showState({ station, calendar, manifest }: Known, { texts }: Words): void {
  const place = element<HTMLElement>('[data-state]');
  if (!place) return;
  const opening = stationOpening(station, now(), calendar);
  const row = { opening, minutesLeft: minutesLeft(opening, now()), travel: null };
  const clock = { now: now(), utcOffsetMinutes: manifest.utcOffsetMinutes };
  const badge = document.createElement('span');
  badge.dataset.badge = opening.state;
  badge.textContent = texts.state[opening.state];
  place.replaceChildren(badge, ` ${openingWords(row, clock, texts)}`);
}

function putOwnAppFirst({ station }: PageData): void {
  const device = detectPlatform(navigator.userAgent);
  if (device.platform === 'desktop') return;
  const [best] = handOffs(station, { ...device, profile: 'ebike', appName: 'servicecircle' });
  const link = element<HTMLAnchorElement>('.hand-off a.primary');
  if (best && link) link.href = best.href;
}

async function showFromKiosk(known: Known, kiosk: string, words: Words): Promise<void> {
  const stations = await queries.fetchQuery(stationsQuery(known.manifest));
  const from = stations.find(({ id }) => id === kiosk);
  if (!from || from.id === known.station.id) return;
  const travel = await travelFrom(known, from.at, 'walk');
  if (travel) tell(words.pages.fromKiosk(words.texts.move.walk, travelMinutes(travel)));
}

async function showFromHere(known: Known, { texts, pages }: Words): Promise<void> {
  tell(pages.locating);
  const found = await askPosition(navigator);
  if (found.kind === 'failed') return tell(pages.positionFailed);
  const profile: ProfileName = 'ebike';
  const travel = await travelFrom(known, found.at, profile);
  if (!travel) return tell(pages.notReached);
  const arrival = arrivalAt(now(), travel);
  const opening = stationOpening(known.station, arrival, known.calendar);
  const row = { opening, minutesLeft: minutesLeft(opening, arrival), travel };
  const clock = { now: now(), utcOffsetMinutes: known.manifest.utcOffsetMinutes };
  const way = pages.fromHere(texts.move[profile], travelMinutes(travel));
  tell(`${way}${texts.answer.comma}${openingWords(row, clock, texts)}`);
}

async function travelFrom(
  { manifest, station }: Known,
  at: LngLat,
  profile: ProfileName,
): Promise<Travel | null> {
  const { timesQuery } = await import('#compute/compute.ts');
  const streets = streetsOf(manifest);
  const query = timesQuery({ streets, profile, direction: 'from', at, points: [station.at] });
  return (await queries.fetchQuery(query)).reached[0] ?? null;
}

function tell(words: string): void {
  const place = element('[data-minutes]');
  if (place) place.textContent = words;
}

await enhance().catch((error: unknown) => console.warn('The page stays as it was printed.', error));
