// What is in the outbox, as it changes, in this tab or another.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import {
  confirm,
  correct,
  followOutbox,
  type Outbox,
  outboxQuery,
  refresh,
  startOutbox,
} from '#api/outbox/outbox.ts';
import { OutboxError, type OutboxErrorCode } from '#api/outbox/outbox-store.ts';
import type { Submission } from '#core/submission.ts';

export function useOutbox(): { readonly outbox: Outbox | null; readonly isUnread: boolean } {
  const queries = useQueryClient();
  const { data, isError } = useQuery(outboxQuery);
  useEffect(() => {
    startOutbox();
    return followOutbox(() => void queries.invalidateQueries(outboxQuery));
  }, [queries]);
  return { outbox: data ?? null, isUnread: isError };
}

const everyMs = 30_000;

/** Asks what became of what was sent, now and while somebody looks at it. */
export function useRefresh(): void {
  useEffect(() => {
    // A device that keeps nothing says so where its list would be.
    const ask = () => {
      if (!document.hidden) refresh().catch(() => {});
    };
    ask();
    const timer = setInterval(ask, everyMs);
    return () => clearInterval(timer);
  }, []);
}

export type Sending =
  | { readonly kind: 'filling' }
  | { readonly kind: 'keeping' }
  | { readonly kind: 'kept'; readonly id: string }
  | { readonly kind: 'failed'; readonly why: OutboxErrorCode | 'wrong' | 'settled' };

/** One form on its way into the outbox. `refused`: the entry whose place it takes; null: none. */
export function useSending(refused: string | null) {
  const [sending, setSending] = useState<Sending>({ kind: 'filling' });
  const send = async (submission: Submission) => {
    setSending({ kind: 'keeping' });
    try {
      const id =
        refused === null
          ? await confirm(submission, { keepsReceipt: true })
          : await correct(refused, submission);
      setSending(id === null ? { kind: 'failed', why: 'settled' } : { kind: 'kept', id });
    } catch (error) {
      const why = error instanceof OutboxError ? error.code : 'wrong';
      setSending({ kind: 'failed', why });
    }
  };
  return { sending, send };
}
