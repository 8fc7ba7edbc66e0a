// What has become of what was sent: each receipt that may still change is asked for. One past
// its time is forgotten: the server has erased the words.

import type { Surroundings } from './deliver.ts';
import type { KeptReceipt } from './entry.ts';

const isFinal = ({ state, isLost }: KeptReceipt): boolean =>
  isLost || state === 'erased' || state === 'rejected';

/** Stops at the first that can't be asked for now. */
export async function refreshReceipts({ store, network, now }: Surroundings): Promise<void> {
  for (const kept of await store.receipts()) {
    if (kept.expires !== null && Date.parse(kept.expires) < now()) {
      await store.forgetReceipt(kept.id);
      continue;
    }
    if (isFinal(kept)) continue;
    const found = await network.read(kept);
    if (found.kind === 'later') return;
    const next: KeptReceipt =
      found.kind === 'unknown' ? { ...kept, isLost: true } : { ...kept, ...found.receipt };
    const isSame = (['state', 'reply', 'expires', 'isLost'] as const).every(
      (name) => next[name] === kept[name],
    );
    if (!isSame) await store.keepReceipt(next);
  }
}
