// The policy of the page as a browser keeps it: every view works under it, and nothing that was
// planted in a page, or asked for from another address of this machine, runs or gets anywhere.

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { journeyIn } from './browser.ts';
import { type DeskServer, enrolAt, openDesk, visitDesk } from './desk.ts';

const journey = journeyIn(['--disable-3d-apis']);
const violated = `addEventListener('securitypolicyviolation', (event) => {
  (window.violations ??= []).push(event.effectiveDirective + ' ' + event.blockedURI);
}, true);`;
const violations = (page: Page) =>
  page.evaluate(() => (window as { violations?: string[] }).violations ?? []);

const addresses = [
  ['/?at=121.2469,31.3846&when=2026-11-25T19:00', 'article:has(.state-badge)'],
  ['/?station=jd-lq-01', '.sheet h2'],
  ['/?view=planner&tab=gaps', '.bar'],
  ['/?view=programmes', 'h3'],
  ['/?view=tree', '.tree-list'],
  ['/?view=voice&form=need', '.voice-heading'],
  ['/?view=kiosk&station=jd-lq-01&rotate=0', '.kiosk-bar'],
  ['/?view=desk', '.sheet-body *'],
  ['/s/jd-lq-01/', '[data-state] *'],
  ['/nowhere', 'h1'],
] as const;

journey('no view does anything that its policy forbids', async ({ visit }) => {
  const { page } = await visit('/', {
    expected: [/404/],
    before: (opened) => opened.addInitScript(violated),
  });
  for (const [address, ready] of addresses) {
    await page.goto(inject('appUrl') + address);
    await page.locator(ready).first().waitFor();
    expect([address, await violations(page)]).toEqual([address, []]);
  }
});

/** In the page: tries what an attacker would who can write into it; gives what worked. */
async function attack(elsewhere: string): Promise<string[]> {
  const worked: string[] = [];
  const win = window as unknown as Record<string, unknown>;
  const attempt = async (name: string, how: () => unknown) => {
    try {
      if (await how()) worked.push(name);
    } catch {
      // Refused.
    }
  };
  const later = () => new Promise((resolve) => setTimeout(resolve, 150));
  const plant = async (tag: string, set: (element: HTMLElement) => void) => {
    delete win.ran;
    const element = document.createElement(tag);
    set(element);
    document.body.append(element);
    if (element instanceof HTMLAnchorElement) element.click();
    await later();
    return win.ran === 1;
  };
  await attempt('an inline script', () =>
    plant('script', (script) => script.append('window.ran = 1')),
  );
  await attempt('a script from elsewhere', () =>
    plant('script', (script) => script.setAttribute('src', `${elsewhere}/run.js`)),
  );
  await attempt('a script in a data: address', () =>
    plant('script', (script) => script.setAttribute('src', 'data:text/javascript,window.ran=1')),
  );
  await attempt('a javascript: link', () =>
    plant('a', (link) => link.setAttribute('href', 'javascript:window.ran=1')),
  );
  await attempt('a handler in an attribute', () =>
    plant('img', (image) => {
      image.setAttribute('onerror', 'window.ran=1');
      image.setAttribute('src', '/nothing.png');
    }),
  );
  await attempt('markup', () => {
    document.body.insertAdjacentHTML('beforeend', '<b id="planted">x</b>');
    return document.getElementById('planted');
  });
  const indirect = win.eval as (text: string) => unknown;
  await attempt('eval', () => indirect('1 + 1') === 2);
  await attempt('a function of a text', () => new Function('return 2')() === 2);
  await attempt('a text after a time', async () => {
    delete win.ran;
    (setTimeout as (text: string) => void)('window.ran = 1');
    await later();
    return win.ran === 1;
  });
  const source = new Blob(['postMessage(1)'], { type: 'text/javascript' });
  for (const address of [
    URL.createObjectURL(source),
    `${elsewhere}/run.js`,
    'data:text/javascript,postMessage(1)',
  ]) {
    await attempt(`a worker from ${address.split(':')[0]}:`, async () => {
      const worker = new Worker(address);
      return await Promise.race([
        new Promise((resolve) => worker.addEventListener('message', () => resolve(true))),
        later().then(() => false),
      ]);
    });
  }
  await attempt('WebAssembly on the page', () =>
    WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])),
  );
  await attempt('a request to elsewhere', () => fetch(elsewhere, { mode: 'no-cors' }));
  await attempt('a beacon to elsewhere', async () => {
    navigator.sendBeacon(`${elsewhere}/beacon`, 'x');
    await later();
    return false;
  });
  await attempt('a picture from elsewhere', () =>
    new Promise((resolve, reject) => {
      const image = new Image();
      image.onload = resolve;
      image.onerror = reject;
      image.src = `${elsewhere}/x.svg`;
    }).then(() => true),
  );
  await attempt('a frame', () =>
    plant('iframe', (frame) => frame.setAttribute('srcdoc', '<script>parent.ran=1</script>')),
  );
  await attempt('another policy', () =>
    (
      window as unknown as {
        trustedTypes: { createPolicy: (name: string, rules: object) => unknown };
      }
    ).trustedTypes.createPolicy('mine', { createHTML: (text: string) => text }),
  );
  return worked;
}

