// The start: read the URL, report what it refused, begin loading the area, and draw.

import './trusted-types.ts';
import '#ui/styles/tokens.css';
import '#ui/styles/base.css';
import '#ui/styles/controls.css';
import '#ui/styles/parts.css';
import '#ui/styles/dialog.css';
import '#ui/styles/sheet.css';
import '#views/rider/rider.css';
import './shell.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { calendarQuery, manifestQuery, stationsQuery, streetsOf } from '#api/area.ts';
import { OfflineError } from '#api/load-error.ts';
import { openStreets } from '#compute/compute.ts';
import { instant } from '#core/units.ts';
import { startClock } from '#state/clock.ts';
import { followHistory, openUrl, setMap, tick, useApp } from '#state/store.ts';
import { loadTexts } from '#ui/texts/text-context.tsx';
import { App } from './app.tsx';
import { savesData } from './saves-data.ts';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // Cached answers count without a network, and a worker needs none.
      networkMode: 'offlineFirst',
      retry: (failures, error) => error instanceof OfflineError && failures < 1,
    },
  },
});

/** Unknown values in the URL fall back; once, the console says which. */
function readUrl(): void {
  const refused = openUrl(instant(Date.now()));
  if (refused.length === 0) return;
  const list = refused.map(({ name, value, used }) => `${name}=${value} (used: ${used || 'none'})`);
  console.warn(`Not understood in the address: ${list.join(', ')}`);
}

/** Everything the first list needs, at once; the streets go on loading behind it. */
async function loadAhead(): Promise<void> {
  const { area, profile } = useApp.getState().view;
  const manifest = await queries.fetchQuery(manifestQuery(area));
  // What fails here is asked for again, and shown, by whoever needs it.
  openStreets({ streets: streetsOf(manifest), profile }).catch(() => {});
  await Promise.all([
    queries.fetchQuery(stationsQuery(manifest)),
    queries.fetchQuery(calendarQuery(manifest)),
  ]);
}

/** Where the data are at hand the list is the first thing drawn; else its skeleton is. */
const patienceMs = 150;

async function start(): Promise<void> {
  if (import.meta.env.DEV) {
    const { startMocks } = await import('#mocks/browser.ts');
    await startMocks(location.search);
  }
  readUrl();
  followHistory();
  startClock(tick);
  if (savesData()) setMap('off');
  await Promise.all([
    loadTexts(useApp.getState().view.lang).catch(() => {}),
    Promise.race([
      loadAhead().catch(() => {}),
      new Promise((resolve) => setTimeout(resolve, patienceMs)),
    ]),
  ]);
  const root = document.getElementById('app');
  if (!root) throw new Error('index.html has no #app');
  // What a boundary catches is an error all the same.
  createRoot(root, { onCaughtError: reportError }).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <App />
      </QueryClientProvider>
    </StrictMode>,
  );
}

await start();
