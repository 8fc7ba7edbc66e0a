// What a browser needs to install the app, and that the manifest says nothing that is not so.
// https://www.w3.org/TR/appmanifest/

import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseViewState } from '#state/view-state.ts';
import { menu as en } from '#ui/texts/menu/en.ts';
import { menu as zh } from '#ui/texts/menu/zh.ts';

interface Named {
  readonly name: string;
  readonly name_localized: { readonly 'zh-CN': string; readonly en: string };
}
interface Manifest extends Named {
  readonly id: string;
  readonly short_name: string;
  readonly description: string;
  readonly lang: string;
  readonly start_url: string;
  readonly scope: string;
  readonly display: string;
  readonly icons: readonly { src: string; type: string; sizes: string; purpose?: string }[];
  readonly shortcuts: readonly (Named & { readonly url: string })[];
}
const manifest = JSON.parse(readFileSync('public/manifest.webmanifest', 'utf8')) as Manifest;

/** Of a PNG: the first chunk holds its size. */
function pixels(file: string): string {
  const bytes = readFileSync(file);
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
}

test('it can be installed, under one identity wherever it is opened', () => {
  const { id, start_url, scope, display, lang, short_name, description } = manifest;
  expect({ id, start_url, scope, display, lang }).toEqual({
    id: '/',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    lang: 'zh-CN',
  });
  expect(short_name.length).toBeLessThanOrEqual(12);
  expect(description).toMatch(/\p{Script=Han}/u);
  expect(readFileSync('index.html', 'utf8')).toContain(
    'rel="manifest" href="/manifest.webmanifest"',
  );
});

test('every icon exists in the size it says, one of them to be cut into any shape', () => {
  for (const { src, type, sizes } of manifest.icons) {
    expect(existsSync(`public${src}`), src).toBe(true);
    if (type === 'image/png') expect(pixels(`public${src}`)).toBe(sizes);
  }
  const large = manifest.icons.filter(({ sizes }) => sizes === '512x512');
  expect(large.map(({ purpose }) => purpose).sort()).toEqual(['any', 'maskable']);
  expect(manifest.icons.map(({ sizes }) => sizes)).toContain('192x192');
});

test('every shortcut opens a view by the name it has in the menu, in both languages', () => {
  for (const { name, name_localized, url } of manifest.shortcuts) {
    const { state, refused } = parseViewState(new URL(url, 'https://circle.example').search);
    expect(refused).toEqual([]);
    const view = state.view as keyof typeof zh.views;
    expect([name, name_localized['zh-CN'], name_localized.en]).toEqual([
      zh.views[view].name,
      zh.views[view].name,
      en.views[view].name,
    ]);
  }
});
