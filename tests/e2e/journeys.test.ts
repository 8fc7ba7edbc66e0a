// What riders come for, from opening the page to the answer.

import jsQr from 'jsqr';
import { describe, expect } from 'vitest';
import { pages } from '#ui/texts/pages/zh.ts';
import { zh } from '#ui/texts/zh.ts';
import { journey } from './browser.ts';
import { pictureOf } from './pixels.ts';
import {
  answers,
  here,
  locate,
  minutesIn,
  pickPlace,
  streetsAnswered,
  wantService,
} from './rider.ts';

// The package is CommonJS: Node wraps its default export once more.
const { default: decodeQr } = jsQr as unknown as { default: typeof jsQr };

/** Where the list alone is what is looked at. */
const withoutMap = { withoutMap: true };
const wednesdayNight = '2026-11-25T22:00';

journey('nearest open water by e-bike at 22:00', async ({ visit }) => {
  const { page } = await visit(`/?when=${wednesdayNight}`, { position: here });
  await locate(page);
  await wantService(page, '饮水');
  await page.getByText(zh.answer.hidden(45, 1)).waitFor();
  const found = await answers(page);
  // Water at this hour: the round-the-clock zone of the centre, and the two night shops.
  expect(found.map(({ name }) => name)).toEqual([
    '嘉定镇街道党群服务中心（示意）',
    '夜间伙伴店·城中路（示意）',
    '夜间伙伴店·平城路（示意）',
  ]);
  const water = zh.services.wanted(['饮水'], zh.services.stateOnArrival.open);
  for (const answer of found) expect(answer.state).toBe(water);
  const minutes = found.map(minutesIn);
  expect(minutes).toEqual(minutes.toSorted((a, b) => a - b));
  expect(found[1]?.sentence).toMatch(/^骑行 \d+ 分钟，/);
});

describe('position refused', () => {
  journey('says so, and 法华塔 from the list does as well', async ({ visit }) => {
    const { page } = await visit(`/?when=${wednesdayNight}`, withoutMap);
    await page.getByRole('button', { name: zh.place.locate }).first().click();
    const alert = page.getByRole('alert');
    await alert.getByText(zh.place.denied, { exact: true }).waitFor();
    await alert.getByRole('button', { name: zh.place.pick }).click();
    await page.getByRole('combobox').fill('法华塔');
    await page
      .getByRole('option', { name: /法华塔/ })
      .first()
      .click();
    await streetsAnswered(page);
    expect(await page.getByText(zh.place.from('法华塔')).first().isVisible()).toBe(true);
    expect(new URL(page.url()).searchParams.get('at')).toMatch(/^121\.24\d*,31\.38\d*$/);
  });

  journey('the initials fht find it too', async ({ visit }) => {
    const { page } = await visit(`/?when=${wednesdayNight}`, withoutMap);
    await pickPlace(page, 'fht');
    expect(await page.getByText(zh.place.from('法华塔')).first().isVisible()).toBe(true);
  });
});

describe('a haircut on a Saturday', () => {
  journey('is where the week says so, on an ordinary one', async ({ visit }) => {
    const { page } = await visit('/?when=2026-10-17T14:15&services=haircut', {
      ...withoutMap,
      position: here,
    });
    await locate(page);
    const [first, ...others] = await answers(page);
    expect(first?.name).toBe('嘉定镇街道党群服务中心（示意）');
    expect(others).toEqual([]);
  });

  journey(
    'is not promised on a make-up workday, whose weekday nobody stated',
    async ({ visit }) => {
      const { page } = await visit('/?when=2026-10-10T14:15&services=haircut', {
        ...withoutMap,
        position: here,
      });
      await page.getByRole('button', { name: zh.place.locate }).first().click();
      await page.getByRole('heading', { name: zh.answer.empty }).waitFor();
      await page.getByRole('button', { name: zh.answer.anyHours }).click();
      await streetsAnswered(page);
      const found = await answers(page);
      expect(found.length).toBeGreaterThan(5);
      const haircut = zh.services.wanted(['理发'], zh.services.stateOnArrival.unknown);
      for (const { state } of found) expect(state).toBe(haircut);
    },
  );
});

journey('the back button leaves a station, and the list is as it was', async ({ visit }) => {
  const { page } = await visit(`/?when=${wednesdayNight}&services=water`, { position: here });
  await locate(page);
  const before = await answers(page);
  await page.getByRole('button', { name: zh.answer.detailsOf(before[0]?.name ?? '') }).click();
  await page.getByRole('heading', { level: 2, name: before[0]?.name ?? '' }).waitFor();
  expect(new URL(page.url()).searchParams.get('station')).toBe('jd-t1-01');
  await page.goBack();
  await streetsAnswered(page);
  expect(await answers(page)).toEqual(before);
  expect(new URL(page.url()).searchParams.has('station')).toBe(false);
});

journey('a shared link shows the same answers to another person', async ({ visit }) => {
  const first = await visit(`/?when=${wednesdayNight}`, withoutMap);
  await pickPlace(first.page, 'fht');
  await wantService(first.page, '饮水');
  await first.page.getByRole('radio', { name: zh.profile.walk }).first().check({ force: true });
  await expect.poll(() => first.page.url()).toContain('profile=walk');
  await streetsAnswered(first.page);
  const { pathname, search } = new URL(first.page.url());
  const second = await visit(`${pathname}${search}`, withoutMap);
  await streetsAnswered(second.page);
  expect(await answers(second.page)).toEqual(await answers(first.page));
});

journey('the QR code opens the station on another phone', async ({ visit }) => {
  const first = await visit('/?station=jd-t1-01', withoutMap);
  await first.page.getByRole('button', { name: zh.answer.navigate }).click();
  const code = first.page.getByRole('dialog').getByRole('img', { name: /二维码/ });
  await code.scrollIntoViewIfNeeded();
  const { data, width, height } = await pictureOf(code);
  const link = new URL(decodeQr(data, width, height)?.data ?? '');
  const second = await visit(`${link.pathname}${link.search}`, withoutMap);
  await second.page.getByRole('heading', { level: 1, name: /嘉定镇街道/ }).waitFor();
  await second.page.getByRole('link', { name: pages.openApp }).click();
  await second.page.getByRole('heading', { level: 2, name: /嘉定镇街道/ }).waitFor();
  expect(link.origin).toBe(new URL(first.page.url()).origin);
});

journey('a link with unknown values opens on what it understands', async ({ visit }) => {
  const { page, messages } = await visit(
    '/?profile=rocket&services=water,gold&lang=en',
    withoutMap,
  );
  await page.getByRole('heading', { name: 'Where are you?' }).waitFor();
  expect(messages.join('\n')).toContain('Not understood in the address');
});
