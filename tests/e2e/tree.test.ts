// The tree has the page to itself: no map behind it, and the way to the other views above it.

import { expect } from 'vitest';
import { menu } from '#ui/texts/menu/zh.ts';
import { tree } from '#ui/texts/tree/zh.ts';
import { zh } from '#ui/texts/zh.ts';
import { desk, journey, phone } from './browser.ts';

journey('on a phone the menu is in reach, and a station opens on the map', async ({ visit }) => {
  const { page } = await visit('/?view=tree', { viewport: phone });
  await page.getByRole('button', { name: zh.appName }).click();
  await page.getByRole('dialog', { name: menu.title }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox', { name: tree.search }).fill('秋霞');
  await page.getByRole('button', { name: tree.open('党群服务阵地·秋霞（T6）') }).click();
  await expect.poll(() => page.url()).toMatch(/[?&]station=jd-/);
  expect(page.url()).not.toContain('view=tree');
});

journey('with room the picture stands beside the list, whole', async ({ visit }) => {
  const { page } = await visit('/?view=tree', { viewport: desk, withoutMap: true });
  const [list, picture] = await Promise.all([
    page.getByRole('tree').boundingBox(),
    page.locator('.tree-picture').boundingBox(),
  ]);
  expect(picture?.x).toBeGreaterThan((list?.x ?? 0) + (list?.width ?? 0));
  expect((picture?.x ?? 0) + (picture?.width ?? 0)).toBeLessThanOrEqual(desk.width);
});
