// Errors in the page reach whoever runs the site, where they asked for it and nobody else;
// without what a person did or where they are, and not without end.

import fc from 'fast-check';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { ClientError } from '#core/client-error.ts';

const sent: ClientError[] = [];
let asked = 0;
const network = setupServer();
const site = (to: string | null) =>
  network.use(
    http.get('*/client-errors.json', () => {
      asked += 1;
      return HttpResponse.json({ to });
    }),
    http.post('*/api/client-errors', async ({ request }) => {
      const text = await request.text();
      expect(text.length).toBeLessThan(2000);
      sent.push(JSON.parse(text));
      return new HttpResponse(null, { status: 204 });
    }),
  );

/** As a page that was just opened has it. */
async function opened() {
  vi.resetModules();
  return import('#api/client-errors.ts');
}

beforeAll(() => network.listen({ onUnhandledFrame: 'error' }));
beforeEach(() => {
  sent.length = 0;
  asked = 0;
});
afterEach(() => network.resetHandlers());
afterAll(() => network.close());

const soon = () => new Promise((resolve) => setTimeout(resolve, 60));

test('nothing is sent unless the site says where to', async () => {
  site(null);
  const { report, noticedErrors } = await opened();
  for (let i = 0; i < 5; i++) report('uncaught', new TypeError('x'));
  await soon();
  expect([sent, asked]).toEqual([[], 1]);
  expect(noticedErrors()).toMatchObject({ count: 5, last: { name: 'TypeError' } });
});

test('while nothing goes wrong nobody is asked anything', async () => {
  site('/api/client-errors');
  await opened();
  await soon();
  expect(asked).toBe(0);
});

test('each is sent once, without the position in it, and ten at most', async () => {
  site('/api/client-errors');
  const { report } = await opened();
  for (let i = 0; i < 100; i++) report('uncaught', new Error(`at 121.24${i},31.37606 of "小李"`));
  for (let i = 0; i < 99; i++) report('uncaught', new Error(`at step ${i}`));
  await expect.poll(() => sent.length).toBe(10);
  await soon();
  expect(sent.map(({ message }) => message)).toEqual([
    'at … of …',
    ...Array.from({ length: 9 }, (_, i) => `at step ${i}`),
  ]);
  expect(sent[0]).toMatchObject({ kind: 'uncaught', name: 'Error', view: 'rider' });
});

test('where nobody answers it is quiet', async () => {
  const trouble = vi.fn();
  process.on('unhandledRejection', trouble);
  network.use(
    http.get('*/client-errors.json', () => HttpResponse.error(), { once: true }),
    http.post('*/api/client-errors', () => HttpResponse.error()),
  );
  const { report } = await opened();
  report('uncaught', new Error('first'));
  await soon();
  site('/api/client-errors');
  report('uncaught', new Error('second'));
  await expect.poll(() => sent.length).toBe(1);
  network.use(http.post('*/api/client-errors', () => HttpResponse.error()));
  report('uncaught', new Error('third'));
  await soon();
  process.off('unhandledRejection', trouble);
  expect(trouble).not.toHaveBeenCalled();
});

test('whatever is thrown, telling it throws nothing', async () => {
  site(null);
  const { report } = await opened();
  fc.assert(
    fc.property(fc.anything(), fc.anything(), (thrown, part) => {
      report('rejection', thrown);
      const made = Object.assign(new Error('x'), { message: part, stack: part, name: part });
      expect(() => report('rejection', made)).not.toThrow();
    }),
  );
});
