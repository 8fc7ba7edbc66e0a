// What the server writes about its work: one line an event, JSON for a collector and short for a
// screen. A line has the fields below and no others, and none of them can hold an address, a
// name, a body, an id or a query: nobody has to remember to leave something out.
// docs/decisions/0018-observed.md says why this is no library.

import type { ClientError } from '#core/client-error.ts';
import type { ProblemCode } from '#core/problem.ts';
import type { SubmissionKind } from '#core/submission.ts';
import type { Instant } from '#core/units.ts';

/** From nothing to everything. */
export const logLevels = ['off', 'error', 'warn', 'info'] as const;
export type LogLevel = (typeof logLevels)[number];

/** A request that was answered. */
export interface Answered {
  /** The answer carries it as `X-Request-Id`; made here, by chance. */
  readonly request: string;
  readonly method: string;
  /** As it is registered, `/api/receipts/:id`; of a file `/*`. */
  readonly route: string;
  readonly status: number;
  /** Until the answer began, milliseconds. */
  readonly ms: number;
  /** On the wire, headers included; null: not known. */
  readonly bytes: number | null;
  /** Why it was refused. */
  readonly code?: ProblemCode;
  readonly submission?: SubmissionKind;
  /** The client went away before the end. */
  readonly aborted?: true;
}

export type LogLine =
  | ({ readonly event: 'request' } & Answered)
  /** A mistake of the program: its kind and where, without its message. */
  | { readonly event: 'failure'; readonly request: string; readonly trace: string }
  | ({ readonly event: 'client_error' } & ClientError)
  /** A sentence of the program. */
  | { readonly event: 'notice'; readonly text: string };

export type Log = (line: LogLine) => void;

function levelOf(line: LogLine): Exclude<LogLevel, 'off'> {
  if (line.event === 'failure') return 'error';
  if (line.event !== 'request') return 'warn';
  if (line.status >= 500) return 'error';
  return line.status >= 400 ? 'warn' : 'info';
}

interface LogOptions {
  readonly level: LogLevel;
  readonly isScreen: boolean;
  readonly now: () => Instant;
  /** Takes a line with its end. */
  readonly write: (text: string) => void;
}

export function openLog({ level: most, isScreen, now, write }: LogOptions): Log {
  const upTo = logLevels.indexOf(most);
  return (line) => {
    const level = levelOf(line);
    if (logLevels.indexOf(level) > upTo) return;
    const time = new Date(now()).toISOString();
    const text = isScreen
      ? `${time.slice(11, 19)} ${level.padEnd(5)} ${shortly(line)}`
      : JSON.stringify({ time, level, ...line });
    write(`${text}\n`);
  };
}

function shortly(line: LogLine): string {
  switch (line.event) {
    case 'notice':
      return line.text;
    case 'failure':
      return `${line.request} ${line.trace}`;
    case 'client_error':
      return `in a page: ${line.kind} ${line.name}: ${line.message} ${line.frames[0] ?? ''}`;
    case 'request': {
      const { method, route, status, code = '', ms, bytes, request } = line;
      return `${method} ${route} ${status} ${code} ${ms} ms ${bytes ?? '?'} B ${request}`;
    }
  }
}

/** Where it went wrong, without the message: a database repeats in it what it was given. */
export const traceOf = ({ name, stack = '' }: Error): string =>
  [name, ...stack.split('\n').filter((line) => /^ +at /.test(line))].join('\n');
