// Counts for Prometheus, in its text format. Labels are names of the program: routes as they are
// registered, codes, kinds; so that their number is bounded and nobody is in them.
// https://prometheus.io/docs/instrumenting/exposition_formats/

import { Hono } from 'hono';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { ClientErrorKind } from '#core/client-error.ts';
import type { Answered } from './log.ts';

/** What is asked for when somebody reads. */
export interface Gauges {
  /** Pieces of work that wait to be written. */
  readonly waitingWrites: () => number;
  readonly eventStreams: () => number;
}

export interface Metrics {
  readonly answered: (answered: Answered) => void;
  readonly clientError: (kind: ClientErrorKind) => void;
  /** Answers `/metrics` alone. */
  readonly app: Hono;
}

/** Seconds. A stored submission waits for the disk, 5–30 ms; more than a second is trouble. */
const durations = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];

export function openMetrics(gauges: Gauges | null): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const requests = new Counter({
    name: 'circle_http_requests_total',
    help: 'Requests answered, by route and class of status.',
    labelNames: ['route', 'method', 'status'],
    registers,
  });
  const seconds = new Histogram({
    name: 'circle_http_request_duration_seconds',
    help: 'Time until an answer began.',
    labelNames: ['route', 'method'],
    buckets: durations,
    registers,
  });
  const submissions = new Counter({
    name: 'circle_submissions_total',
    help: 'Submissions by kind and outcome: new, again, or why they were refused.',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  const refusals = new Counter({
    name: 'circle_refusals_total',
    help: 'Problem documents sent, by code.',
    labelNames: ['code'],
    registers,
  });
  const clientErrors = new Counter({
    name: 'circle_client_errors_total',
    help: 'Errors that pages have reported, by where they were noticed.',
    labelNames: ['kind'],
    registers,
  });
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  if (gauges) {
    gauge('circle_waiting_writes', 'Pieces of work not yet written.', gauges.waitingWrites);
    gauge('circle_event_streams', 'Open streams of live status.', gauges.eventStreams);
  }

  const answered = ({ route, method, status, ms, code, submission }: Answered) => {
    requests.inc({ route, method, status: `${Math.floor(status / 100)}xx` });
    seconds.observe({ route, method }, ms / 1000);
    if (code) refusals.inc({ code });
    if (submission) {
      submissions.inc({ kind: submission, outcome: code ?? (status === 201 ? 'new' : 'again') });
    }
  };
  const app = new Hono();
  app.get('/metrics', async (c) =>
    c.body(await register.metrics(), 200, { 'Content-Type': register.contentType }),
  );
  return { answered, clientError: (kind) => clientErrors.inc({ kind }), app };
}
