// A member's tasks under their receipt, against the real server on SQLite: confirmed or not, with
// a network or without.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, configure, fireEvent, render, screen } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Area } from '#api/area.ts';
import type { KeptReceipt } from '#api/outbox/entry.ts';
import { openStore } from '#server/store/open.ts';
import { decide } from '#server/store/queue.ts';
import { station } from '#tests/fixtures/stations.ts';
import { join, openTestApi, receiptOf, type TestApi } from '#tests/server/test-api.ts';
import { TextProvider } from '#ui/texts/text-context.tsx';
import { voice as zh } from '#ui/texts/voice/zh.ts';
import { TeamTasks } from '#views/voice/team-tasks.tsx';

const { team, join: joinWords } = zh;
configure({ asyncUtilTimeout: 3000 });

const folder = mkdtempSync(path.join(tmpdir(), 'circle-team-'));
let t: TestApi;
beforeAll(async () => {
  t = await openTestApi({ folder });
});
afterAll(async () => {
  await t.api.close();
  rmSync(folder, { recursive: true });
});

/** What is sent is written down; while `lost` is set no answer comes back. */
let bodies: string[] = [];
let lost: 'nothing' | 'request' | 'answer' = 'nothing';
beforeEach(() => {
  bodies = [];
  lost = 'nothing';
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    if (lost === 'request') throw new TypeError('Failed to fetch');
    if (init.body) bodies.push(String(init.body));
    const response = await t.ask(address, init);
    if (lost === 'answer') throw new TypeError('Failed to fetch');
    return response;
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const area = {
  manifest: { id: 'town', utcOffsetMinutes: 480 },
  stations: [station('north'), station('south')],
} as unknown as Area;

/** What a member of staff does; a document's cookies can't be made here to sign in with. */
async function confirm(id: string): Promise<void> {
  await t.api.close();
  const engine = await openStore({ folder });
  const decided = { state: 'confirmed', reply: null, decided_ms: 0 } as const;
  await engine.write((transaction) => decide(transaction, id, decided));
  await engine.close();
  t = await openTestApi({ folder });
}

async function member(isConfirmed = true): Promise<KeptReceipt> {
  const receipt = await receiptOf(await t.submit(join));
  if (isConfirmed) await confirm(receipt.id);
  const subject = { area: 'town', station: null, service: null };
  return { ...receipt, subject, isLost: false };
}

const show = (receipt: KeptReceipt) =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <TextProvider language="zh">
        <TeamTasks receipt={receipt} area={area} />
      </TextProvider>
    </QueryClientProvider>,
  );
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));
const verify = (id: string) => `${joinWords.task.verify_hours} · ${id}`;

test('who is not confirmed yet is told so, and tries again', async () => {
  const receipt = await member(false);
  show(receipt);
  expect((await screen.findByRole('alert')).textContent).toContain(team.notConfirmed);
  await confirm(receipt.id);
  await press('再试一次');
  await screen.findByRole('button', { name: `${team.take} ${verify('north')}` });
});

test('a task is taken, given back, taken again and done, and its hours are counted', async () => {
  show(await member());
  await press(`${team.take} ${verify('north')}`);
  await press(`${team.giveBack} ${verify('north')}`);
  await press(`${team.take} ${verify('north')}`);
  await press(`${team.done} ${verify('north')}`);
  await press(team.duration(90));
  await press(team.count);
  await screen.findByText(team.counted(1, '1.5'));
  expect(screen.queryByRole('button', { name: `${team.take} ${verify('north')}` })).toBeNull();
});

test.each(['request', 'answer'] as const)(
  'where the %s is lost the page says so, and the next tap takes it once',
  async (what) => {
    show(await member());
    await screen.findByRole('button', { name: `${team.take} ${verify('south')}` });
    lost = what;
    await press(`${team.take} ${verify('south')}`);
    expect((await screen.findByRole('alert')).textContent).toContain(team.offline);
    lost = 'nothing';
    await press(`${team.take} ${verify('south')}`);
    await screen.findByRole('button', { name: `${team.giveBack} ${verify('south')}` });
    expect(
      screen.getAllByRole('button', { name: `${team.giveBack} ${verify('south')}` }),
    ).toHaveLength(1);
    expect(new Set(bodies).size).toBe(1);
    expect(screen.queryByRole('alert')).toBeNull();
  },
);
