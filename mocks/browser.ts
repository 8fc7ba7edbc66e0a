// Starts the mocks in the page, in development only: `?mocks=failure` picks a
// situation. The worker script comes from the `msw/vite` plugin.

import { setupWorker } from 'msw/browser';
import { instant } from '#core/units.ts';
import { handlers, situations } from './handlers.ts';

export async function startMocks(search: string): Promise<void> {
  const wanted = new URLSearchParams(search).get('mocks');
  const situation = situations.find((name) => name === wanted) ?? 'reports';
  const worker = setupWorker(...handlers(situation, () => instant(Date.now())));
  await worker.start({ onUnhandledFrame: 'bypass', quiet: true });
}
