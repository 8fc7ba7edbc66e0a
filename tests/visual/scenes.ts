// The scenes that are kept as pictures: each view at least once, the map in each of its themes.

import type { Page } from 'playwright-core';
import { desk, phone } from '#tests/e2e/browser.ts';
import { openTab } from '#tests/e2e/planner.ts';
import { voice } from '#ui/texts/voice/zh.ts';
import { zh } from '#ui/texts/zh.ts';

export interface Scene {
  readonly name: string;
  readonly address: string;
  readonly viewport: { readonly width: number; readonly height: number };
  /** Answers of an API that is not there. */
  readonly answers?: Readonly<Record<string, unknown>>;
  /** Until it is there, apart from what still moves. */
  readonly ready: (page: Page) => Promise<unknown>;
  readonly hasMap: boolean;
}

/** A Wednesday afternoon; every page's clock stands here. */
export const moment = '2026-11-25T15:00:00+08:00';
const at = 'when=2026-11-25T15:00&at=121.24633,31.38597';

const listAnswered = async (page: Page) => {
  await page
    .getByRole('button', { name: zh.answer.navigateTo('') })
    .first()
    .waitFor();
  await page.getByText(zh.answer.estimating).waitFor({ state: 'hidden' });
};
const shows = (selector: string) => (page: Page) => page.locator(selector).first().waitFor();

const rider = (theme: string, more = ''): Scene => ({
  name: `rider-${theme}`,
  address: `/?${at}&theme=${theme}${more}`,
  viewport: phone,
  ready: listAnswered,
  hasMap: true,
});

const waiting = [
  ['report', { about: 'service', service: 'microwave', status: 'out_of_order', note: '门关不上' }],
  ['check_in', { name: '小*', phone: '138****8000', offers: ['repair'], needs: ['haircut'] }],
  ['join', { name: '小*', tasks: ['verify_hours'] }],
].map(([kind, body], i) => ({
  id: `00000000-0000-4000-8000-00000000000${i}`,
  kind,
  area: 'jiading',
  station: kind === 'join' ? null : 'jd-t1-01',
  state: 'received',
  at: `2026-11-25T0${6 - i}:12:00.000Z`,
  reply: null,
  body: { area: 'jiading', station: 'jd-t1-01', ...(body as object) },
}));

export const scenes: readonly Scene[] = [
  rider('day', '&services=haircut'),
  rider('night'),
  rider('glare', '&lang=zh&text=large'),
  {
    name: 'station-catchment',
    address: '/?when=2026-11-25T15:00&at=121.24944,31.37606&profile=walk&station=jd-t1-01',
    viewport: desk,
    ready: shows('h2'),
    hasMap: true,
  },
  {
    name: 'planner-overview',
    address: '/?view=planner&when=2026-11-25T15:00',
    viewport: desk,
    ready: shows('.shell[data-view="planner"] .bar'),
    hasMap: true,
  },
  {
    name: 'planner-plan',
    address: '/?view=planner&when=2026-11-25T15:00&theme=night',
    viewport: desk,
    ready: async (page) => {
      await shows('.shell[data-view="planner"] .bar')(page);
      await openTab(page, 'zh', 'plan');
    },
    hasMap: true,
  },
  {
    name: 'kiosk',
    address: '/?view=kiosk&station=jd-t1-01&panels=near&rotate=0&idle=3600&scale=0.5',
    viewport: { width: 540, height: 960 },
    ready: shows('.kiosk-panel'),
    hasMap: true,
  },
  {
    name: 'voice',
    address: '/?view=voice',
    viewport: phone,
    ready: (page) => page.getByText(voice.doors.need.name).first().waitFor(),
    hasMap: false,
  },
  {
    name: 'programmes-week',
    address: '/?view=programmes&date=2026-12-01&when=2026-11-25T15:00',
    viewport: phone,
    ready: (page) => page.getByText('美术课').first().waitFor(),
    hasMap: false,
  },
  {
    name: 'tree',
    address: '/?view=tree',
    viewport: desk,
    ready: shows('.tree-picture'),
    hasMap: false,
  },
  {
    name: 'station-page',
    address: '/s/jd-t1-01/',
    viewport: phone,
    ready: shows('h1'),
    hasMap: false,
  },
  {
    name: 'desk-queue',
    address: '/?view=desk',
    viewport: phone,
    answers: {
      '/api/desk/me': { id: 'a', name: '周', role: 'editor' },
      '/api/desk/door': { provider: false },
      '/api/desk/submissions': { items: waiting, next: null },
    },
    ready: shows('.queue-row'),
    hasMap: false,
  },
];
