// Speed on the phone and network that riders have: a mid-range phone (the processor
// slowed down four times), 9 Mbit/s down, 3 up, 100 ms there and back.
// https://infrequently.org/2025/11/performance-inequality-gap-2026/

import { expect } from 'vitest';
import { journey } from './browser.ts';
import { median, observe, recordOf, slowDown } from './phone-speed.ts';
import { here, locate, settled } from './rider.ts';

/** A busy machine may spoil a measurement; a slow app spoils all of them. */
const busy = { retry: 2 };

/** Hours at which estimate and street times agree, or differ, on which station is nearest. */
const moments = ['2026-11-24T12:00', '2026-11-24T18:30', '2026-11-24T22:00'];

journey('a cold start shows the list in 1.8 s and does not shift', busy, async ({ visit }) => {
  const listAt: number[] = [];
  const shifts: number[] = [];
  for (const moment of moments) {
    let atOwnSpeed: () => Promise<unknown> = async () => {};
    const { page } = await visit(`/?at=121.2466,31.3846&when=${moment}`, {
      before: async (page) => {
        atOwnSpeed = await slowDown(page);
        await observe(page);
      },
    });
    await page.locator('article .state-badge').first().waitFor();
    await expect.poll(async () => (await recordOf(page)).listAt).not.toBeNull();
    await atOwnSpeed();
    await settled(page);
    const record = await recordOf(page);
    listAt.push(record.listAt ?? Number.NaN);
    shifts.push(record.shift);
    await page.close();
  }
  const figures = listAt.map((value) => value.toFixed(0)).join(', ');
  console.log(`cold start to the list: ${figures} ms; layout shift: ${shifts.join(', ')}`);
  expect(median(listAt)).toBeLessThanOrEqual(1800);
  expect(Math.max(...shifts)).toBeLessThanOrEqual(0.02);
});

journey('the answer for a position stands within 100 ms of the tap', busy, async ({ visit }) => {
  const { page } = await visit('/?when=2026-11-25T12:00', { position: here });
  await settled(page);
  await page.evaluate(() => {
    const times = globalThis as unknown as { tapped: number; answered: number };
    // The clock starts when the device has answered: its receiver is not ours to speed up.
    const ask = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation);
    navigator.geolocation.getCurrentPosition = (found, ...others) =>
      ask(
        (position) => {
          times.tapped = performance.now();
          found(position);
        },
        ...others,
      );
    new MutationObserver((_, observer) => {
      const travel = document.querySelector('.answer-card .travel')?.textContent;
      if (!travel || travel.includes('约')) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        times.answered = performance.now();
      });
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  await locate(page);
  const took = await page.waitForFunction(() => {
    const { tapped, answered } = globalThis as unknown as { tapped: number; answered?: number };
    return answered && answered - tapped;
  });
  const milliseconds = Number(await took.jsonValue());
  console.log(`position to answer: ${milliseconds.toFixed(0)} ms`);
  expect(milliseconds).toBeLessThanOrEqual(100);
});
