// A language nobody speaks: every text of the catalogue in marks and two fifths longer. What a
// person can read outside the marks and is no name of the area was written past the catalogue;
// what is cut off would be in a language of longer words.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, type Plugin } from 'vite';
import { afterAll, beforeAll, expect } from 'vitest';
import { services } from '#core/service.ts';
import { createApp } from '#server/app.ts';
import { type Listening, listen } from '#server/listen.ts';
import { languageNames } from '#ui/texts/text-context.tsx';
import { journey, smallPhone } from './browser.ts';
import { cutOff, layOutAll } from './measure.ts';
import { walks } from './walks.ts';

/** Becomes part of the module that hands out the catalogue. */
const pseudo = `
const known = new WeakMap();
const inMarks = (text) => text && '⟦' + text + '～'.repeat(Math.ceil(text.length * 0.4)) + '⟧';
function pseudo(texts) {
  if (typeof texts === 'string') return inMarks(texts);
  if (typeof texts === 'function') return (...values) => pseudo(texts(...values));
  if (typeof texts !== 'object' || texts === null) return texts;
  if (!known.has(texts)) {
    const entries = Object.entries(texts).map(([key, value]) =>
      [key, key === 'htmlLang' ? value : pseudo(value)]);
    known.set(texts, Array.isArray(texts) ? entries.map(([, value]) => value) : Object.fromEntries(entries));
  }
  return known.get(texts);
}
`;
const handedOut = /(catalogues|languages)\[use\(LanguageContext\)\]/g;

const pseudoLocale: Plugin = {
  name: 'pseudo-locale',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('/texts/text-context.tsx')) return null;
    if (code.match(handedOut)?.length !== 2)
      throw new Error('the catalogue is handed out elsewhere');
    return code.replaceAll(handedOut, 'pseudo($&)') + pseudo;
  },
};

const area = 'public/areas/jiading';
const files = [
  'stations.geojson',
  'programmes.json',
  'places.json',
  'manifest.json',
  'calendar.json',
];
/** All names that an area has, and those of the languages, each in its own. */
const names = [
  ...files.map((file) => readFileSync(`${area}/${file}`, 'utf8')),
  JSON.stringify([services, languageNames]),
].join('\n');

/** In the page: what can be read or heard outside the marks. */
function outsideMarks(): string[] {
  const found = new Set<string>();
  const note = (text: string | null) => {
    let rest = text ?? '';
    for (let before = ''; before !== rest; ) {
      before = rest;
      rest = rest.replaceAll(/⟦[^⟦⟧]*⟧/g, ' ');
    }
    if (/\p{L}/u.test(rest)) found.add(rest.trim());
  };
  for (const element of document.querySelectorAll('#app *')) {
    if (!element.checkVisibility() || element.matches('script, style')) continue;
    for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
      note(element.getAttribute(name));
    for (const child of element.childNodes) if (child.nodeType === 3) note(child.textContent);
  }
  return [...found];
}

/** Entered by a button that is found by the whole of its text. */
const notEntered = ['taking', 'bringing', 'report'].map((name) => `the planner: ${name}`);

const isName = (text: string): boolean =>
  text.split(/[\s·,，、:：()（）\d./–—~%-]+/).every((part) => names.includes(part));

const dist = mkdtempSync(path.join(tmpdir(), 'pseudo-locale-'));
let served: Listening;
beforeAll(async () => {
  // Vitest's own would make it a build for tests, with a made-up server in the page.
  process.env.NODE_ENV = 'production';
  await build({
    mode: 'production',
    logLevel: 'error',
    publicDir: false,
    plugins: [pseudoLocale],
    build: { outDir: dist },
  });
  served = await listen(createApp({ dist, areas: { jiading: area } }), 0, '127.0.0.1');
});
afterAll(async () => {
  await served?.close();
  rmSync(dist, { recursive: true });
});

journey.for(walks)('every text of $name is in the catalogue', async (walk, { visit }) => {
  const { page } = await visit(walk.address, {
    origin: served.url.replace(/\/$/, ''),
    withoutMap: true,
    viewport: smallPhone,
    expected: [/404/],
  });
  for (const { name, enter } of walk.states) {
    if (notEntered.includes(`${walk.name}: ${name}`)) continue;
    await enter(page);
    await page.evaluate(layOutAll);
    const strays = (await page.evaluate(outsideMarks)).filter((text) => !isName(text));
    expect.soft(strays.join('\n'), name).toBe('');
    expect.soft((await page.evaluate(cutOff, 1)).join('\n'), name).toBe('');
  }
});
