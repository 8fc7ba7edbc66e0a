// A phone and a network as riders have, and when the first station stands on its screen.

import type { Page } from 'playwright-core';

const megabit = 1e6 / 8;

/**
 * Four times slower than this machine; 9 Mbit/s down, 3 up, 100 ms there and back. Gives the way to
 * the machine's own speed, for what comes after the moment that is timed.
 */
export async function slowDown(
  page: Page,
  { offline } = { offline: false },
): Promise<() => Promise<unknown>> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', {
    offline,
    latency: 100,
    downloadThroughput: 9 * megabit,
    uploadThroughput: 3 * megabit,
  });
  const throttle = (rate: number) => cdp.send('Emulation.setCPUThrottlingRate', { rate });
  await throttle(4);
  return () => throttle(1);
}

interface Record {
  /** Milliseconds from the start of the navigation until a station stood on the screen. */
  listAt: number | null;
  shift: number;
}

/** Notes, in the page, when the first station is painted and how much the page shifts. */
export const observe = (page: Page) =>
  page.addInitScript(() => {
    const record: Record = { listAt: null, shift: 0 };
    (globalThis as unknown as { record: Record }).record = record;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput } = entry as PerformanceEntry & {
          value: number;
          hadRecentInput: boolean;
        };
        if (!hadRecentInput) record.shift += value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
    new MutationObserver((_, observer) => {
      if (!document.querySelector('article .state-badge')) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        record.listAt ??= performance.now();
      });
    }).observe(document, { childList: true, subtree: true });
  });

export const recordOf = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { record: Record }).record);
export const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
