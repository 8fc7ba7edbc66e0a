// Whatever goes wrong in the page, of whatever kind, is in the server's log where errors are taken,
// and nothing of where somebody is, though it was in the error.

import { expect } from 'vitest';
import { openServer } from '#cli/commands/serve.ts';
import type { LogLine } from '#server/log.ts';
import { menu } from '#ui/texts/menu/zh.ts';
import { journeyIn, smallPhone } from './browser.ts';

// Without WebGL there is no map, which is an error of its own kind.
const journey = journeyIn(['--disable-3d-apis']);
const place = '121.24944,31.37606';

journey('errors reach the log without the position in them', async ({ browser }) => {
  const lines: LogLine[] = [];
  const server = await openServer(
    'dist',
    { port: 0, host: '127.0.0.1', area: [], clientErrors: true },
    { tell: () => {}, log: (line) => lines.push(line) },
  );
  const context = await browser.newContext({ viewport: smallPhone });
  const page = await context.newPage();
  await page.route('**/streets.bin*', (route) => route.fulfill({ status: 500, body: place }));
  await page.goto(`${server.url}?at=${place}&station=jd-t1-01`);
  await page.waitForSelector('html[data-takes-files]');
  await page.evaluate((text) => {
    setTimeout(() => {
      throw new TypeError(`no street at ${text}`);
    });
    void Promise.reject(new RangeError(`"${text}" is too far`));
    const picture = document.createElement('img');
    picture.src = 'https://example.org/mark.png';
    document.body.append(picture);
  }, place);
  const told = () => lines.filter((line) => line.event === 'client_error');
  const kinds = ['map', 'policy', 'rejection', 'uncaught', 'worker'];
  await expect.poll(() => [...new Set(told().map(({ kind }) => kind))].sort()).toEqual(kinds);
  expect(told().find(({ kind }) => kind === 'uncaught')).toMatchObject({
    name: 'TypeError',
    message: 'no street at …',
    view: 'rider',
  });
  expect(told().find(({ kind }) => kind === 'policy')?.name).toBe('img-src');
  expect(JSON.stringify(lines)).not.toMatch(/121\.2|31\.37|jd-t1/);

  // A part that can't be loaded, though the page was loaded anew for it once, is caught by its
  // boundary and told all the same.
  const { build } = (await (await fetch(`${server.url}version.json`)).json()) as { build: string };
  await page.evaluate((build) => sessionStorage.setItem('circle.reloaded', build), build);
  await page.route('**/assets/voice-view-*.js', (route) => route.abort());
  await page.locator('.brand button').click();
  await page.getByRole('dialog').getByText(menu.views.voice.name, { exact: true }).click();
  await expect
    .poll(() => told().some(({ message }) => message.startsWith('Failed to fetch')))
    .toBe(true);
  await context.close();
  await server.close();
});

journey('where nobody asked for them, the page sends nothing', async ({ visit }) => {
  const { page, requests } = await visit('/?view=tree', {
    viewport: smallPhone,
    expected: [/uncaught: x$/],
  });
  await page.waitForSelector('html[data-takes-files]');
  await page.evaluate(() => void setTimeout(() => Promise.reject(new Error('x'))));
  await expect.poll(() => requests.some((one) => one.includes('/client-errors.json'))).toBe(true);
  await page.waitForTimeout(300);
  expect(requests.filter((one) => one.startsWith('POST'))).toEqual([]);
});
