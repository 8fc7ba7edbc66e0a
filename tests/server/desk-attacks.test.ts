// The desk as somebody attacks it who knows how it is made: forged requests, planted cookies,
// answers of passkeys that are repeated or made for another site, receipts that are guessed.

import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract, type Operation } from '#core/contract.ts';
import { type Authenticator, makeAuthenticator } from './authenticator.ts';
import { askQuestion, type Desk, enrol, firstCode, signIn } from './desk-session.ts';
import { need, openTestApi, receiptOf, type TestApi, testOrigin } from './test-api.ts';

let t: TestApi;
let admin: Desk;
beforeAll(async () => {
  t = await openTestApi({ folder: mkdtempSync(path.join(tmpdir(), 'circle-attacks-')) });
  admin = await enrol(t, firstCode(t));
});
afterAll(() => t.api.close());

const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;
const operations = Object.entries<Operation>(contract);
const someId = randomUUID();
const addressOf = ({ path }: Operation) => path.replace('{id}', someId);
const auditLength = async () =>
  ((await (await admin.get('/api/desk/audit')).json()) as { entries: unknown[] }).entries.length;

describe('a request that another page has forged', () => {
  const changing = operations.filter(([, { method }]) => method !== 'GET');
  const senders: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['another port of this host', { 'Sec-Fetch-Site': 'same-site' }],
    ['a browser that tells only an origin', { Origin: 'http://localhost:9999' }],
    ['a sandboxed frame', { Origin: 'null' }],
    ['an origin that begins like ours', { Origin: `${testOrigin}.example` }],
    ['a header that nobody has defined', { 'Sec-Fetch-Site': 'same-origin, cross-site' }],
  ];
  const cells = senders.flatMap(([from, headers]) =>
    changing.map(([name, operation]) => ({ name, from, headers, operation })),
  );
  test.each(cells)('$name from $from is refused', async ({ headers, operation }) => {
    const response = await t.send(
      addressOf(operation),
      {},
      { ...headers, Cookie: admin.cookie },
      operation.method,
    );
    expect([response.status, await codeOf(response)]).toEqual([403, 'other_site']);
  });

  test.each([
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain',
    'text/plain; application/json',
  ])('as a form of type %s changes nothing, whatever it says of itself', async (type) => {
    const before = await auditLength();
    const response = await t.ask('/api/desk/invitations', {
      method: 'POST',
      headers: { Cookie: admin.cookie, 'Content-Type': type },
      body: '{"role":"admin"}',
    });
    expect([response.status, await codeOf(response)]).toEqual([415, 'wrong_type']);
    expect(await auditLength()).toBe(before);
  });

  test('our own page is let through, and so is a program that is no browser', async () => {
    const own: Readonly<Record<string, string>>[] = [
      { 'Sec-Fetch-Site': 'same-origin' },
      { Origin: testOrigin },
      { Origin: 'http://127.0.0.1:4000', Host: '127.0.0.1:4000' },
      {},
    ];
    for (const headers of own) {
      const response = await t.send('/api/receipts/check', { ids: [] }, headers);
      expect([headers, response.status]).toEqual([headers, 200]);
    }
  });
});

describe('a session', () => {
  test('is never one that was planted before', async () => {
    const planted = `__Host-desk=${'A'.repeat(43)}`;
    const asked = await askQuestion(t, '/api/desk/session/question', {});
    const response = admin.authenticator.answer(asked.options);
    const signedIn = await t.send(
      '/api/desk/session',
      { question: asked.question, response },
      { Cookie: planted },
    );
    expect(signedIn.headers.get('set-cookie')).not.toContain('A'.repeat(43));
    expect((await t.ask('/api/desk/me', { headers: { Cookie: planted } })).status).toBe(401);
  });

  test('that was open in the browser ends when somebody signs in there', async () => {
    const first = await signIn(t, admin.authenticator);
    const asked = await askQuestion(t, '/api/desk/session/question', {});
    const response = admin.authenticator.answer(asked.options);
    await t.send(
      '/api/desk/session',
      { question: asked.question, response },
      { Cookie: first.cookie },
    );
    expect((await first.get('/api/desk/me')).status).toBe(401);
  });

  test('ends on the server when its owner signs out, and the cookie is taken back', async () => {
    const desk = await signIn(t, admin.authenticator);
    const out = await desk.post('/api/desk/session', {}, 'DELETE');
    expect(out.headers.get('set-cookie')).toMatch(/^__Host-desk=; Max-Age=0; Path=\/; Secure$/);
    expect((await desk.get('/api/desk/me')).status).toBe(401);
    expect((await desk.post('/api/desk/invitations', { role: 'admin' })).status).toBe(401);
  });

  test.each([
    ['without the prefix that only this host can set', (cookie: string) => cookie.slice(7)],
    ['in another letter case', (cookie: string) => cookie.replace('__Host-desk', '__host-DESK')],
    ['cut short', (cookie: string) => cookie.slice(0, -1)],
    ['made longer', (cookie: string) => `${cookie}A`],
    ['with quotes of SQL', (cookie: string) => `${cookie}' or '1'='1`],
  ])('is not found by its cookie %s', async (_, change) => {
    const cookie = change(admin.cookie);
    expect((await t.ask('/api/desk/me', { headers: { Cookie: cookie } })).status).toBe(401);
  });

  test('in a query, a header of its own or a body is none', async () => {
    const token = admin.cookie.split('=')[1] ?? '';
    for (const [address, headers] of [
      [`/api/desk/me?desk=${token}&__Host-desk=${token}`, {}],
      ['/api/desk/me', { Authorization: `Bearer ${token}` }],
      ['/api/desk/me', { 'X-Desk': token }],
    ] as const) {
      expect((await t.ask(address, { headers })).status).toBe(401);
    }
  });
});

