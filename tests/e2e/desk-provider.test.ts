// Staff sign in by the identity provider of their organisation: from the door of the desk to the
// provider and back, in a real browser; who has no role there is told so at the door.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { type IdentityProvider, startIdentityProvider } from '#tests/server/identity-provider.ts';
import { desk as words } from '#ui/texts/desk/zh.ts';
import { journey } from './browser.ts';
import { type DeskServer, openDesk, visitDesk } from './desk.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'circle-provider-'));
let provider: IdentityProvider;
let desk: DeskServer;
beforeAll(async () => {
  provider = await startIdentityProvider('circle');
  const oidc = path.join(folder, 'provider.json');
  const config = {
    issuer: provider.issuer,
    client_id: 'circle',
    client_secret: provider.clientSecret,
    claim: 'groups',
    roles: { office: 'editor' },
  };
  writeFileSync(oidc, JSON.stringify(config), { mode: 0o600 });
  desk = await openDesk({ oidc });
});
afterAll(async () => {
  await desk?.close();
  await provider?.close();
  rmSync(folder, { recursive: true });
});

journey('by the account of an organisation in, or told why not', async ({ browser }) => {
  const { page, problems } = await visitDesk(browser, desk, {
    viewport: { width: 640, height: 480 },
  });
  const door = page.getByRole('link', { name: words.signIn.oidc });
  provider.claims = { sub: 'guest', name: '小吴', groups: ['visitors'] };
  await door.click();
  await page.getByText(words.signIn.oidcFailed).waitFor();

  provider.claims = { sub: 'office-1', name: '小周', groups: ['office'] };
  await door.click();
  await page.getByText(words.signedInAs('小周', words.roles.editor)).waitFor();
  expect(new URL(page.url()).hash).toBe('');
  await page.getByRole('button', { name: words.signOut }).click();
  await door.waitFor();
  await page.context().close();
  const unasked = problems.filter((problem) => !problem.includes(`${provider.issuer}/authorize?`));
  expect(unasked).toEqual([]);
});
