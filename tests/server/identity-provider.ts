// A small identity provider on this machine: discovery, authorization code with PKCE, and ID tokens
// signed with a key of its own. Who is signed in, and what goes wrong, is set by the test.
// https://openid.net/specs/openid-connect-core-1_0.html#CodeFlowAuth

import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface IdentityProvider {
  readonly issuer: string;
  readonly clientSecret: string;
  /** Claims of whoever signs in next; claims of the protocol can be overwritten. */
  claims: Record<string, unknown>;
  /** Signs with a key that it does not publish. */
  forges: boolean;
  readonly close: () => Promise<void>;
}

interface Granted {
  readonly challenge: string;
  readonly redirect: string;
  readonly nonce: string;
}

const base64url = (value: unknown): string =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

export async function startIdentityProvider(clientId: string): Promise<IdentityProvider> {
  const keys = [0, 1].map(() => generateKeyPairSync('ec', { namedCurve: 'P-256' }));
  const codes = new Map<string, Granted>();
  const clientSecret = randomBytes(16).toString('hex');

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', provider.issuer);
    const json = (value: unknown, status = 200) => {
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(value));
    };
    if (pathname === '/.well-known/openid-configuration') {
      const { issuer } = provider;
      return json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        id_token_signing_alg_values_supported: ['ES256'],
      });
    }
    if (pathname === '/jwks') {
      const jwk = keys[0]?.publicKey.export({ format: 'jwk' });
      return json({ keys: [{ ...jwk, kid: 'key', use: 'sig', alg: 'ES256' }] });
    }
    if (pathname === '/authorize') {
      const code = randomBytes(16).toString('hex');
      const asked = (name: string) => searchParams.get(name) ?? '';
      const redirect = asked('redirect_uri');
      codes.set(code, { challenge: asked('code_challenge'), redirect, nonce: asked('nonce') });
      const back = new URL(redirect);
      back.search = new URLSearchParams({ code, state: asked('state') }).toString();
      response.writeHead(302, { Location: back.href });
      return response.end();
    }
    const sent = new URLSearchParams(await text(request));
    const granted = codes.get(sent.get('code') ?? '');
    codes.delete(sent.get('code') ?? '');
    const proof = createHash('sha256')
      .update(sent.get('code_verifier') ?? '')
      .digest('base64url');
    const isRight =
      granted?.challenge === proof &&
      granted.redirect === sent.get('redirect_uri') &&
      sent.get('client_secret') === clientSecret;
    if (!isRight) return json({ error: 'invalid_grant' }, 400);
    json({ access_token: 'unused', token_type: 'Bearer', id_token: tokenFor(granted) });
  };

  function tokenFor({ nonce }: Granted): string {
    const seconds = Math.floor(Date.now() / 1000);
    const claims = { iss: provider.issuer, aud: clientId, nonce, iat: seconds, exp: seconds + 60 };
    const head = base64url({ alg: 'ES256', kid: 'key' });
    const signed = `${head}.${base64url({ ...claims, ...provider.claims })}`;
    const key = keys[provider.forges ? 1 : 0]?.privateKey;
    if (!key) throw new Error('no key');
    const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' });
    return `${signed}.${signature.toString('base64url')}`;
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const provider: IdentityProvider = {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    clientSecret,
    claims: {},
    forges: false,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return provider;
}
