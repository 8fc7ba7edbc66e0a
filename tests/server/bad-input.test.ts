// Whatever is sent, the answer says what is wrong with it: never a failure of the server, and
// nothing of it is kept.

import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract, type Operation } from '#core/contract.ts';
import { problem } from '#core/problem.ts';
import type { Receipt, Submission } from '#core/submission.ts';
import { instant } from '#core/units.ts';
import type { Engine } from '#server/store/engine.ts';
import { atOneMoment, exportLines } from '#server/store/exchange.ts';
import { openForReading } from '#server/store/open.ts';
import { type Desk, enrol, enrolAs, firstCode } from './desk-session.ts';
import { onEachEngine } from './engines.ts';
import { valuesOf } from './schema-values.ts';
import {
  bearer,
  brokenMicrowave,
  checkIn,
  join,
  need,
  openTestApi,
  receiptOf,
  signUp,
  type TestApi,
} from './test-api.ts';

const good: readonly Submission[] = [need({ note: 'x' }), brokenMicrowave, checkIn, signUp(), join];

const operations = Object.entries<Operation>(contract);

/** Every place in a value that can be replaced, itself included. */
function pathsOf(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...path]];
  const inside = Object.entries(value).flatMap(([key, part]) => pathsOf(part, [...path, key]));
  return [[...path], ...inside];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], part: unknown): unknown {
  if (key === undefined) return part;
  if (Array.isArray(value))
    return value.map((v, i) => (String(i) === key ? replaced(v, rest, part) : v));
  const object = value as Record<string, unknown>;
  return { ...object, [key]: replaced(object[key], rest, part) };
}

const nasty = [
  ...[
    '',
    ' ',
    '\u0000',
    'a\u0007b',
    '\u202Egpj.exe',
    '\u2066x\u2069',
    '\uFEFF',
    '\u200B',
    '\uD800',
  ],
  ...['<script>alert(1)</script>', '=1+1', "' or 1=1 --", '../../etc/passwd', '%00', '__proto__'],
  ...['x'.repeat(5000), '7'.repeat(400), '2026-13-45', '9'.repeat(30), 'ÅÅ', '\n'.repeat(50)],
];
const anything = fc.oneof(
  fc.constantFrom<unknown>(...nasty, null, true, -1, 1e308, [], {}, [[[[]]]]),
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.jsonValue({ maxDepth: 3 }),
  fc.double(),
);

const change = fc
  .constantFrom(...good)
  .chain((submission) =>
    fc.tuple(fc.constant(submission), fc.constantFrom(...pathsOf(submission)), anything),
  );

/** What an operation takes, and what is much like it. */
function withFitting(schema: v.GenericSchema): fc.Arbitrary<unknown> {
  const values = valuesOf(schema);
  const fitting = fc
    .sample(values, { numRuns: 500, seed: 1 })
    .filter((value) => v.is(schema, value));
  // Else nothing but the check would be tried.
  expect(fitting.length).toBeGreaterThan(0);
  return fc.oneof(fc.constantFrom(...fitting), values);
}

const runs = 200;

