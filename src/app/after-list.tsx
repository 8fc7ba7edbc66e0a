// What no list waits for, in a part that comes after it: the outbox sends what waits, the app is
// kept for when there is no network, errors are noticed, and what any view may open has its place.

import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useApp } from '#state/store.ts';
import { AreasSlot } from './areas-slot.tsx';
import { watchErrors } from './errors.ts';
import { OfflineNotes } from './offline-notes.tsx';
import { PrivacySlot } from './privacy-slot.tsx';
import { sendWhatWaits } from './send-what-waits.ts';
import { startOffline } from './start-offline.ts';

export function AfterList() {
  const isKiosk = useApp((state) => state.view.view === 'kiosk');
  const queries = useQueryClient();
  useEffect(() => void sendWhatWaits().catch(() => {}), []);
  useEffect(startOffline, []);
  useEffect(() => watchErrors(queries), [queries]);
  return (
    <>
      {!isKiosk && <OfflineNotes />}
      <PrivacySlot />
      <AreasSlot />
    </>
  );
}
