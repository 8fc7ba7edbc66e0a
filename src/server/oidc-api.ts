// Sign-in by an identity provider: OpenID Connect, authorization code with PKCE. What was asked is
// kept on the server and bound to the browser by a cookie; a role comes from a claim at every
// sign-in, and whoever has none any more loses the account.
// https://openid.net/specs/openid-connect-core-1_0.html, RFC 7636

import { createHash } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import * as v from 'valibot';
import { contract } from '#core/contract.ts';
import { plainText } from '#core/plain-text.ts';
import { type ApiContext, type ApiEnv, addressOf } from './api-context.ts';
import { tokenBuckets } from './limits.ts';
import { type OidcConfig, roleOf } from './oidc-config.ts';
import { refuse } from './problems.ts';
import type { ServeOperation } from './serve-operation.ts';
import { giveToken, newToken, tokenOf } from './sessions.ts';
import { addChallenge, expel, signInByProvider, takeChallenge } from './store/staff.ts';

/** Where the provider sends people back to; it is registered there. */
const callbackPath = '/api/desk/oidc/callback';
const cookie = 'oidc';
const cookieOptions = { prefix: 'host', path: '/', secure: true } as const;
const answerWithinMs = 10 * 60_000;
const rate = { perSecond: 0.2, burst: 20 };
/** Tells a challenge of this kind from those of passkeys. */
const kind = 'oidc';

const asked = v.object({ verifier: v.string(), nonce: v.string() });

/** Loaded when somebody signs in this way. */
const library = () => import('oauth4webapi');

export function serveOidc(app: Hono<ApiEnv>, serve: ServeOperation, context: ApiContext): void {
  const { oidc } = context;
  serve(contract.readDoor, async () => ({ provider: oidc !== null }));
  if (oidc === null) return;
  const takeToken = tokenBuckets(rate, context.now);

  app.get('/api/desk/oidc', async (c) => {
    const wait = takeToken(addressOf(c, context));
    if (wait > 0) return refuse(c, 'too_many', { retryAfterSeconds: wait });
    const address = await begin(c, oidc, context).catch((error: Error) => {
      context.log({ event: 'notice', text: `The identity provider can't be asked: ${error.name}` });
      return failed;
    });
    return c.redirect(address);
  });

  app.get(callbackPath, async (c) => {
    const isIn = await finish(c, oidc, context).catch((error: Error) => {
      // Without its message, which may repeat what came from outside.
      context.log({
        event: 'notice',
        text: `A sign-in by the identity provider failed: ${error.name}`,
      });
      return false;
    });
    deleteCookie(c, cookie, cookieOptions);
    return c.redirect(isIn ? '/?view=desk' : failed);
  });
}

const failed = '/?view=desk#provider-failed';

async function discover({ issuer }: OidcConfig) {
  const oauth = await library();
  const url = new URL(issuer);
  const insecure = { [oauth.allowInsecureRequests]: url.protocol === 'http:' };
  const server = await oauth.processDiscoveryResponse(
    url,
    await oauth.discoveryRequest(url, { algorithm: 'oidc', ...insecure }),
  );
  return { oauth, server, insecure };
}

/** Gives the provider's address to send the browser to. */
async function begin(
  c: Context<ApiEnv>,
  config: OidcConfig,
  { engine, now, origin }: ApiContext,
): Promise<string> {
  const { oauth, server } = await discover(config);
  const [state, nonce] = [newToken(), oauth.generateRandomNonce()];
  const verifier = oauth.generateRandomCodeVerifier();
  const challenge = JSON.stringify({ verifier, nonce } satisfies v.InferOutput<typeof asked>);
  const expires_ms = now() + answerWithinMs;
  await addChallenge(engine, { id: state, challenge, code_sha: null, name: kind, expires_ms });
  // The provider leads back from another site, which a stricter cookie would not survive.
  const lasts = { maxAge: answerWithinMs / 1000, httpOnly: true, sameSite: 'Lax' } as const;
  setCookie(c, cookie, state, { ...cookieOptions, ...lasts });
  if (!server.authorization_endpoint) throw new Error('no authorization endpoint');
  const address = new URL(server.authorization_endpoint);
  const parameters = {
    client_id: config.client_id,
    redirect_uri: origin + callbackPath,
    response_type: 'code',
    scope: config.scope,
    state,
    nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  return address.href;
}

async function finish(
  c: Context<ApiEnv>,
  config: OidcConfig,
  { engine, now, origin }: ApiContext,
): Promise<boolean> {
  const state = getCookie(c, cookie, 'host') ?? '';
  const challenge = await takeChallenge(engine, state, now());
  if (challenge?.name !== kind || challenge.code_sha !== null) return false;
  const { verifier, nonce } = v.parse(asked, JSON.parse(challenge.challenge));
  const { oauth, server, insecure } = await discover(config);
  const client = { client_id: config.client_id };
  const secret = config.client_secret;
  const authentication = secret === undefined ? oauth.None() : oauth.ClientSecretPost(secret);
  const url = new URL(c.req.url);
  const parameters = oauth.validateAuthResponse(server, client, url.searchParams, state);
  const response = await oauth.authorizationCodeGrantRequest(
    ...([server, client, authentication, parameters, origin + callbackPath, verifier] as const),
    insecure,
  );
  const result = await oauth.processAuthorizationCodeResponse(server, client, response, {
    expectedNonce: nonce,
    requireIdToken: true,
  });
  // Over TLS the token comes from the provider itself; its signature is checked all the same.
  await oauth.validateApplicationLevelSignature(server, response, insecure);
  const claims = oauth.getValidatedIdTokenClaims(result);
  if (!claims) return false;
  const id = accountId(claims.iss, claims.sub);
  const role = roleOf(claims, config);
  const at = now();
  if (role === null) {
    await expel(engine, id, at);
    return false;
  }
  const token = newToken();
  const account = { id, name: nameOf(claims) ?? id, role };
  await signInByProvider(engine, account, { token, at }, tokenOf(c));
  giveToken(c, token);
  return true;
}

/** Subjects may be longer than our ids, and are nobody else's business. */
const accountId = (issuer: string, subject: string): string =>
  `oidc-${createHash('sha256')
    .update(JSON.stringify([issuer, subject]))
    .digest('base64url')
    .slice(0, 22)}`;

function nameOf({ name, preferred_username }: Readonly<Record<string, unknown>>): string | null {
  const text = [name, preferred_username].find((one) => typeof one === 'string') as
    | string
    | undefined;
  const parsed = v.safeParse(plainText(20), [...(text ?? '')].slice(0, 20).join(''));
  return parsed.success ? parsed.output : null;
}
