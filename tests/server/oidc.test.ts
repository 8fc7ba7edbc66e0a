// Sign-in by an identity provider, with a real one on this machine, on both engines.

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { safeParse } from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { oidcConfig, roleOf } from '#server/oidc-config.ts';
import { onEachEngine } from './engines.ts';
import { type IdentityProvider, startIdentityProvider } from './identity-provider.ts';
import { openTestApi, type TestApi, testOrigin } from './test-api.ts';

const client_id = 'circle';
const configOf = ({ issuer, clientSecret }: IdentityProvider) => ({
  issuer,
  client_id,
  client_secret: clientSecret,
  scope: 'openid profile',
  claim: 'groups',
  roles: { office: 'editor', heads: 'admin', everyone: 'reader' } as const,
});

onEachEngine((newPlace) => {
  let t: TestApi;
  let provider: IdentityProvider;
  beforeAll(async () => {
    provider = await startIdentityProvider(client_id);
    t = await openTestApi(await newPlace(), { oidc: configOf(provider) });
  });
  afterAll(async () => {
    await t.api.close();
    await provider.close();
  });

  const cookieOf = (response: Response, name: string) =>
    response.headers
      .getSetCookie()
      .find((one) => one.startsWith(`__Host-${name}=`) && !/Max-Age=0/.test(one))
      ?.split(';')[0];
  const location = (response: Response) => response.headers.get('location') ?? '';

  /** To the provider and back, as a browser goes; `change` is what goes wrong on the way. */
  async function goAround(change: (back: URL, cookie: string) => string = (_, cookie) => cookie) {
    const begun = await t.ask('/api/desk/oidc');
    expect(begun.status).toBe(302);
    const there = await fetch(location(begun), { redirect: 'manual' });
    const back = new URL(location(there));
    expect(back.origin).toBe(testOrigin);
    const cookie = change(back, cookieOf(begun, 'oidc') ?? '');
    return t.ask(back.pathname + back.search, { headers: { Cookie: cookie } });
  }
  const self = async (response: Response) => {
    const cookie = cookieOf(response, 'desk') ?? '';
    return t.ask('/api/desk/me', { headers: { Cookie: cookie } });
  };
  const failed = '/?view=desk#provider-failed';

  test('the door says that there is a provider', async () => {
    expect(await (await t.ask('/api/desk/door')).json()).toEqual({ provider: true });
  });

  test('who has a role by the claim is in, as what it gives most', async () => {
    provider.claims = { sub: 'u-1', name: '小周', groups: ['everyone', 'office', 'choir'] };
    const response = await goAround();
    expect([response.status, location(response)]).toEqual([302, '/?view=desk']);
    const me = (await (await self(response)).json()) as { id: string };
    expect(me).toMatchObject({ name: '小周', role: 'editor' });
    expect(me.id).toMatch(/^oidc-[\w-]{22}$/);
    provider.claims = { ...provider.claims, name: '周', groups: 'heads' };
    const again = await (await self(await goAround())).json();
    expect(again).toEqual({ id: me.id, name: '周', role: 'admin' });
  });

  test('who has none is not, and loses what they had', async () => {
    provider.claims = { sub: 'u-2', name: '小吴', groups: ['office'] };
    const first = await goAround();
    expect((await self(first)).status).toBe(200);
    provider.claims = { ...provider.claims, groups: ['choir', 'constructor'] };
    const second = await goAround();
    expect(location(second)).toBe(failed);
    expect((await self(second)).status).toBe(401);
    expect((await self(first)).status).toBe(401);
  });

  describe('nobody gets in', () => {
    const good = { sub: 'u-3', groups: ['heads'] };
    test.each<[string, () => Promise<Response>]>([
      [
        "with another browser's state",
        () => goAround((_, cookie) => cookie.replace(/=.*/, `=${'x'.repeat(43)}`)),
      ],
      ['without the cookie', () => goAround(() => '')],
      [
        'with a state that was changed',
        () =>
          goAround((back, cookie) => {
            back.searchParams.set('state', 'changed');
            return cookie;
          }),
      ],
      [
        'with a code that was not given',
        () =>
          goAround((back, cookie) => {
            back.searchParams.set('code', 'made-up');
            return cookie;
          }),
      ],
      [
        'with a token for somebody else',
        () => {
          provider.claims = { ...good, aud: 'another' };
          return goAround();
        },
      ],
      [
        'with a token for another question',
        () => {
          provider.claims = { ...good, nonce: 'another' };
          return goAround();
        },
      ],
      [
        'with a token that is over',
        () => {
          provider.claims = { ...good, exp: Math.floor(Date.now() / 1000) - 600 };
          return goAround();
        },
      ],
      [
        'with a token that somebody else has signed',
        () => {
          provider.forges = true;
          return goAround();
        },
      ],
    ])('%s', async (_, go) => {
      provider.claims = good;
      const response = await go();
      provider.forges = false;
      expect(location(response)).toBe(failed);
      expect(cookieOf(response, 'desk')).toBeUndefined();
    });

    test('twice with one answer', async () => {
      provider.claims = good;
      let again = { address: '', cookie: '' };
      const first = await goAround((back, cookie) => {
        again = { address: back.pathname + back.search, cookie };
        return cookie;
      });
      expect(location(first)).toBe('/?view=desk');
      const second = await t.ask(again.address, { headers: { Cookie: again.cookie } });
      expect(location(second)).toBe(failed);
    });
  });

  test('nothing personal and no secret is printed', () => {
    expect(t.told.join('\n')).not.toMatch(/小周|小吴|u-[123]|choir/);
    expect(t.told.join('\n')).not.toContain(provider.clientSecret);
  });
});

test('without a provider the door says so, and there is no way to one', async () => {
  const t = await openTestApi({ folder: mkdtempSync(path.join(tmpdir(), 'circle-oidc-')) });
  expect(await (await t.ask('/api/desk/door')).json()).toEqual({ provider: false });
  expect((await t.ask('/api/desk/oidc')).status).toBe(404);
  await t.api.close();
});

describe('the file of the provider', () => {
  const file = { issuer: 'https://id.example', client_id, claim: 'groups', roles: { a: 'admin' } };
  test.each([
    [file, true],
    [{ ...file, issuer: 'http://id.example' }, false],
    [{ ...file, issuer: 'http://localhost:8080' }, true],
    [{ ...file, roles: { a: 'owner' } }, false],
    [{ ...file, secret: 'x' }, false],
  ])('%j', (text, isRight) => {
    expect(safeParse(oidcConfig, text).success).toBe(isRight);
  });

  test('a name of an object is no role', () => {
    const config = { ...file, scope: 'openid', roles: { a: 'admin' as const } };
    expect(roleOf({ groups: ['toString', '__proto__'] }, config)).toBeNull();
    expect(roleOf({ groups: ['a', 3, null] }, config)).toBe('admin');
    expect(roleOf({}, config)).toBeNull();
  });
});
