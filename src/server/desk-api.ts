// The desk: what waits, what is decided, what everybody then sees, who may do what. Whatever
// changes something, and every look at a person's words, is in the audit log.

import type { Context } from 'hono';
import * as v from 'valibot';
import { contract } from '#core/contract.ts';
import type { QueueItem } from '#core/desk.ts';
import { idText } from '#core/plain-text.ts';
import type { Report } from '#core/report.ts';
import { submissionKinds, submissionStates } from '#core/submission.ts';
import { type Instant, instant } from '#core/units.ts';
import { serveAccounts } from './accounts-api.ts';
import type { ApiContext, ApiEnv } from './api-context.ts';
import { serveDrafts } from './drafts-api.ts';
import { maskPhone } from './mask-phone.ts';
import { serveMatches } from './matches-api.ts';
import { invalid, refuse } from './problems.ts';
import type { ServeOperation } from './serve-operation.ts';
import { appendAudit } from './store/audit.ts';
import { readFigures } from './store/figures.ts';
import { dropStatus, setStatus, timestampOf } from './store/live.ts';
import { dropMatches } from './store/matches.ts';
import { decide, readQueue, undoDecision } from './store/queue.ts';
import { findSubmission, type StoredSubmission } from './store/submissions.ts';
import type { Tables } from './store/tables.ts';
import { membersOf } from './store/team.ts';

const pageSize = 50;

const moment = v.pipe(
  v.string(),
  v.isoTimestamp('is not a timestamp'),
  v.transform((text) => instant(Date.parse(text))),
);
const figuresQuery = v.pipe(
  v.object({ area: idText, from: moment, until: moment }),
  v.forward(
    v.check(({ from, until }) => from < until, 'is not after the other'),
    ['until'],
  ),
);

const queueQuery = v.object({
  kind: v.optional(v.picklist(submissionKinds)),
  state: v.optional(v.picklist(submissionStates)),
  area: v.optional(idText),
  after: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,15}\.[0-9a-f-]{36}$/, 'is not the `next` of a page'),
      v.transform((text) => ({ at: Number.parseInt(text, 10), id: text.slice(-36) })),
    ),
  ),
});

export function serveDesk(
  serve: ServeOperation,
  context: ApiContext,
  statusChanged: () => void,
): void {
  const { engine, areas, now } = context;

  serve(contract.readSelf, async (c) => c.var.staff);

  serve(contract.readQueue, async (c) => {
    const parsed = v.safeParse(queueQuery, c.req.query());
    if (!parsed.success) return invalid(c, parsed.issues);
    const rows = await readQueue(engine.db, { ...parsed.output, limit: pageSize + 1 });
    const items = rows.slice(0, pageSize);
    const last = items.at(-1);
    const next = rows.length > pageSize && last ? `${last.at_ms}.${last.id}` : null;
    return { items: items.map((row) => masked(itemOf(row))), next };
  });

  serve(contract.readSubmission, async (c) => {
    const stored = await findSubmission(engine.db, idOf(c));
    if (!stored) return refuse(c, 'not_found');
    const entry = { at: now(), who: c.var.staff.id, what: 'read', subject: stored.id };
    await engine.write((transaction) => appendAudit(transaction, entry));
    return itemOf(stored);
  });

  serve(contract.decide, async (c, { state, reply = null, note = null, until }) => {
    const ends = untilOf(until, now());
    if (ends === 'past') return refuse(c, 'past');
    const id = idOf(c);
    const decided = await engine.write(async (transaction) => {
      const row = await decide(transaction, id, { state, reply, decided_ms: now() });
      if (!row) return null;
      const live = state === 'confirmed' ? liveOf(row, { note, until_ms: ends }) : null;
      if (live) await setStatus(transaction, live, id);
      const entry = { at: now(), who: c.var.staff.id, what: state, subject: id };
      await appendAudit(transaction, entry);
      return row;
    });
    if (!decided) {
      const isThere = (await findSubmission(engine.db, id)) !== null;
      return refuse(c, isThere ? 'already_decided' : 'not_found');
    }
    statusChanged();
    return itemOf(decided);
  });

  serve(contract.undoDecision, async (c) => {
    const id = idOf(c);
    const undone = await engine.write(async (transaction) => {
      const row = await undoDecision(transaction, id);
      if (!row) return null;
      await dropMatches(transaction, id);
      const live = liveOf(row, { note: null, until_ms: null });
      if (live) await dropStatus(transaction, live, id);
      await appendAudit(transaction, { at: now(), who: c.var.staff.id, what: 'undo', subject: id });
      return row;
    });
    if (!undone) {
      const isThere = (await findSubmission(engine.db, id)) !== null;
      return refuse(c, isThere ? 'nothing_to_undo' : 'not_found');
    }
    statusChanged();
    return itemOf(undone);
  });

  serve(contract.readFigures, async (c) => {
    const parsed = v.safeParse(figuresQuery, c.req.query());
    if (!parsed.success) return invalid(c, parsed.issues);
    const area = areas.get(parsed.output.area);
    if (!area) return refuse(c, 'unknown_place');
    const { utcOffsetMinutes } = area.calendar;
    return readFigures(engine.db, { ...parsed.output, utcOffsetMinutes });
  });

  serve(contract.readTeam, async (c) => {
    const area = areas.get(c.req.query('area') ?? '');
    return area ? { members: await membersOf(engine.db, area.id) } : refuse(c, 'unknown_place');
  });

  serve(contract.setStatus, async (c, { area, station, service = '', status, note, until }) => {
    if (!areas.get(area)?.stations.has(station)) return refuse(c, 'unknown_place');
    const ends = untilOf(until, now());
    if (ends === 'past') return refuse(c, 'past');
    const subject = [area, station, service, status].join(' ');
    await engine.write(async (transaction) => {
      const rest = { status, until_ms: ends, note: note ?? null, at_ms: now() };
      await setStatus(transaction, { area, station, service, ...rest }, 'staff');
      const entry = { at: now(), who: c.var.staff.id, what: 'set status', subject };
      await appendAudit(transaction, entry);
    });
    statusChanged();
    return null;
  });

  serveMatches(serve, context);
  serveDrafts(serve, context);
  serveAccounts(serve, context);
}

const idOf = (c: Context<ApiEnv>): string => c.req.param('id') ?? '';

function untilOf(until: string | undefined, now: Instant): number | null | 'past' {
  if (until === undefined) return null;
  const ends = Date.parse(until);
  // A date that is not in the calendar is no time to come either.
  return ends > now ? ends : 'past';
}

const itemOf = ({ id, kind, area, state, reply, body, at_ms }: StoredSubmission): QueueItem => ({
  id: id as QueueItem['id'],
  kind,
  area,
  state,
  reply,
  at: timestampOf(instant(at_ms)),
  body: body === null ? null : JSON.parse(body),
});

function masked(item: QueueItem): QueueItem {
  const phone = item.body?.phone;
  if (typeof phone !== 'string') return item;
  return { ...item, body: { ...item.body, phone: maskPhone(phone) } };
}

/** What a confirmed submission changes for everybody; null: nothing. */
function liveOf(
  { kind, body, at_ms }: StoredSubmission,
  rest: Pick<Tables['live'], 'note' | 'until_ms'>,
): Tables['live'] | null {
  if (kind !== 'report' || body === null) return null;
  const report = JSON.parse(body) as Report;
  if (report.about !== 'service' && report.about !== 'station') return null;
  const { area, station, status } = report;
  const service = report.about === 'service' ? report.service : '';
  return { ...rest, area, station, service, status, at_ms };
}
