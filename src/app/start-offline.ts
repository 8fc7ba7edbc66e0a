// Starts what makes the app work without a network, when the page has all it needs itself: the
// list is painted, the map drawn, and the browser has nothing better to do.

import { followServer, keepOffline } from '#state/offline.ts';
import { useApp } from '#state/store.ts';
import { savesData } from './saves-data.ts';

/** A map that takes longer than this is not waited for. */
const patienceMs = 8000;

export function startOffline(): void {
  followServer();
  let isStarted = false;
  const start = () => {
    if (isStarted) return;
    isStarted = true;
    unfollow();
    clearTimeout(timer);
    const keep = () => void keepOffline({ isSaving: savesData() });
    // Safari has no idle callback.
    if ('requestIdleCallback' in window) requestIdleCallback(keep);
    else setTimeout(keep, 1000);
  };
  const timer = setTimeout(start, patienceMs);
  const unfollow = useApp.subscribe(({ map }) => {
    if (map !== 'loading') start();
  });
  if (useApp.getState().map !== 'loading') start();
}
