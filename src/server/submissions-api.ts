// Submissions come in, receipts go out. A receipt's secret is made from its id, so that who
// sends the same submission again gets the same receipt, though nothing of it is stored.

import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import * as v from 'valibot';
import { contract } from '#core/contract.ts';
import type { Problem } from '#core/problem.ts';
import { type Receipt, retentionDays, type Submission, submissionId } from '#core/submission.ts';
import { type Instant, instant } from '#core/units.ts';
import { type ApiContext, type ApiEnv, addressOf } from './api-context.ts';
import type { AreaData } from './area-data.ts';
import { tokenBuckets } from './limits.ts';
import { findOccurrence } from './occurrence.ts';
import { refuse } from './problems.ts';
import type { ServeOperation } from './serve-operation.ts';
import { timestampOf } from './store/live.ts';
import { countNeeds } from './store/needs.ts';
import { type Occurrence, readSeats } from './store/seats.ts';
import {
  eraseSubmission,
  findSubmission,
  knownIds,
  putSubmission,
  type StoredSubmission,
} from './store/submissions.ts';
import { serveTeam } from './team-api.ts';

export function serveSubmissions(serve: ServeOperation, context: ApiContext): void {
  const { engine, areas, now } = context;
  const takeToken = tokenBuckets(context.rate, now);
  const key = createSecretKey(context.receiptKey, 'base64url');
  const receiptOf = (stored: StoredSubmission): Receipt => ({
    id: stored.id,
    secret: secretOf(key, stored.id),
    kind: stored.kind,
    state: stored.state,
    at: timestampOf(instant(stored.at_ms)),
    expires: stored.body === null ? null : timestampOf(instant(stored.expires_ms)),
    reply: stored.reply,
  });

  serve(contract.sendSubmission, async (c, submission) => {
    c.set('submission', submission.kind);
    const id = keyOf(c);
    if (id === null) return refuse(c, 'no_key');
    const wait = takeToken(addressOf(c, context));
    // One that is known costs nothing more: an outbox may always ask again.
    if (wait > 0 && (await knownIds(engine.db, [id])).length === 0) {
      return refuse(c, 'too_many', { retryAfterSeconds: wait });
    }
    const checked = check(submission, areas.get(submission.body.area), now());
    const stored = checked.kind === 'wrong' ? await findSubmission(engine.db, id) : null;
    // It was accepted when it came first; what has changed since is no fault of the sender's.
    if (checked.kind === 'wrong' && !stored) return refuse(c, checked.code, checked);
    const { occurrence = null, expires = now() } = checked.kind === 'right' ? checked : {};
    const put = await putSubmission(engine, { id, submission, at: now(), expires, occurrence });
    if (put.kind === 'other_body' || put.kind === 'full') return refuse(c, put.kind);
    return c.json(receiptOf(put.stored), put.kind === 'new' ? 201 : 200);
  });

  /** Null: there is none, or it is somebody else's; nobody is told which. */
  const findOwn = async (c: Context<ApiEnv>): Promise<StoredSubmission | null> => {
    const id = c.req.param('id') ?? '';
    if (!isSecret(c, secretOf(key, id))) return null;
    return findSubmission(engine.db, id);
  };
  serve(contract.readReceipt, async (c) => {
    const stored = await findOwn(c);
    return stored ? receiptOf(stored) : refuse(c, 'wrong_secret');
  });
  serve(contract.eraseSubmission, async (c) => {
    const stored = await findOwn(c);
    if (!stored) return refuse(c, 'wrong_secret');
    await eraseSubmission(engine, stored.id, now());
    return null;
  });
  serve(contract.checkReceipts, async (_, { ids }) => ({ known: await knownIds(engine.db, ids) }));

  serveTeam(serve, context, findOwn);

  serve(contract.readSeats, async (c) => {
    const area = areas.get(c.req.query('area') ?? '');
    if (!area) return refuse(c, 'unknown_place');
    const [programme, date] = [c.req.query('programme') ?? '', c.req.query('date') ?? ''];
    const found = findOccurrence(area, { programme, date }, now());
    return found.kind === 'found' ? readSeats(engine.db, found.occurrence) : refuse(c, found.kind);
  });

  serve(contract.countNeeds, async (c) => {
    const area = areas.get(c.req.query('area') ?? '');
    return area ? countNeeds(engine.db, area) : refuse(c, 'unknown_place');
  });
}

/** The draft standard writes it in quotes; both ways are taken. */
function keyOf(c: Context<ApiEnv>): string | null {
  const key = c.req.header('idempotency-key')?.replace(/^"(.*)"$/, '$1');
  return v.is(submissionId, key) ? key : null;
}

const secretOf = (key: KeyObject, id: string): string =>
  createHmac('sha256', key).update(id).digest('base64url').slice(0, 22);

function isSecret(c: Context<ApiEnv>, secret: string): boolean {
  const given = Buffer.from(/^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? '');
  const right = Buffer.from(secret);
  return given.length === right.length && timingSafeEqual(given, right);
}

type Checked =
  | { readonly kind: 'right'; readonly occurrence: Occurrence | null; readonly expires: Instant }
  | {
      readonly kind: 'wrong';
      readonly code: 'unknown_place' | 'past' | 'no_sign_up';
      readonly errors: NonNullable<Problem['errors']>;
    };

const millisecondsPerDay = 86_400_000;

/** Whether what it is about is there. */
function check({ kind, body }: Submission, area: AreaData | undefined, now: Instant): Checked {
  const days = retentionDays[kind] * millisecondsPerDay;
  const unknown = (field: string): Checked => {
    const errors = [{ field: `body.${field}`, reason: 'is not known here' }];
    return { kind: 'wrong', code: 'unknown_place', errors };
  };
  if (!area) return unknown('area');
  if (kind === 'sign_up') {
    const found = findOccurrence(area, body, now);
    if (found.kind !== 'found') return { ...unknown('date'), code: found.kind } as Checked;
    return { kind: 'right', occurrence: found.occurrence, expires: instant(found.end + days) };
  }
  if (kind === 'need') {
    const { where } = body;
    const places = where.kind === 'station' ? area.stations : area.neighbourhoods;
    if (!places.has(where.id)) return unknown('where.id');
  } else if (kind !== 'join' && !area.stations.has(body.station)) return unknown('station');
  return { kind: 'right', occurrence: null, expires: instant(now + days) };
}
