// A station's page says what it says without a script, and says it inertly.

import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { Window } from 'happy-dom';
import { describe, expect, test } from 'vitest';
import type { AreaManifest } from '#core/area.ts';
import { type Instant, instant } from '#core/units.ts';
import { stationPage } from '#pages/station-page.ts';
import { parseViewState } from '#state/view-state.ts';
import { plainStation } from '#tests/core/hours/stations.ts';

const moment: Instant = instant(Date.parse('2026-11-24T18:00:00+08:00'));
const manifest = {
  id: 'jiading',
  utcOffsetMinutes: 480,
  dataDate: '2026-11-24',
  attribution: { zh: '自绘示意图', en: 'Own drawing' },
} as AreaManifest;
const { events } = JSON.parse(readFileSync('data/areas/jiading/programmes.json', 'utf8'));
const station = {
  ...plainStation,
  id: 'jd-lq-01',
  name: '练祁驿嘉·州桥站',
  name_en: 'Zhouqiao stop',
  opening_hours: 'Mo-Fr 08:30-17:00; Sa 09:00-12:00; PH off',
  after_hours: '17:00-22:00',
  services: [
    { code: 'water', status: 'ok' },
    { code: 'haircut', status: 'out_of_order', hours: 'Tu 14:00-16:00', needs: 'booking' },
  ],
  overrides: [
    { from: '2026-12-24', to: '2026-12-24', osm: 'off', reason: { zh: '检修' } },
    { from: '2026-01-01', to: '2026-01-02', osm: 'off', reason: { zh: '旧事' } },
  ],
} as typeof plainStation;
const assets = { styles: ['assets/a.css'], script: 'assets/a.js' };
const input = { station, manifest, programmes: events, moment, assets, site: null } as const;

const parse = (page: string) => {
  const { document } = new Window();
  document.write(page);
  return document;
};

describe('in Chinese', async () => {
  const text = await stationPage({ ...input, language: 'zh' });
  const page = parse(text);
  const words = page.querySelector('main')?.textContent ?? '';

  test('it says name, hours in words, services, what is broken, and dates with other hours', () => {
    expect(page.querySelector('h1')?.textContent).toBe('练祁驿嘉·州桥站');
    for (const part of [
      'Zhouqiao stop',
      '周一至周五 08:30–17:00；周六 09:00–12:00',
      '自助区',
      '每天 17:00–22:00',
      '饮水',
      '暂停',
      '12月24日',
      '检修',
      'WGS-84',
      plainStation.address,
    ]) {
      expect(words).toContain(part);
    }
    expect(words).not.toContain('旧事');
  });

  test('it links to three map apps on the web and to the station in the app', () => {
    const links = [...page.querySelectorAll('.hand-off a')].map((link) =>
      link.getAttribute('href'),
    );
    expect(links.map((href) => new URL(href ?? '', 'https://self.invalid/s/x/').host)).toEqual([
      'uri.amap.com',
      'api.map.baidu.com',
      'apis.map.qq.com',
      'self.invalid',
    ]);
    expect(links.at(-1)).toBe('../../?station=jd-lq-01');
  });

  test('it is small, before and without its script', () => {
    expect(gzipSync(text).length).toBeLessThan(10_000);
  });
});

test('the other name is said to be in the other language', async () => {
  const inChinese = parse(await stationPage({ ...input, language: 'zh' }));
  const inEnglish = parse(await stationPage({ ...input, language: 'en' }));
  expect(inChinese.querySelector('.other-name')?.getAttribute('lang')).toBe('en');
  expect(inEnglish.querySelector('.other-name')?.getAttribute('lang')).toBe('zh-CN');
});

test('in English every heading is English and the way back is Chinese', async () => {
  const page = parse(await stationPage({ ...input, language: 'en' }));
  const headings = [...page.querySelectorAll('h2')].map(({ textContent }) => textContent);
  expect(headings.join(' ')).not.toMatch(/\p{Script=Han}/u);
  expect(page.querySelector('.page-brand a[hreflang]')?.getAttribute('href')).toBe('../');
});

describe('the link to check in', () => {
  const linkOf = async (change: Partial<Parameters<typeof stationPage>[0]>) =>
    [...parse(await stationPage({ ...input, language: 'zh', ...change })).querySelectorAll('a')]
      .map((link) => link.getAttribute('href') ?? '')
      .find((href) => href.includes('form='));
  const point = { ...station, kind: 'check_in_point' as const };

  test('stands on a check-in point alone, and opens its form in the same area and language', async () => {
    expect(await linkOf({})).toBeUndefined();
    expect(await linkOf({ station: point })).toBe(
      '../../?view=voice&station=jd-lq-01&form=check-in',
    );
    const elsewhere = { station: point, language: 'en', manifest: { ...manifest, id: 'town' } };
    const link = (await linkOf(elsewhere as typeof input & { language: 'en' })) ?? '';
    expect(link.startsWith('../../../?')).toBe(true);
    expect(parseViewState(new URL(link, 'https://self.invalid/s/x/en/').search)).toMatchObject({
      state: { view: 'voice', area: 'town', station: 'jd-lq-01', form: 'check-in', lang: 'en' },
      refused: [],
    });
  });
});

test('with a known site the canonical address is absolute', async () => {
  const page = parse(
    await stationPage({ ...input, language: 'en', site: 'https://circle.example' }),
  );
  expect(page.querySelector('link[rel=canonical]')?.getAttribute('href')).toBe(
    'https://circle.example/s/jd-lq-01/en/',
  );
  expect(page.querySelector('meta[property="og:url"]')).not.toBeNull();
});

test.each([
  '</script><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '<!--<script>',
  '{{constructor.constructor("alert(1)")()}}',
])('a name like %s stays text', async (name) => {
  const hostile = { ...station, name, address: name, services: [] };
  const text = await stationPage({ ...input, station: hostile, language: 'zh' });
  const page = parse(text);
  expect(page.querySelector('h1')?.textContent).toBe(name);
  expect(page.querySelectorAll('img, [onmouseover], [onerror]')).toHaveLength(0);
  expect(page.querySelectorAll('script')).toHaveLength(3);
  const data = JSON.parse(page.querySelector('#station')?.textContent ?? '');
  expect(data.station.name).toBe(name);
});
