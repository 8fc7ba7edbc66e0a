// The chapter of working without a network, and of new versions, in English.

import type { offline as zh } from './zh.ts';

export const offline: typeof zh = {
  lost: (time) => (time === null ? 'Offline' : `Offline · as of ${time}`),
  newer: 'There is a new version',
  update: 'Update',
  updating: 'Updating…',
  later: 'Later',
  unsaved: 'What you are writing would be lost: finish it first.',
  keeping: {
    unknown: 'Looking whether it can work offline',
    filling: 'Being kept on this device; then it works without a network',
    kept: 'Kept on this device: works without a network',
    unable: 'This browser can’t keep it, so it needs a network; the system’s own browser can',
    saving: 'Saving data: not kept on this device yet',
    failed: {
      full: 'Not kept: this device has no room. It works as long as there is a network',
      unreachable: 'Not kept yet: the network went away; it goes on next time',
      mixed: 'Not kept yet: the server is being updated; it goes on next time',
    },
  },
  keepNow: 'Keep it now (about 3 MB)',
};
