// What was sent, as words: what state it is in, and the whole of it as a text for a person to
// keep or to hand to somebody.

import type { Entry, KeptReceipt } from '#api/outbox/entry.ts';
import type { Outbox } from '#api/outbox/outbox.ts';
import type { Submission } from '#core/submission.ts';
import type { VoiceTexts } from '#ui/texts/voice/zh.ts';

/** What stands in the list: how it is, and what there is to say about that. */
export interface Standing {
  readonly word: string;
  readonly detail: string | null;
  readonly tone: 'plain' | 'warn' | 'good';
}

export function entryStanding(entry: Entry, texts: VoiceTexts): Standing {
  const { sent, problem } = texts;
  if (entry.refusal !== null) {
    const { code } = entry.refusal;
    const detail = Object.hasOwn(problem, code)
      ? problem[code as keyof typeof problem]
      : problem.other;
    return { word: sent.refused, detail, tone: 'warn' };
  }
  const word = entry.isWithdrawn ? sent.withdrawn : sent.queued;
  const detail = entry.delay === null ? sent.never : sent.delay[entry.delay];
  return { word, detail, tone: 'plain' };
}

export function receiptStanding(receipt: KeptReceipt, texts: VoiceTexts): Standing {
  const { sent } = texts;
  if (receipt.isLost) return { word: sent.lost, detail: sent.lostHint, tone: 'warn' };
  const isGood = receipt.state === 'confirmed' || receipt.state === 'seated';
  return { word: sent.state[receipt.state], detail: null, tone: isGood ? 'good' : 'plain' };
}

/** Short enough to be read out: the first part of the UUID. */
export const shortId = (id: string): string => id.slice(0, 8).toUpperCase();

/** A submission in the person's own words: fields by their names in the format, one a line. */
export function asText({ kind, body }: Submission, texts: VoiceTexts): string {
  const lines = Object.entries(body).map(([name, value]) => `${name}: ${wordsOf(value)}`);
  return [texts.sent.kind[kind], ...lines].join('\n');
}

const wordsOf = (value: unknown): string =>
  Array.isArray(value)
    ? value.join(', ')
    : typeof value === 'object' && value !== null
      ? Object.values(value).join(' ')
      : String(value);

/** Everything, the receipts with what opens them. */
export function outboxAsText({ entries, receipts }: Outbox, texts: VoiceTexts): string {
  const waiting = entries.map((entry) =>
    [
      `${asText(entry.submission, texts)}`,
      `${entryStanding(entry, texts).word} · ${new Date(entry.at).toISOString()} · ${entry.id}`,
    ].join('\n'),
  );
  const arrived = receipts.map((receipt) =>
    [
      `${texts.sent.kind[receipt.kind]} · ${receiptStanding(receipt, texts).word}`,
      `${receipt.at} · ${receipt.id} · ${receipt.secret}`,
      ...(receipt.reply === null ? [] : [`${texts.sent.reply}: ${receipt.reply}`]),
    ].join('\n'),
  );
  return [...waiting, ...arrived].join('\n\n');
}
