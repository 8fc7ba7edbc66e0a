// What is past its time is gone: from every table, and with the database closed, from the file.
// Every word that a person gave is marked, and looked for wherever it could have been put.

import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { retentionDays, type Submission, submissionKinds } from '#core/submission.ts';
import { instant } from '#core/units.ts';
import { type DataPlace, openStore } from '#server/store/open.ts';
import type { Tables } from '#server/store/tables.ts';
import { privacy as en } from '#ui/texts/privacy/en.ts';
import { privacy as zh } from '#ui/texts/privacy/zh.ts';
import { type Desk, enrol, enrolAs, firstCode } from './desk-session.ts';
import { onEachEngine } from './engines.ts';
import {
  bearer,
  checkIn,
  join,
  need,
  openTestApi,
  receiptOf,
  signUp,
  startOfTests,
  type TestApi,
} from './test-api.ts';

const tables = Object.keys({
  submission: 0,
  need: 0,
  occurrence: 0,
  seat: 0,
  match: 0,
  task: 0,
  draft_step: 0,
  live: 0,
  live_step: 0,
  audit: 0,
  audit_head: 0,
  staff: 0,
  passkey: 0,
  invitation: 0,
  challenge: 0,
  session: 0,
  setting: 0,
} satisfies Record<keyof Tables, 0>) as (keyof Tables)[];

async function rowsOf(place: DataPlace): Promise<Map<keyof Tables, unknown[]>> {
  const engine = await openStore(place);
  const rows = new Map<keyof Tables, unknown[]>();
  for (const name of tables) rows.set(name, await engine.db.selectFrom(name).selectAll().execute());
  await engine.close();
  return rows;
}

const mark = '记号';
const phone = '13900001234';
const person = { name: `${mark}甲`, phone };
const sent: readonly Submission[] = [
  need({ note: `${mark}需求` }),
  {
    kind: 'report',
    body: { about: 'hazard', area: 'town', station: 'north', hazard: 'fire', note: `${mark}险` },
  },
  {
    ...checkIn,
    body: { ...checkIn.body, ...person, needs: ['haircut'], note: `${mark}登记` },
  } as Submission,
  {
    ...checkIn,
    body: { ...checkIn.body, ...person, offers: ['repair'], note: `${mark}能帮` },
  } as Submission,
  { ...join, body: { ...join.body, ...person, note: `${mark}加入` } } as Submission,
  { ...signUp(), body: { ...signUp().body, ...person } } as Submission,
];

/** Something in every table, with a reply, a match, a task, a draft, an invitation and questions. */
async function fill(t: TestApi): Promise<{ admin: Desk; gone: Desk }> {
  const receipts = [];
  for (const one of sent) receipts.push(await receiptOf(await t.submit(one)));
  const [, , needs, offers, member] = receipts;
  const admin = await enrol(t, firstCode(t));
  const gone = await enrolAs(t, admin, 'editor');
  await gone.post('/api/desk/matches', {
    submission: needs?.id,
    with: { kind: 'offer', submission: offers?.id },
    reply: `${mark}答复`,
    offerReply: `${mark}答复`,
  });
  const decided = `/api/desk/submissions/${member?.id}/decision`;
  await gone.post(decided, { state: 'confirmed', reply: `${mark}欢迎` });
  const task = { id: randomUUID(), task: 'guide' };
  if (member) await t.send(`/api/receipts/${member.id}/tasks`, task, bearer(member).headers);
  await admin.post('/api/desk/invitations', { role: 'reader' });
  await t.send('/api/desk/session/question', {});
  return { admin, gone };
}

const day = 86_400_000;
const at = (days: number) => ({ now: () => instant(startOfTests + days * day) });

onEachEngine((newPlace) => {
  test('two years on, nothing of what people gave is in any table or file', async () => {
    const place = await newPlace();
    const t = await openTestApi(place);
    const { admin, gone } = await fill(t);
    const whole = JSON.stringify([...(await rowsFrom(t, place))]);
    expect(whole.split(mark).length).toBeGreaterThan(8);
    expect(whole).toContain(phone);

    const removing = await openTestApi(place);
    expect((await removing.ask('/api/desk/me', cookieOf(admin))).status).toBe(200);
    const removed = await removing.send(
      `/api/desk/staff/${gone.self.id}`,
      {},
      { Cookie: admin.cookie },
      'DELETE',
    );
    expect(removed.status).toBe(204);
    await removing.api.close();

    await (await openTestApi(place, at(730))).api.close();
    const rows = await rowsOf(place);
    const left = JSON.stringify([...rows]);
    expect(left).not.toContain(mark);
    expect(left).not.toContain(phone);
    for (const name of ['need', 'seat', 'match', 'session', 'challenge', 'invitation'] as const) {
      expect([name, rows.get(name)]).toEqual([name, []]);
    }
    for (const row of rows.get('submission') as Tables['submission'][]) {
      expect([row.body, row.body_sha, row.reply, row.state]).toEqual([null, null, null, 'erased']);
    }
    expect((rows.get('staff') as Tables['staff'][]).map(({ id }) => id)).toEqual([admin.self.id]);
    if ('folder' in place) {
      for (const name of readdirSync(place.folder)) {
        const bytes = readFileSync(path.join(place.folder, name));
        expect([name, bytes.includes(mark), bytes.includes(phone)]).toEqual([name, false, false]);
      }
    }
  });

  test.each(submissionKinds)(
    'words of a %s are there on their last day, and not after it',
    async (kind) => {
      const place = await newPlace();
      const t = await openTestApi(place);
      await fill(t);
      await t.api.close();
      // A sign-up counts from the end of its evening, a week on.
      const last = retentionDays[kind] + (kind === 'sign_up' ? 7 : 0);
      const wordsAfter = async (days: number) => {
        await (await openTestApi(place, at(days))).api.close();
        const all = (await rowsOf(place)).get('submission') as Tables['submission'][];
        return all.filter((row) => row.kind === kind && row.body !== null).length;
      };
      expect(await wordsAfter(last - 0.1)).toBeGreaterThan(0);
      expect(await wordsAfter(last + 1)).toBe(0);
    },
  );
});

const cookieOf = ({ cookie }: Desk) => ({ headers: { Cookie: cookie } });
async function rowsFrom(t: TestApi, place: DataPlace) {
  await t.api.close();
  return rowsOf(place);
}

describe('what is said about it', () => {
  const privacy = readFileSync('docs/privacy.md', 'utf8');
  const operations = readFileSync('docs/operations.md', 'utf8').replaceAll('\n', ' ');

  test.each(submissionKinds)(
    'the days of a %s are those of the code, in the docs and the app',
    (kind) => {
      const days = retentionDays[kind];
      const row = privacy.split('\n').find((line) => line.startsWith(`| \`${kind}\` |`)) ?? '';
      expect(row).toMatch(new RegExp(`\\| ${days} days[^|]*\\|$`));
      expect(zh.sent.days[kind](days)).toContain(`${days} 天`);
      expect(en.sent.days[kind](days)).toContain(`${days} days`);
    },
  );

  test('so are those for whoever runs the server', () => {
    const { need, report, sign_up, join, check_in } = retentionDays;
    expect([join, check_in]).toEqual([need, report]);
    expect(operations).toContain(
      `needs and team members after ${need} days, reports and check-ins after ${report}, sign-ups ${sign_up} days after`,
    );
  });
});