describe('an answer of a passkey', () => {
  type Question = Awaited<ReturnType<typeof askQuestion>>;
  const ask = () => askQuestion(t, '/api/desk/session/question', {});
  const send = (question: string, response: unknown) =>
    t.send('/api/desk/session', { question, response });
  /** One known to the server that then says something else than it should. */
  const answerFrom = async (change: (authenticator: Authenticator, asked: Question) => unknown) => {
    const asked = await ask();
    return send(asked.question, change(admin.authenticator, asked));
  };

  test('sent many times at once opens one session', async () => {
    const asked = await ask();
    const response = admin.authenticator.answer(asked.options);
    const all = await Promise.all(Array.from({ length: 8 }, () => send(asked.question, response)));
    expect(all.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(403)]);
  });

  test.each<[string, (authenticator: Authenticator, asked: Question) => unknown]>([
    [
      'made for another relying party',
      (authenticator, { options }) => authenticator.answer({ ...options, rpId: 'evil.example' }),
    ],
    [
      'to another challenge',
      (authenticator, { options }) =>
        authenticator.answer({ ...options, challenge: options.challenge.replace(/^./, '_') }),
    ],
    [
      'under the id of a passkey that it did not make',
      (authenticator, { options }) => ({
        ...makeAuthenticator(testOrigin).answer(options),
        id: authenticator.answer(options).id,
      }),
    ],
    [
      'given on the page of another site',
      (authenticator, { options }) =>
        withOrigin(authenticator.answer(options), 'http://evil.example'),
    ],
  ])('%s opens none', async (_, change) => {
    const response = await answerFrom(change);
    expect([response.status, await codeOf(response)]).toEqual([403, 'bad_passkey']);
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  test('to a question of enrolment opens none, and the other way about', async () => {
    const { code } = (await (
      await admin.post('/api/desk/invitations', { role: 'reader' })
    ).json()) as { code: string };
    const enrolment = await askQuestion(t, '/api/desk/enrolment/question', { code, name: '甲' });
    const answer = admin.authenticator.answer(enrolment.options);
    expect((await send(enrolment.question, answer)).status).toBe(403);
    const asked = await ask();
    const response = makeAuthenticator(testOrigin).register(asked.options);
    const enrolled = await t.send('/api/desk/enrolment', { question: asked.question, response });
    expect(await codeOf(enrolled)).toBe('bad_passkey');
  });
});

/** The client data says another origin, as a page that sits between would leave it. */
function withOrigin(answer: Record<string, unknown>, origin: string) {
  const response = answer.response as Record<string, string>;
  const data = JSON.parse(Buffer.from(response.clientDataJSON ?? '', 'base64url').toString());
  const clientDataJSON = Buffer.from(JSON.stringify({ ...data, origin })).toString('base64url');
  return { ...answer, response: { ...response, clientDataJSON } };
}

describe('a receipt', () => {
  const senderOnly = operations.filter(([, { who }]) => who === 'sender');
  /** Bodies that the operations take, so that only the secret is wrong. */
  const bodies: Readonly<Record<string, unknown>> = {
    takeTask: { id: randomUUID(), task: 'verify_hours', station: 'north' },
    finishTask: { task: randomUUID(), minutes: 30 },
  };
  const secretsOf = (right: string, other: string) => ({
    none: undefined,
    empty: 'Bearer ',
    'of another receipt': `Bearer ${other}`,
    'short by a character': `Bearer ${right.slice(0, -1)}`,
    'with another last character': `Bearer ${right.slice(0, -1)}${right.endsWith('A') ? 'B' : 'A'}`,
    'in another scheme': `Basic ${right}`,
  });

  test.each(senderOnly)(
    '%s with a wrong secret answers as if there were none',
    async (name, one) => {
      const mine = await receiptOf(await t.submit(need()));
      const other = await receiptOf(await t.submit(need()));
      const ask = (id: string, secret: string | undefined) =>
        t.ask(one.path.replace('{id}', id), {
          method: one.method,
          headers: {
            'Content-Type': 'application/json',
            ...(secret !== undefined && { Authorization: secret }),
          },
          ...(one.body && { body: JSON.stringify(bodies[name]) }),
        });
      const nobodys = await (await ask(randomUUID(), undefined)).text();
      for (const secret of Object.values(secretsOf(mine.secret, other.secret))) {
        const response = await ask(mine.id, secret);
        expect([secret, response.status]).toEqual([secret, 404]);
        expect(await response.text()).toBe(nobodys);
      }
      const read = await t.ask(`/api/receipts/${mine.id}`, {
        headers: { Authorization: `Bearer ${mine.secret}` },
      });
      expect(read.status).toBe(200);
    },
  );

  test('has a secret of 132 bits that does not follow from its id', async () => {
    const other = await openTestApi({
      folder: mkdtempSync(path.join(tmpdir(), 'circle-attacks-')),
    });
    const id = randomUUID();
    const [here, there] = [await t.submit(need(), id), await other.submit(need(), id)];
    const secrets = [(await receiptOf(here)).secret, (await receiptOf(there)).secret];
    for (const secret of secrets) expect(secret).toMatch(/^[\w-]{22}$/);
    expect(secrets[0]).not.toBe(secrets[1]);
    await other.api.close();
  });
});
