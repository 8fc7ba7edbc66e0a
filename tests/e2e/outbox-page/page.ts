// A page with nothing on it but the outbox of the app: confirms one submission after the other
// and says which are kept. With `?careless` it sends what it has told to be kept, and keeps nothing.

import { confirm, startOutbox } from '#api/outbox/outbox.ts';
import { openOutboxStore } from '#api/outbox/outbox-store.ts';
import type { Submission } from '#core/submission.ts';

declare global {
  interface Window {
    /** Confirms until the page ends. */
    readonly confirmOnAndOn: () => Promise<never>;
    readonly waiting: () => Promise<number>;
  }
}

const submission = (note: string): Submission => ({
  kind: 'need',
  body: {
    area: 'town',
    services: ['water'],
    parts: ['night'],
    days: 'any',
    where: { kind: 'station', id: 'north' },
    note,
  },
});

const keep = (words: Submission): Promise<string> => confirm(words, { keepsReceipt: true });

async function sendCarelessly(words: Submission): Promise<string> {
  const id = crypto.randomUUID();
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': id };
  fetch('/api/submissions', { method: 'POST', headers, body: JSON.stringify(words) });
  return id;
}

const isCareless = location.search === '?careless';

Object.assign(window, {
  confirmOnAndOn: async () => {
    for (;;) {
      const note = crypto.randomUUID();
      const id = await (isCareless ? sendCarelessly : keep)(submission(note));
      console.log(`kept ${id} ${note}`);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  },
  waiting: async () => (await openOutboxStore(() => {}).entries()).length,
} satisfies Partial<Window>);
startOutbox();
