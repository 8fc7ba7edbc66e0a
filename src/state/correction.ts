// The refused entry of the outbox that is being corrected in its form. For this visit alone: the
// entry itself waits in the outbox until its correction takes its place.

import { create } from 'zustand';
import type { Submission } from '#core/submission.ts';
import { openForm } from './form.ts';
import { changeView } from './store.ts';
import type { VoiceForm } from './view-state.ts';

export interface Correction {
  /** Of the entry that was refused. */
  readonly id: string;
  readonly submission: Submission;
}

const corrections = create<{ readonly correction: Correction | null }>()(() => ({
  correction: null,
}));

const forms: Readonly<Partial<Record<Submission['kind'], VoiceForm>>> = {
  need: 'need',
  report: 'report',
  check_in: 'check-in',
  join: 'join',
};

/** A sign-up is made at its programme. */
export const hasForm = ({ kind }: Submission): boolean => forms[kind] !== undefined;

/** Opens the form with what was said in it. */
export function openCorrection(correction: Correction): void {
  const { kind, body } = correction.submission;
  const form = forms[kind];
  if (form === undefined) return;
  corrections.setState({ correction });
  const station =
    kind === 'need' ? (body.where.kind === 'station' ? body.where.id : null) : stationOf(body);
  if (station !== null) changeView({ station });
  openForm(form);
}

const stationOf = (body: Submission['body']): string | null =>
  'station' in body ? body.station : null;

export const forgetCorrection = (): void => corrections.setState({ correction: null });

type BodyOf<K extends Submission['kind']> = Extract<Submission, { kind: K }>['body'];

/** What is being corrected in the form of this kind; null: it is filled in anew. */
export function useCorrection<K extends Submission['kind']>(
  kind: K,
): { readonly id: string; readonly body: BodyOf<K> } | null {
  const correction = corrections((state) => state.correction);
  if (correction?.submission.kind !== kind) return null;
  return { id: correction.id, body: correction.submission.body as BodyOf<K> };
}
