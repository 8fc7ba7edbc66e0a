// Matching at the desk: a member of staff says that something meets a need, and both sides are
// told by their receipts. What was suggested is nobody's business here; what is decided is.

import type { Context } from 'hono';
import { contract } from '#core/contract.ts';
import type { MatchTarget, NewMatch } from '#core/match.ts';
import type { Need } from '#core/need.ts';
import type { ProblemCode } from '#core/problem.ts';
import type { CheckIn } from '#core/registration.ts';
import type { Instant } from '#core/units.ts';
import type { ApiContext, ApiEnv } from './api-context.ts';
import type { AreaData } from './area-data.ts';
import { findOccurrence } from './occurrence.ts';
import { refuse } from './problems.ts';
import type { ServeOperation } from './serve-operation.ts';
import { appendAudit } from './store/audit.ts';
import { makeMatch, NotMatched, readMatches } from './store/matches.ts';
import { findSubmission, type StoredSubmission } from './store/submissions.ts';

export function serveMatches(serve: ServeOperation, { engine, areas, now }: ApiContext): void {
  serve(contract.readMatches, async (c) => {
    const area = c.req.query('area');
    const isKnown = area === undefined || areas.has(area);
    return isKnown ? { matches: await readMatches(engine.db, area) } : refuse(c, 'unknown_place');
  });

  serve(contract.makeMatch, async (c: Context<ApiEnv>, body: NewMatch) => {
    const stored = await findSubmission(engine.db, body.submission);
    if (!stored) return refuse(c, 'not_found');
    const offer =
      body.with.kind === 'offer' ? await findSubmission(engine.db, body.with.submission) : null;
    const wrong =
      wrongNeed(stored) ?? wrongTarget(body.with, { area: areas.get(stored.area), offer }, now());
    if (wrong) return refuse(c, wrong);
    const { submission, with: target, reply, offerReply = null } = body;
    const { area } = stored;
    try {
      return await engine.write(async (transaction) => {
        const toMatch = { submission, area, target, reply, offerReply, at: now() };
        const made = await makeMatch(transaction, toMatch);
        const subject = `${submission} ${wordsOf(target)}`;
        const who = c.var.staff.id;
        await appendAudit(transaction, { at: now(), who, what: 'match', subject });
        return made;
      });
    } catch (error) {
      if (error instanceof NotMatched) return refuse(c, 'already_decided');
      throw error;
    }
  });
}

const wordsOf = (target: MatchTarget): string => Object.values(target).join(' ');

/** A need of the survey, or a check-in that names one. */
function wrongNeed({ kind, body }: StoredSubmission): ProblemCode | null {
  if (body === null) return 'already_decided';
  if (kind === 'need') return null;
  const { needs = [] } = kind === 'check_in' ? (JSON.parse(body) as CheckIn) : {};
  return needs.length === 0 ? 'no_need' : null;
}

interface Known {
  readonly area: AreaData | undefined;
  /** The submission that the target names as an offer. */
  readonly offer: StoredSubmission | null;
}

function wrongTarget(
  target: MatchTarget,
  { area, offer }: Known,
  now: Instant,
): ProblemCode | null {
  if (!area) return 'unknown_place';
  if (target.kind === 'service') {
    const services = area.stations.get(target.station)?.properties.services;
    return isOffered(services, target.service) ? null : 'unknown_place';
  }
  if (target.kind === 'programme') {
    const found = findOccurrence(area, target, now).kind;
    // Nobody has to sign up for many programmes, and they meet a need all the same.
    return found === 'found' || found === 'no_sign_up' ? null : found;
  }
  if (!offer || offer.area !== area.id || offer.body === null) return 'not_found';
  const { offers = [] } =
    offer.kind === 'check_in' ? (JSON.parse(offer.body) as Partial<CheckIn>) : {};
  return offers.length === 0 ? 'no_need' : null;
}

const isOffered = (services: unknown, code: Need['services'][number]): boolean =>
  Array.isArray(services) && services.some((service) => service?.code === code);
