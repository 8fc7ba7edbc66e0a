// What is being written at the desk about a submission. It outlives the page that shows it, so that
// a session that ends takes nothing along; it is never stored, for it may be about persons.

import { create } from 'zustand';

export interface ReplyDraft {
  readonly reply: string;
  /** Beside the live status. */
  readonly note: string;
  /** As a field for local time writes it; empty: no end. */
  readonly until: string;
}

const empty: ReplyDraft = { reply: '', note: '', until: '' };

const drafts = create<Readonly<Record<string, ReplyDraft>>>()(() => ({}));

export const useReplyDraft = (id: string): ReplyDraft => drafts((all) => all[id] ?? empty);

export const writeReplyDraft = (id: string, change: Partial<ReplyDraft>): void =>
  drafts.setState((all) => ({ [id]: { ...(all[id] ?? empty), ...change } }));

export const forgetReplyDraft = (id: string): void =>
  drafts.setState(({ [id]: _, ...others }) => others, true);
