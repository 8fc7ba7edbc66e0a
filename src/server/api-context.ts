// What the parts of the API stand on.

import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { SignedIn } from '#core/desk.ts';
import type { Instant } from '#core/units.ts';
import type { AreaData } from './area-data.ts';
import type { Rate } from './limits.ts';
import type { Log } from './log.ts';
import type { Noted } from './observe.ts';
import type { OidcConfig } from './oidc-config.ts';
import type { Engine } from './store/engine.ts';

export interface ApiContext {
  readonly engine: Engine;
  readonly areas: ReadonlyMap<string, AreaData>;
  readonly now: () => Instant;
  /** Submissions from one network. */
  readonly rate: Rate;
  /** Whether a proxy in front names the client in `X-Forwarded-For`. */
  readonly behindProxy: boolean;
  /** Address that people open, such as `https://circle.example`; passkeys belong to it. */
  readonly origin: string;
  /** Sign-in by an identity provider; null: there is none. */
  readonly oidc: OidcConfig | null;
  /** Makes the secrets of receipts. */
  readonly receiptKey: string;
  readonly log: Log;
}

export interface ApiEnv {
  Bindings: Partial<HttpBindings>;
  Variables: Noted & { staff: SignedIn };
}

/** The client's network address; one in front of us writes the last entry of the header. */
export function addressOf(
  c: Context<ApiEnv>,
  { behindProxy }: Pick<ApiContext, 'behindProxy'>,
): string {
  const forwarded = behindProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1) : undefined;
  return forwarded?.trim() ?? c.env?.incoming?.socket.remoteAddress ?? '';
}
