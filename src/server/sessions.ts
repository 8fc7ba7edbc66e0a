// Who asks: a cookie that only this host can set and no script can read stands for a session in
// the database. Nobody is let in where the contract names a role and they have less.

import { randomBytes } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { type Role, roles } from '#core/desk.ts';
import type { ApiContext, ApiEnv } from './api-context.ts';
import { refuse } from './problems.ts';
import { findSession } from './store/staff.ts';

const name = 'desk';
const options = { prefix: 'host', path: '/', secure: true } as const;

export const newToken = (): string => randomBytes(32).toString('base64url');

export const tokenOf = (c: Context<ApiEnv>): string | undefined => getCookie(c, name, 'host');

/** Until the browser is closed; the session itself may end earlier. */
export const giveToken = (c: Context<ApiEnv>, token: string): void =>
  setCookie(c, name, token, { ...options, httpOnly: true, sameSite: 'Strict' });

export const takeTokenBack = (c: Context<ApiEnv>): void => {
  deleteCookie(c, name, options);
};

export const guardOf =
  ({ engine, now }: ApiContext) =>
  (least: Role): MiddlewareHandler<ApiEnv> =>
  async (c, next) => {
    const token = tokenOf(c);
    const staff = token === undefined ? null : await findSession(engine, token, now());
    if (!staff) return refuse(c, 'not_signed_in');
    if (roles.indexOf(staff.role) < roles.indexOf(least)) return refuse(c, 'not_allowed');
    c.set('staff', staff);
    return next();
  };