/** Another site on this machine; notes who asks it. */
async function openElsewhere(page: (url: string) => string) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const type = request.url?.endsWith('.js') ? 'text/javascript' : 'text/html';
    response.setHeader('Content-Type', request.url?.endsWith('.svg') ? 'image/svg+xml' : type);
    response.end(request.url?.endsWith('.js') ? 'window.ran = 1' : page(desk.url));
  }).listen(0, 'localhost');
  await once(server, 'listening');
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  return { url, asked, close: () => server.close() };
}

let desk: DeskServer;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

journey(
  'nothing that is planted in a page runs, or reaches another address',
  async ({ browser }) => {
    const elsewhere = await openElsewhere(() => '');
    const page = await browser.newPage();
    await page.addInitScript(violated);
    for (const [address, ready] of [
      ['/?view=voice', '.voice-door'],
      ['/s/jd-lq-01/', 'main h1'],
    ] as const) {
      await page.goto(desk.url + address);
      await page.locator(ready).first().waitFor();
      expect([address, await page.evaluate(attack, elsewhere.url)]).toEqual([address, []]);
      expect((await violations(page)).length).toBeGreaterThan(8);
    }
    expect(elsewhere.asked).toEqual([]);
    // The same without the policy, so that what is tried is known to work.
    const open = await browser.newContext({ bypassCSP: true });
    const unguarded = await open.newPage();
    await unguarded.goto(`${desk.url}/404.html`);
    expect((await unguarded.evaluate(attack, elsewhere.url)).length).toBeGreaterThan(10);
    expect(elsewhere.asked.length).toBeGreaterThan(2);
    await open.close();
    await page.close();
    elsewhere.close();
  },
);

journey('a page on another port cannot send what only the desk may', async ({ browser }) => {
  const { page } = await visitDesk(browser, desk);
  await enrolAt(page, desk.code, '小陈');
  const log = () =>
    page.evaluate(async () => {
      const answer = await fetch('/api/desk/audit');
      return ((await answer.json()) as { entries: unknown[] }).entries.length;
    });
  const before = await log();
  const target = `${desk.url}/api/desk/invitations`;
  const attacker = await openElsewhere(
    () => `<form method="post" enctype="text/plain" action="${target}" target="_blank">
      <input name='{"role":"admin","x":"' value='"}'></form><h1>x</h1>`,
  );
  const other = await page.context().newPage();
  await other.goto(attacker.url);
  const outcomes = await other.evaluate(async (address) => {
    const ask = (init: RequestInit) =>
      fetch(address, {
        method: 'POST',
        credentials: 'include',
        body: '{"role":"admin"}',
        ...init,
      }).then(
        ({ type, status }) => `${type} ${status}`,
        () => 'refused',
      );
    document.forms[0]?.submit();
    return [
      await ask({ headers: { 'Content-Type': 'application/json' } }),
      await ask({ mode: 'no-cors', headers: { 'Content-Type': 'text/plain' } }),
      await ask({ headers: { 'Content-Type': 'text/plain' } }),
    ];
  }, target);
  // What a page may not read it may still have sent; the log says that nothing came of it.
  expect(outcomes).toEqual(['refused', 'refused', 'refused']);
  await other.waitForTimeout(300);
  expect(await log()).toBe(before);
  // The cookie went along: without the server's own check it would have been enough.
  const cookies = await page.context().cookies();
  expect(cookies.find(({ name }) => name === '__Host-desk')).toMatchObject({
    httpOnly: true,
    secure: true,
    sameSite: 'Strict',
  });
  await page.context().close();
  attacker.close();
});
