// An operation of the contract as a route: the body is read within its limit and checked, the
// answer has the contract's type, a sender from another site is refused.

import type { Context, Hono, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as v from 'valibot';
import type { Operation } from '#core/contract.ts';
import type { Role } from '#core/desk.ts';
import type { ApiEnv } from './api-context.ts';
import { invalid, refuse } from './problems.ts';

type BodyOf<O extends Operation> = O['body'] extends v.GenericSchema
  ? v.InferOutput<O['body']>
  : undefined;
type AnswerOf<O extends Operation> = O['answer'] extends v.GenericSchema
  ? v.InferInput<O['answer']>
  : null;

/** Gives the answer, or a response of its own: a refusal, or one with headers. */
export type Handler<O extends Operation> = (
  c: Context<ApiEnv>,
  body: BodyOf<O>,
) => Promise<AnswerOf<O> | Response>;

export type ServeOperation = <const O extends Operation>(operation: O, handler: Handler<O>) => void;

/** Of a submission, an account or a task. */
const isId = /^[\w-]{1,64}$/;

const largestBody = 64 * 1024;
const limitBody = bodyLimit({ maxSize: largestBody, onError: (c) => refuse(c, 'too_large') });

export interface Doors {
  /** Lets those through who have signed in with a role, or more. */
  readonly guard: (role: Role) => MiddlewareHandler<ApiEnv>;
  /** Address that people open. */
  readonly origin: string;
}

export const serveOperations =
  (app: Hono<ApiEnv>, { guard, origin }: Doors): ServeOperation =>
  (operation, handler) => {
    const { method, who, body: schema } = operation as Operation;
    const address = operation.path.replaceAll(/\{(\w+)\}/g, ':$1');
    const around = [
      ...(method === 'GET' ? [] : [sameSite(origin), limitBody]),
      ...(who === 'anybody' || who === 'sender' ? [] : [guard(who)]),
    ];
    app.on(method, [address], ...around, async (c: Context<ApiEnv>) => {
      // No id has such characters, and PostgreSQL refuses some of them.
      if (!Object.values(c.req.param()).every((id) => isId.test(id))) return refuse(c, 'not_found');
      const body = schema ? await readBody(c, schema) : undefined;
      if (body instanceof Response) return body;
      const answer = await handler(c, body as BodyOf<typeof operation>);
      if (answer instanceof Response) return answer;
      return answer === null ? c.body(null, 204) : c.json(answer as object);
    });
  };

/**
 * Browsers say where a request comes from, older ones by its origin alone; what comes without
 * either is no browser and holds no cookie.
 */
const sameSite =
  (own: string): MiddlewareHandler<ApiEnv> =>
  async (c, next) => {
    const site = c.req.header('sec-fetch-site');
    const from = c.req.header('origin');
    // A server that was not told its address goes by the one it was asked at.
    const isOwn = from === own || (from && hostOf(from) === c.req.header('host'));
    const isSame =
      site === undefined ? from === undefined || isOwn : site === 'same-origin' || site === 'none';
    return isSame ? next() : refuse(c, 'other_site');
  };

const hostOf = (origin: string): string | null => URL.parse(origin)?.host ?? null;

async function readBody<T>(
  c: Context<ApiEnv>,
  schema: v.GenericSchema<unknown, T>,
): Promise<T | Response> {
  // A form can't send this type to another site, which is half of the guard against forged requests.
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/json(;|$)/i.test(type)) return refuse(c, 'wrong_type');
  const sent = await readJson(c);
  if (sent === undefined) return refuse(c, 'not_json');
  const parsed = v.safeParse(schema, sent);
  return parsed.success ? parsed.output : invalid(c, parsed.issues);
}

async function readJson(c: Context): Promise<unknown> {
  try {
    return await c.req.json();
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
