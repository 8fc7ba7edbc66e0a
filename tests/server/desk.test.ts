// The desk on both engines: who gets in, what they may do, and what everybody then sees.

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract, type Operation } from '#core/contract.ts';
import { type Role, roles } from '#core/desk.ts';
import { instant } from '#core/units.ts';
import { makeAuthenticator } from './authenticator.ts';
import { askQuestion, type Desk, enrol, enrolAs, firstCode, signIn } from './desk-session.ts';
import { onEachEngine } from './engines.ts';
import {
  bearer,
  brokenMicrowave,
  checkIn,
  need,
  openTestApi,
  receiptOf,
  startOfTests,
  type TestApi,
  testOrigin,
} from './test-api.ts';

onEachEngine((newPlace) => {
  let t: TestApi;
  let admin: Desk;
  beforeAll(async () => {
    t = await openTestApi(await newPlace());
    admin = await enrol(t, firstCode(t));
  });
  afterAll(() => t.api.close());
  const later = (minutes: number) => {
    t.clock.now = instant(t.clock.now + minutes * 60_000);
  };
  const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

  describe('getting in', () => {
    test('the code that the server prints makes the first administrator, once', async () => {
      expect(admin.self).toMatchObject({ name: '小陈', role: 'admin' });
      const again = await t.send('/api/desk/enrolment/question', {
        code: firstCode(t),
        name: '甲',
      });
      expect([again.status, await codeOf(again)]).toEqual([403, 'bad_code']);
    });

    test('the cookie is for this host, for no script, and for no other site', async () => {
      const { question, options } = await askQuestion(t, '/api/desk/session/question', {});
      const response = admin.authenticator.answer(options);
      const signedIn = await t.send('/api/desk/session', { question, response });
      const cookie = signedIn.headers.get('set-cookie') ?? '';
      expect(cookie).toMatch(/^__Host-desk=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    });

    test('a passkey signs in again, with a session of its own', async () => {
      const again = await signIn(t, admin.authenticator);
      expect(again.self).toEqual(admin.self);
      expect(again.cookie).not.toBe(admin.cookie);
      expect((await again.post('/api/desk/session', {}, 'DELETE')).status).toBe(204);
      expect((await again.get('/api/desk/me')).status).toBe(401);
      expect((await admin.get('/api/desk/me')).status).toBe(200);
    });

    test('an answer counts once, in time, and only from here', async () => {
      const asked = await askQuestion(t, '/api/desk/session/question', {});
      const response = admin.authenticator.answer(asked.options);
      const send = (question: string, answer: unknown) =>
        t.send('/api/desk/session', { question, response: answer });
      expect((await send(asked.question, response)).status).toBe(200);
      expect(await codeOf(await send(asked.question, response))).toBe('bad_passkey');
      const late = await askQuestion(t, '/api/desk/session/question', {});
      later(6);
      const lateAnswer = admin.authenticator.answer(late.options);
      expect(await codeOf(await send(late.question, lateAnswer))).toBe('bad_passkey');
      const other = await askQuestion(t, '/api/desk/session/question', {});
      expect(await codeOf(await send(other.question, response))).toBe('bad_passkey');
      const stranger = makeAuthenticator(testOrigin).answer(other.options);
      expect(await codeOf(await send(other.question, stranger))).toBe('bad_passkey');
    });

    test.each([
      ['of another address', makeAuthenticator('https://circle.example')],
      ['that asks for no finger and no code', makeAuthenticator(testOrigin, false)],
    ])('a passkey %s is not enrolled', async (_, authenticator) => {
      const { code } = (await (
        await admin.post('/api/desk/invitations', { role: 'reader' })
      ).json()) as { code: string };
      const asked = await askQuestion(t, '/api/desk/enrolment/question', { code, name: '乙' });
      const response = authenticator.register(asked.options);
      const enrolled = await t.send('/api/desk/enrolment', { question: asked.question, response });
      expect([enrolled.status, await codeOf(enrolled)]).toEqual([403, 'bad_passkey']);
    });

    test('an invitation is good for a day, and a session ends when nobody works', async () => {
      const { code } = (await (
        await admin.post('/api/desk/invitations', { role: 'reader' })
      ).json()) as { code: string };
      const idle = await signIn(t, admin.authenticator);
      later(29);
      expect((await idle.get('/api/desk/me')).status).toBe(200);
      later(29);
      expect((await idle.get('/api/desk/me')).status).toBe(200);
      later(31);
      expect((await idle.get('/api/desk/me')).status).toBe(401);
      later(24 * 60);
      const tooLate = await t.send('/api/desk/enrolment/question', { code, name: '丙' });
      expect(await codeOf(tooLate)).toBe('bad_code');
      t.clock.now = startOfTests;
    });

    test('a session ends after a working day, however busy', async () => {
      const busy = await signIn(t, admin.authenticator);
      for (let minutes = 0; minutes < 8 * 60 - 20; minutes += 20) {
        later(20);
        expect((await busy.get('/api/desk/me')).status).toBe(200);
      }
      later(20);
      expect((await busy.get('/api/desk/me')).status).toBe(401);
      t.clock.now = startOfTests;
    });

    test('who guesses codes has to wait', async () => {
      const fresh = await openTestApi(await newPlace());
      const guess = () =>
        fresh.send('/api/desk/enrolment/question', { code: '0'.repeat(16), name: '丁' });
      const statuses = [];
      for (let i = 0; i < 21; i++) statuses.push((await guess()).status);
      expect(statuses).toEqual([...Array(20).fill(403), 429]);
      expect(Number((await guess()).headers.get('retry-after'))).toBeGreaterThan(0);
      await fresh.api.close();
    });
  });

  describe('roles', () => {
    const desks = new Map<Role, Desk>();
    beforeAll(async () => {
      // The clock has been past the end of the first session.
      admin = await signIn(t, admin.authenticator);
      desks.set('admin', admin);
      for (const role of ['reader', 'editor'] as const) {
        desks.set(role, await enrolAs(t, admin, role));
      }
    });
    const guarded = Object.entries<Operation>(contract).filter(
      ([name, { who }]) => who !== 'anybody' && who !== 'sender' && name !== 'signOut',
    );
    const cells = guarded.flatMap(([name, operation]) =>
      (['nobody', ...roles] as const).map((who) => [who, name, operation] as const),
    );
    test.each(cells)('%s asks to %s', async (who, _, { method, path, who: least }) => {
      const cookie = who === 'nobody' ? '__Host-desk=made-up' : (desks.get(who)?.cookie ?? '');
      const { status } = await t.ask(path.replace('{id}', 'nothing'), {
        method,
        headers: { Cookie: cookie, 'Content-Type': 'application/json' },
        ...(method !== 'GET' && { body: '{}' }),
      });
      const isEnough = who !== 'nobody' && roles.indexOf(who) >= roles.indexOf(least as Role);
      if (isEnough) expect([401, 403, 405]).not.toContain(status);
      else expect(status).toBe(who === 'nobody' ? 401 : 403);
    });

    test('a page of another site cannot send, even with the cookie', async () => {
      for (const site of ['cross-site', 'same-site']) {
        const response = await t.send(
          '/api/desk/invitations',
          { role: 'admin' },
          { Cookie: admin.cookie, 'Sec-Fetch-Site': site },
        );
        expect([response.status, await codeOf(response)]).toEqual([403, 'other_site']);
      }
      const form = await t.ask('/api/desk/invitations', {
        method: 'POST',
        headers: { Cookie: admin.cookie, 'Content-Type': 'text/plain' },
        body: '{"role":"admin"}',
      });
      expect([form.status, await codeOf(form)]).toEqual([415, 'wrong_type']);
    });

    test("a role can be changed and an account removed, but not one's own", async () => {
      const someone = await enrolAs(t, admin, 'reader');
      const address = `/api/desk/staff/${someone.self.id}`;
      expect((await admin.post(address, { role: 'editor' }, 'PATCH')).status).toBe(204);
      expect(await (await someone.get('/api/desk/me')).json()).toMatchObject({ role: 'editor' });
      expect((await admin.post(address, {}, 'DELETE')).status).toBe(204);
      expect((await someone.get('/api/desk/me')).status).toBe(401);
      await expect(signIn(t, someone.authenticator)).rejects.toThrow('bad_passkey');
      const own = `/api/desk/staff/${admin.self.id}`;
      expect((await admin.post(own, { role: 'reader' }, 'PATCH')).status).toBe(403);
      expect((await admin.post(own, {}, 'DELETE')).status).toBe(403);
    });
  });

  describe('the queue', () => {
    let editor: Desk;
    beforeAll(async () => {
      admin = await signIn(t, admin.authenticator);
      editor = await enrolAs(t, admin, 'editor');
    });
    const status = async () => (await t.ask('/api/status')).json();
    const live = {
      station: 'north',
      service: 'microwave',
      status: 'out_of_order',
      until: null,
      at: new Date(startOfTests).toISOString(),
    };

    test('a report is seen by nobody until it is confirmed, then by everybody', async () => {
      const receipt = await receiptOf(await t.submit(brokenMicrowave));
      expect(await status()).toEqual([]);
      later(5);
      const decision = { state: 'confirmed', reply: '已报修，谢谢', note: '明天修' };
      const address = `/api/desk/submissions/${receipt.id}/decision`;
      const decided = await editor.post(address, decision);
      expect(await decided.json()).toMatchObject({
        state: 'confirmed',
        body: { note: '门关不上' },
      });
      // The reporter's own words stay at the desk.
      expect(await status()).toEqual([{ ...live, note: '明天修' }]);
      const seen = await t.ask(`/api/receipts/${receipt.id}`, bearer(receipt));
      expect(await seen.json()).toMatchObject({ state: 'confirmed', reply: '已报修，谢谢' });
      const again = await editor.post(address, { state: 'rejected' });
      expect([again.status, await codeOf(again)]).toEqual([422, 'already_decided']);
    });

    test('a status that is set takes the place of the one before, and ends when it says', async () => {
      const set = { area: 'town', station: 'north', service: 'microwave', status: 'limited' };
      const until = '2026-11-24T12:00:00+08:00';
      expect((await editor.post('/api/desk/status', { ...set, until })).status).toBe(204);
      expect(await status()).toMatchObject([
        { status: 'limited', until: '2026-11-24T04:00:00.000Z' },
      ]);
      const before = t.clock.now;
      t.clock.now = instant(Date.parse(until));
      expect(await status()).toEqual([]);
      t.clock.now = before;
      for (const wrong of [
        { until: '2026-11-24T09:00:00+08:00' },
        { until: '2026-02-31T09:00:00+08:00' },
        { station: 'west' },
      ]) {
        expect((await editor.post('/api/desk/status', { ...set, ...wrong })).status).toBe(422);
      }
    });

    test('a rejected report changes nothing, a hazard is for the desk alone', async () => {
      const before = await status();
      const closed = {
        about: 'station',
        area: 'town',
        station: 'south',
        status: 'temporarily_closed',
      };
      const hazard = { about: 'hazard', area: 'town', station: 'south', hazard: 'battery' };
      for (const [body, state] of [
        [closed, 'rejected'],
        [hazard, 'confirmed'],
      ] as const) {
        const id = randomUUID();
        const sent = await t.send(
          '/api/submissions',
          { kind: 'report', body },
          { 'Idempotency-Key': id },
        );
        expect(sent.status).toBe(201);
        const address = `/api/desk/submissions/${id}/decision`;
        expect((await editor.post(address, { state })).status).toBe(200);
      }
      expect(await status()).toEqual(before);
    });

    test('it comes in pages, the oldest first, each once, with telephone numbers masked', async () => {
      const fresh = await openTestApi(await newPlace());
      const desk = await enrol(fresh, firstCode(fresh));
      const ids: string[] = [];
      for (let i = 0; i < 120; i++) {
        if (i % 3 === 0) fresh.clock.now = instant(fresh.clock.now + 1);
        ids.push((await receiptOf(await fresh.submit(checkIn))).id);
      }
      await fresh.submit(need());
      const seen: string[] = [];
      let next: string | null = '';
      while (next !== null) {
        const page = (await (
          await desk.get(
            `/api/desk/submissions?kind=check_in&state=received${next && `&after=${next}`}`,
          )
        ).json()) as { items: { id: string; body: { phone: string } }[]; next: string | null };
        for (const item of page.items) {
          expect(item.body.phone).toBe('*******8000');
          seen.push(item.id);
        }
        next = page.next;
      }
      expect(new Set(seen)).toEqual(new Set(ids));
      expect(seen.length).toBe(ids.length);
      const whole = await desk.get(`/api/desk/submissions/${ids[0]}`);
      expect(await whole.json()).toMatchObject({ body: { phone: '13800138000' } });
      expect((await desk.get('/api/desk/submissions?kind=gossip')).status).toBe(422);
      expect((await desk.get('/api/desk/submissions?after=x')).status).toBe(422);
      await fresh.api.close();
    });
  });

  describe('the audit log', () => {
    test('holds what was done and who looked, and no word of what was sent', async () => {
      const fresh = await openTestApi(await newPlace());
      const desk = await enrol(fresh, firstCode(fresh));
      const receipt = await receiptOf(await fresh.submit(checkIn));
      await desk.get(`/api/desk/submissions/${receipt.id}`);
      await desk.post(`/api/desk/submissions/${receipt.id}/decision`, { state: 'confirmed' });
      await fresh.ask(`/api/receipts/${receipt.id}`, { ...bearer(receipt), method: 'DELETE' });
      const log = await (await desk.get('/api/desk/audit')).text();
      const { entries } = JSON.parse(log) as { entries: { who: string; what: string }[] };
      expect(entries.map(({ who, what }) => [who, what])).toEqual([
        ['sender', 'erase'],
        [desk.self.id, 'confirmed'],
        [desk.self.id, 'read'],
        [desk.self.id, 'enrol'],
        ['server', 'invite'],
      ]);
      expect(log).not.toMatch(/13800138000|小李/);
      await fresh.api.close();
    });
  });
});