onEachEngine((newPlace) => {
  let t: TestApi;
  let engine: Engine;
  let admin: Desk;
  beforeAll(async () => {
    const place = await newPlace();
    t = await openTestApi(place);
    engine = await openForReading(place);
    admin = await enrol(t, firstCode(t));
  });
  afterAll(async () => {
    await engine.close();
    await t.api.close();
  });

  /** Another administrator, for what is tried may end one; a while later, for few may enrol at once. */
  const newAdmin = async (): Promise<Desk> => {
    t.clock.now = instant(t.clock.now + 120_000);
    return enrolAs(t, admin, 'admin');
  };
  /** Everything but sessions and questions that wait. */
  const contents = () => atOneMoment(engine, (db) => Array.fromAsync(exportLines(db)));

  const isKnown = async (id: string) => {
    const response = await t.send('/api/receipts/check', { ids: [id] });
    return ((await response.json()) as { known: string[] }).known.length === 1;
  };

  /** Accepted whole, or refused with a reason and nothing kept. */
  async function expectAnswer(response: Response, id: string) {
    if (response.status === 201) {
      expect(await isKnown(id)).toBe(true);
      return;
    }
    expect([400, 413, 415, 422]).toContain(response.status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const told = v.parse(problem, await response.json());
    if (told.code === 'invalid') {
      expect(told.errors?.length).toBeGreaterThan(0);
      for (const { reason } of told.errors ?? []) expect(reason).toMatch(/^(is|must|holds|names) /);
    }
    expect(await isKnown(id)).toBe(false);
  }

  test('any field replaced by anything', async () => {
    await fc.assert(
      fc.asyncProperty(change, async ([submission, path, part]) => {
        const id = randomUUID();
        await expectAnswer(await t.submit(replaced(submission, path, part) as Submission, id), id);
      }),
      { numRuns: runs },
    );
    expect(t.told.join('\n')).not.toMatch(/Error/);
  }, 60_000);

  test('any field left out, and any field that is not one of them', async () => {
    for (const submission of good) {
      for (const [key] of Object.entries(submission.body)) {
        const { [key]: _, ...body } = submission.body as Record<string, unknown>;
        const id = randomUUID();
        await expectAnswer(await t.submit({ ...submission, body } as Submission, id), id);
      }
      for (const field of ['lng', 'position', 'at', 'deviceId']) {
        const id = randomUUID();
        const body = { ...submission.body, [field]: [121.2453, 31.3839] };
        const response = await t.submit({ ...submission, body } as Submission, id);
        expect(await response.json()).toMatchObject({
          code: 'invalid',
          errors: [{ field: `body.${field}`, reason: 'is not a field of this' }],
        });
        expect(await isKnown(id)).toBe(false);
      }
    }
  });

  test('any body at all, at any address that takes one', async () => {
    const desk = await newAdmin();
    const addresses = operations
      .filter(([, { method, body }]) => body && method === 'POST')
      .map(([, { path }]) => path.replace('{id}', 'town'));
    const body = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.constantFrom('{', '[', 'nul', '{"kind":', '"', '['.repeat(20_000), '{"a":'.repeat(9000)),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...addresses), body, async (address, text) => {
        const { status } = await desk.post(address, text);
        expect(status, address).toBeLessThan(500);
      }),
      { numRuns: runs },
    );
  }, 60_000);

  test.each(operations)(
    '%s, with what it takes and with a part of it replaced',
    async (_, operation) => {
      const { method, path, body: schema, query = {} } = operation;
      const desk = await newAdmin();
      const receipts: Receipt[] = [];
      for (const submission of good) receipts.push(await receiptOf(await t.submit(submission)));
      const ids = [...receipts.map(({ id }) => id), desk.self.id, 'town', 'nowhere'];
      const whole = schema ? withFitting(schema) : fc.constant(undefined);
      const property = fc.asyncProperty(
        fc.constantFrom(...ids),
        whole.chain((value) => fc.tuple(fc.constant(value), fc.constantFrom(...pathsOf(value)))),
        fc.option(anything, { freq: 1 }),
        fc.dictionary(fc.constantFrom(...Object.keys(query), 'x'), fc.string({ unit: 'binary' })),
        async (id, [value, place], part, parameters) => {
          const sent = schema && part !== null ? replaced(value, place, part) : value;
          const before = await contents();
          const asked = new URLSearchParams(
            Object.entries(parameters).map(([name, text]) => [name, text.toWellFormed()]),
          );
          const response = await t.ask(`${path.replace('{id}', id)}?${asked}`, {
            method,
            headers: {
              Cookie: desk.cookie,
              Authorization: `Bearer ${receipts.find((receipt) => receipt.id === id)?.secret}`,
              'Content-Type': 'application/json',
              'Idempotency-Key': randomUUID(),
            },
            ...(sent !== undefined && { body: JSON.stringify(sent) }),
          });
          const text = await response.text();
          expect(response.status, text).toBeLessThan(500);
          if (response.status >= 400) expect(await contents()).toEqual(before);
        },
      );
      await fc.assert(property, { numRuns: 10, endOnFailure: true });
      expect(t.told.join('\n')).not.toMatch(/Error/);
    },
  );

  test('a character that no database takes, as each parameter of each operation', async () => {
    const desk = await newAdmin();
    for (const [, { method, path, query = {} }] of operations) {
      for (const name of method === 'GET' ? Object.keys(query) : []) {
        const response = await desk.get(`${path.replace('{id}', 'nowhere')}?${name}=%00`);
        expect(response.status, `${path} ${name}`).toBeLessThan(500);
        await response.body?.cancel();
      }
    }
  });

  test('any parameter, id and secret', async () => {
    const desk = await newAdmin();
    const text = fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'binary', maxLength: 50 }));
    await fc.assert(
      fc.asyncProperty(text, text, async (a, b) => {
        const [id, value] = [a, b].map((part) => encodeURIComponent(part.toWellFormed()));
        for (const address of [
          `/api/receipts/${id}`,
          `/api/desk/submissions/${id}`,
          `/api/desk/submissions?kind=${value}&state=${id}&after=${value}`,
          `/api/desk/audit?before=${value}`,
          `/api/needs?area=${value}`,
          `/api/status?area=${value}`,
          `/api/events?area=${value}`,
        ]) {
          const response = await desk.get(address);
          expect(response.status, address).toBeLessThan(500);
          await response.body?.cancel();
        }
      }),
      { numRuns: runs / 4 },
    );
  }, 60_000);

  test('a body of 10 MB is refused, whether its length is told or not', async () => {
    const large = JSON.stringify({ kind: 'need', body: 'x'.repeat(10_000_000) });
    const told = await t.send('/api/submissions', large, {
      'Content-Length': String(large.length),
    });
    const stream = new Blob([large]).stream();
    const untold = await t.ask('/api/submissions', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
      body: stream,
      duplex: 'half',
    } as RequestInit);
    for (const response of [told, untold]) {
      expect(response.status).toBe(413);
      expect(await response.json()).toMatchObject({ code: 'too_large' });
    }
  });

  describe('texts', () => {
    test.each(['\u0000', '\u0007', '\u202E', '\u2066', '\u200B', '\uFEFF', '\uD800', '\u{E0041}'])(
      '%j is refused, for nobody can see it',
      async (character) => {
        const response = await t.submit(need({ note: `a${character}b` }));
        expect(await response.json()).toMatchObject({
          errors: [{ field: 'body.note', reason: 'holds characters that cannot be seen' }],
        });
      },
    );

    test.each([
      '<img src=x onerror=alert(1)>',
      '=HYPERLINK("http://x")',
      "'; drop table need; --",
      '👩‍🔧 谢谢\n再见',
    ])('%j is a text like any other, and comes back as it was', async (note) => {
      const receipt = await receiptOf(await t.submit(need({ note })));
      expect((await t.ask(`/api/receipts/${receipt.id}`, bearer(receipt))).status).toBe(200);
      const again = await t.submit(need({ note: `${note} ` }), receipt.id);
      expect(again.status).toBe(200);
    });

    test('what was sent is not repeated in a refusal', async () => {
      const body = { ...checkIn.body, phone: 'call 13800138000', note: '\u202E小李住在州桥' };
      const response = await t.submit({ ...checkIn, body } as Submission);
      expect(response.status).toBe(422);
      expect(await response.text()).not.toMatch(/13800138000|小李|州桥/);
    });
  });

  test('an address takes its own methods, and says which', async () => {
    const response = await t.ask('/api/submissions', { method: 'PUT' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    expect(await response.json()).toMatchObject({ code: 'method_not_allowed' });
    const nowhere = await t.ask('/api/nowhere', { method: 'POST' });
    expect(await nowhere.json()).toMatchObject({ code: 'not_found' });
  });
});
