// How staff sign in by an identity provider of their own, as a file says it. Without the file
// there is no such sign-in, and nothing of it is loaded.

import * as v from 'valibot';
import { type Role, roles } from '#core/desk.ts';

const issuer = v.pipe(
  v.string(),
  v.url('is not an address'),
  // Tokens in the clear are for tests on one machine.
  v.check(
    (text) => /^https:|^http:\/\/(localhost|127\.0\.0\.1)[:/]/.test(text),
    'must begin with https',
  ),
);

export const oidcConfig = v.strictObject({
  /** As the provider calls itself; `/.well-known/openid-configuration` is below it. */
  issuer,
  client_id: v.pipe(v.string(), v.nonEmpty()),
  /** Absent: a public client, by PKCE alone. */
  client_secret: v.optional(v.pipe(v.string(), v.nonEmpty())),
  scope: v.optional(v.string(), 'openid profile'),
  /** Claim of the ID token whose values are given roles: a text or a list of texts. */
  claim: v.pipe(v.string(), v.nonEmpty()),
  roles: v.record(v.string(), v.picklist(roles)),
});
export type OidcConfig = v.InferOutput<typeof oidcConfig>;

/** The most that any of the claim's values gives; null: none gives a role. */
export function roleOf(claims: Readonly<Record<string, unknown>>, config: OidcConfig): Role | null {
  const values = [claims[config.claim]].flat();
  const given = values.flatMap((value) =>
    typeof value === 'string' && Object.hasOwn(config.roles, value)
      ? (config.roles[value] ?? [])
      : [],
  );
  return roles.findLast((role) => given.includes(role)) ?? null;
}
