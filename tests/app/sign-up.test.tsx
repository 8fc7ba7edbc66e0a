// The form of a sign-up: what is left as the server counts it, and what is still missing.

import './in-page-worker.ts';
import 'fake-indexeddb/auto';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { programmes as zh } from '#ui/texts/programmes/zh.ts';
import { TextProvider } from '#ui/texts/text-context.tsx';
import { SignUpDialog } from '#views/programmes/sign-up-dialog.tsx';
import type { OccurrenceProps } from '#views/programmes/use-programmes.ts';

const { signUp: words } = zh;
const props = {
  programmes: { area: { manifest: { id: 'town' } }, today: 20_000 },
  occurrence: {
    programme: { id: 'art', title: { zh: '美术课' } },
    day: 20_001,
    start: '19:00',
    end: '20:30',
  },
} as unknown as OccurrenceProps;

const asked: string[] = [];
function show(answer: () => Promise<Response>) {
  asked.length = 0;
  vi.stubGlobal('fetch', (address: string) => {
    asked.push(address);
    return answer();
  });
  // The document of the tests shows no dialogs.
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
  render(
    <QueryClientProvider client={new QueryClient()}>
      <TextProvider language="zh">
        <SignUpDialog {...props} onClose={() => {}} />
      </TextProvider>
    </QueryClientProvider>,
  );
}
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test.each([
  [{ seats: 5, left: 2, waitingLeft: 7 }, words.left(2, 5)],
  [{ seats: 5, left: 0, waitingLeft: 3 }, words.waits(3)],
  [{ seats: 5, left: 0, waitingLeft: 0 }, words.full],
])('of %o it says so', async (left, sentence) => {
  show(async () => Response.json(left));
  await screen.findByText(sentence);
  expect(asked).toEqual(['/api/seats?area=town&programme=art&date=2024-10-05']);
});

test.each([
  ['no network', async () => Promise.reject(new TypeError('Failed to fetch'))],
  ['no server', async () => new Response('', { status: 404 })],
  ['fewer than none', async () => Response.json({ seats: 5, left: -1, waitingLeft: 0 })],
])('with %s no number is shown, and one can sign up all the same', async (_, answer) => {
  show(answer);
  await expect.poll(() => asked.length).toBe(1);
  expect(screen.getByRole('button', { name: words.send, hidden: true })).toBeTruthy();
  expect(document.querySelector('[data-seats]')).toBeNull();
});

test('without a name and without consent nothing is sent, and both are said', async () => {
  show(async () => Response.json({ seats: 5, left: 2, waitingLeft: 7 }));
  fireEvent.click(screen.getByRole('button', { name: words.send, hidden: true }));
  await screen.findByText(words.errors.name);
  expect(screen.getByText(words.errors.consent)).toBeTruthy();
  fireEvent.input(screen.getByLabelText(words.name), { target: { value: '小王' } });
  fireEvent.click(screen.getByRole('button', { name: words.send, hidden: true }));
  expect(screen.queryByText(words.errors.name)).toBeNull();
  expect(asked.filter((address) => address.includes('submissions'))).toEqual([]);
});
