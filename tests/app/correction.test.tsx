// A refused entry in its form again: what was said is there, the correction takes its place, and
// one that was settled elsewhere in between is not sent twice.

import 'fake-indexeddb/auto';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Area } from '#api/area.ts';
import { confirm, correct, withdraw } from '#api/outbox/outbox.ts';
import { openOutboxStore } from '#api/outbox/outbox-store.ts';
import type { Submission } from '#core/submission.ts';
import { instant } from '#core/units.ts';
import { forgetCorrection, openCorrection } from '#state/correction.ts';
import { openUrl } from '#state/store.ts';
import { station } from '#tests/fixtures/stations.ts';
import { brokenMicrowave, checkIn, join, need } from '#tests/server/test-api.ts';
import { TextProvider } from '#ui/texts/text-context.tsx';
import { voice as zh } from '#ui/texts/voice/zh.ts';
import { CheckInForm } from '#views/voice/check-in-form.tsx';
import { JoinForm } from '#views/voice/join-form.tsx';
import { NeedForm } from '#views/voice/need-form.tsx';
import { ReportForm } from '#views/voice/report-form.tsx';

/** Refuses a note with the word in it, and takes all else. */
const forbidden = '不行';
const sent: Submission[] = [];
beforeEach(() => {
  sent.length = 0;
  history.replaceState(null, '', '/?view=voice');
  openUrl(instant(0));
  vi.stubGlobal('fetch', async (_: string, { headers, body }: RequestInit) => {
    const submission = JSON.parse(String(body)) as Submission;
    if (String(body).includes(forbidden)) {
      const errors = [{ field: 'body.note', reason: 'is not taken' }];
      const refused = { type: 'about:blank', code: 'invalid', title: '', status: 422, errors };
      return Response.json(refused, { status: 422 });
    }
    sent.push(submission);
    const id = new Headers(headers).get('Idempotency-Key');
    const at = '2026-11-24T02:00:00.000Z';
    const rest = { secret: 's', kind: submission.kind, state: 'received', at, expires: null };
    return Response.json({ id, ...rest, reply: null }, { status: 201 });
  });
});
const store = openOutboxStore(() => {});
afterEach(async () => {
  cleanup();
  forgetCorrection();
  for (const { id } of await store.receipts()) await store.forgetReceipt(id);
  await store.change(
    (await store.entries()).map(({ id }) => id),
    () => null,
  );
});

const microwave = station('north', { services: [{ code: 'microwave', status: 'ok' }] });
const area = {
  manifest: { id: 'town', utcOffsetMinutes: 480, files: {} },
  stations: [microwave, station('south')],
} as unknown as Area;

const show = (form: ReactNode) =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <TextProvider language="zh">{form}</TextProvider>
    </QueryClientProvider>,
  );

async function refused(submission: Submission): Promise<string> {
  const body = { ...submission.body, note: forbidden };
  const id = await confirm({ ...submission, body } as Submission, { keepsReceipt: true });
  await expect
    .poll(async () => (await store.entries()).find((entry) => entry.id === id)?.refusal)
    .toBeTruthy();
  const entry = (await store.entries()).find((one) => one.id === id);
  if (entry) openCorrection(entry);
  return id;
}

test.each([
  ['need', need({ where: { kind: 'station', id: 'south' } }), NeedForm],
  ['report', brokenMicrowave, ReportForm],
  ['check-in', checkIn, CheckInForm],
  ['join', join, JoinForm],
] as const)('a %s is as it was said, and goes with its correction alone', async (_, said, Form) => {
  const id = await refused(said);
  show(<Form area={area} />);
  await screen.findByText(zh.problem.invalid);
  const note = screen.getByDisplayValue(forbidden);
  fireEvent.change(note, { target: { value: '可以' } });
  fireEvent.click(screen.getByRole('button', { name: zh.confirm }));
  await screen.findByText(zh.receipt.arrived);
  expect(sent).toEqual([{ ...said, body: { ...said.body, note: '可以' } }]);
  expect(await store.entries()).toEqual([]);
  expect((await store.receipts()).map((receipt) => receipt.id)).not.toContain(id);
});

test('what is refused again is one entry, to be corrected again', async () => {
  const id = await refused(brokenMicrowave);
  show(<ReportForm area={area} />);
  fireEvent.click(await screen.findByRole('button', { name: zh.confirm }));
  await screen.findByText(zh.problem.invalid);
  const entries = await store.entries();
  expect(entries).toHaveLength(1);
  expect(entries[0]?.id).not.toBe(id);
});

test('one that was removed in another tab is not sent by its correction', async () => {
  const id = await refused(brokenMicrowave);
  show(<ReportForm area={area} />);
  await withdraw(id);
  fireEvent.change(screen.getByDisplayValue(forbidden), { target: { value: '可以' } });
  fireEvent.click(screen.getByRole('button', { name: zh.confirm }));
  await screen.findByText(zh.correction.settled);
  expect(sent).toEqual([]);
  expect(await correct(id, brokenMicrowave)).toBeNull();
});
