// What the API answers in development and in tests. One list of handlers for each
// situation the app has to cope with; nothing of it is part of a build.

import { delay, type HttpHandler, HttpResponse, type HttpResponseResolver, http } from 'msw';
import type { LiveReport } from '#core/live.ts';
import { formatLocalTime } from '#core/local-time.ts';
import { type Instant, instant } from '#core/units.ts';

export const situations = ['reports', 'nothing', 'slow', 'failure', 'absent', 'malformed'] as const;
export type Situation = (typeof situations)[number];

const json = { 'content-type': 'application/json' };

/** Relative to the moment of the request, so that they are always current. */
export function reportsAt(now: Instant): LiveReport[] {
  const minutes = (n: number) => `${formatLocalTime(instant(now + n * 60_000), 480)}:00+08:00`;
  const whole = { service: null, until: null, note: null };
  return [
    {
      ...whole,
      station: 'jd-t4-01',
      service: 'microwave',
      status: 'out_of_order',
      note: '已报修',
      at: minutes(-40),
    },
    {
      ...whole,
      station: 'jd-t4-02',
      service: 'toilet',
      status: 'limited',
      note: '高峰时段排队',
      at: minutes(-12),
    },
    {
      ...whole,
      station: 'jd-t12-01',
      status: 'temporarily_closed',
      until: minutes(90),
      note: '停电检修',
      at: minutes(-6),
    },
    // Over, and about a station that isn't in the data: both are to be left out.
    {
      ...whole,
      station: 'jd-t12-02',
      status: 'temporarily_closed',
      until: minutes(-5),
      at: minutes(-120),
    },
    { ...whole, station: 'jd-gone', status: 'ok', at: minutes(-3) },
  ];
}

export function handlers(situation: Situation, now: () => Instant): HttpHandler[] {
  // In Node there is no page for a path to be relative to, hence the star.
  const status = '*/api/status';
  const answer = {
    reports: () => HttpResponse.json(reportsAt(now())),
    nothing: () => HttpResponse.json([]),
    slow: async () => {
      await delay(2_000);
      return HttpResponse.json(reportsAt(now()));
    },
    failure: () => HttpResponse.json({ error: 'out of service' }, { status: 500 }),
    absent: () => new HttpResponse(null, { status: 404 }),
    malformed: () => HttpResponse.text('[{"station":', { headers: json }),
  } satisfies Record<Situation, HttpResponseResolver>;
  return [
    http.get(status, answer[situation]),
    http.all('*/api/*', () => new HttpResponse(null, { status: 404 })),
  ];
}
