// The API with all it stands on: the areas, the database, and what is done every hour.

import { randomBytes } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import type { Hono } from 'hono';
import type { Instant } from '#core/units.ts';
import { createApi } from './api.ts';
import type { ApiContext, ApiEnv } from './api-context.ts';
import { readAreaData } from './area-data.ts';
import { makeInvitation } from './invitations.ts';
import type { Gauges } from './metrics.ts';
import { type DataPlace, openStore } from './store/open.ts';
import { settingOr } from './store/settings.ts';
import { forgetStaleStaffData, isAnybodyEnrolled } from './store/staff.ts';
import { eraseExpired } from './store/submissions.ts';

export interface OpenApi {
  readonly app: Hono<ApiEnv>;
  readonly gauges: Gauges;
  /** Ends the streams and closes the database. */
  readonly close: () => Promise<void>;
}

export interface ApiOptions extends Pick<ApiContext, 'behindProxy' | 'origin' | 'oidc' | 'log'> {
  /** For the one who starts the server: the first administrator's code is told, never logged. */
  readonly tell: (line: string) => void;
  /** Built areas by id. */
  readonly folders: Readonly<Record<string, string>>;
  readonly ratePerSecond: number;
  readonly now: () => Instant;
}

const everyHourMs = 3_600_000;
/** An outbox that was without a network for long sends all at once. */
const secondsAtOnce = 60;

/** Throws `StoreError` where the database can't be had. */
export async function openApi(place: DataPlace, options: ApiOptions): Promise<OpenApi> {
  // Nothing here outlives a request by much, but V8 would let it gather: 260 MB instead of 130
  // after 8,000 submissions, for a quarter less work each.
  setFlagsFromString('--memory-saver-mode');
  const { folders, ratePerSecond, now, tell, ...rest } = options;
  const areas = await Promise.all(
    Object.entries(folders).map(async ([id, folder]) => {
      return [id, await readAreaData(folder, now())] as const;
    }),
  );
  const engine = await openStore(place);
  const receiptKey = await settingOr(engine, 'receipt key', randomBytes(32).toString('base64url'));
  const rate = { perSecond: ratePerSecond, burst: ratePerSecond * secondsAtOnce };
  const api = createApi({
    ...rest,
    engine,
    areas: new Map(areas),
    now,
    rate,
    receiptKey,
  });
  const forget = async () => {
    try {
      await eraseExpired(engine, now());
      await forgetStaleStaffData(engine, now());
    } catch {
      const text = 'What is past its time could not be erased; it is tried again in an hour.';
      rest.log({ event: 'notice', text });
    }
  };
  await forget();
  if (!(await isAnybodyEnrolled(engine.db))) {
    const { code } = await makeInvitation(engine, { role: 'admin', who: 'server', now: now() });
    tell('Nobody can sign in at the desk yet. Whoever enrols there first with this code, within');
    tell(`a day, becomes its administrator:  ${code}  (${rest.origin}/?view=desk)`);
  }
  const timer = setInterval(forget, everyHourMs);
  return {
    app: api.app,
    gauges: { waitingWrites: engine.waiting, eventStreams: api.eventStreams },
    close: async () => {
      clearInterval(timer);
      api.close();
      await engine.close();
    },
  };
}
