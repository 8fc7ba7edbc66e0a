// The place of the page about privacy, whose code is loaded when it is opened.

import { lazy, Suspense } from 'react';
import { closePrivacy, usePrivacyPage } from '#state/privacy-page.ts';

const PrivacyDialog = lazy(async () => ({
  default: (await import('#views/privacy/privacy-dialog.tsx')).PrivacyDialog,
}));

export function PrivacySlot() {
  const isOpen = usePrivacyPage((state) => state.isOpen);
  if (!isOpen) return null;
  return (
    <Suspense>
      <PrivacyDialog onClose={closePrivacy} />
    </Suspense>
  );
}
