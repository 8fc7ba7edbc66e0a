// The map draws: its colours are on the screen, also after the graphics context was lost.

import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { mapThemes } from '#map/theme.ts';
import { zh } from '#ui/texts/zh.ts';
import { desk, journey } from './browser.ts';
import { shareOf } from './pixels.ts';

const patience = { timeout: 20_000, interval: 500 };
const mapOf = (page: Page) => page.locator('canvas.maplibregl-canvas');

async function untilDrawn(page: Page, theme: 'day' | 'night' | 'glare' = 'day'): Promise<void> {
  const { water, street } = mapThemes[theme];
  await mapOf(page).waitFor();
  await expect.poll(() => shareOf(mapOf(page), water), patience).toBeGreaterThan(0.005);
  expect(await shareOf(mapOf(page), street.fill)).toBeGreaterThan(0.005);
}

journey.for(['day', 'night', 'glare'] as const)(
  'water and streets are drawn, %s',
  async (theme, { visit }) => {
    const { page } = await visit(`/?theme=${theme}`, { viewport: desk });
    await untilDrawn(page, theme);
  },
);

const context = (page: Page, call: 'loseContext' | 'restoreContext') =>
  mapOf(page).evaluate((canvas, name) => {
    const gl = (canvas as HTMLCanvasElement).getContext('webgl2');
    gl?.getExtension('WEBGL_lose_context')?.[name]();
  }, call);

journey('a context that is lost and comes back is drawn again', async ({ visit }) => {
  const { page } = await visit('/', { viewport: desk });
  await untilDrawn(page);
  const extension = await mapOf(page).evaluateHandle((canvas) =>
    (canvas as HTMLCanvasElement).getContext('webgl2')?.getExtension('WEBGL_lose_context'),
  );
  await extension.evaluate((one) => one?.loseContext());
  await page.waitForTimeout(500);
  await extension.evaluate((one) => one?.restoreContext());
  await untilDrawn(page);
});

journey('a context that stays lost is replaced', async ({ visit }) => {
  const { page } = await visit('/', { viewport: desk });
  await untilDrawn(page);
  await context(page, 'loseContext');
  await page.waitForTimeout(3000);
  await untilDrawn(page);
});

journey('a station on the map opens its page', async ({ visit }) => {
  const { page } = await visit('/?station=jd-t1-01', { viewport: desk });
  await untilDrawn(page);
  expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toContain(
    '嘉定镇街道',
  );
  await page.getByRole('button', { name: zh.map.zoomIn }).click();
  await untilDrawn(page);
});
