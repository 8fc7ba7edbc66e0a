// One state of a view, looked at in every theme and language, size and zoom: axe, contrast,
// targets, and what is cut off. The page is opened once and changed where it stands, and left as
// it was found.

import type { Page } from 'playwright-core';
import { type AxeScope, axeFinds } from './axe.ts';
import { desk, phone, smallPhone } from './browser.ts';
import { firstLook, type Look, languages, looks, wear } from './looks.ts';
import { cutOff, type Extent, layOutAll, lowContrasts, motions, smallTargets } from './measure.ts';
import type { Language } from './rider.ts';

export interface Inspection {
  /** The least size of what is pressed. */
  readonly target: Extent;
  readonly axe?: AxeScope;
  /** How far things may lie beyond the sides of the page, pixels; absent: one, for rounding. */
  readonly slack?: number;
  /** Absent: all. */
  readonly looks?: readonly Look[];
  /** Absent: those every view must bear. */
  readonly sizes?: readonly Size[];
}

/** What a finger in a glove hits. */
export const thumb: Extent = { width: 56, height: 56 };
/** What a mouse hits, and a bare finger; a word may be narrower than it is high. */
export const pointer: Extent = { width: 24, height: 44 };

interface Size {
  readonly width: number;
  readonly height: number;
  readonly text: 'normal' | 'large';
}

/** A small phone; the same in large text; the narrowest; a desk of 1280×800 at 200 %; that desk. */
const everySize: readonly Size[] = [
  { ...smallPhone, text: 'normal' },
  { ...smallPhone, text: 'large' },
  { width: 320, height: 640, text: 'normal' },
  { width: desk.width / 2, height: desk.height / 2, text: 'normal' },
  { ...desk, text: 'normal' },
];

/** What is wrong, each with where it is. */
export async function flawsOf(page: Page, inspection: Inspection): Promise<string[]> {
  const viewport = page.viewportSize() ?? phone;
  await page.evaluate(layOutAll);
  const flaws = [
    ...(await flawsOfLooks(page, inspection)),
    ...(await flawsOfSizes(page, inspection)),
  ];
  await page.setViewportSize(viewport);
  await wear(page, firstLook);
  return flaws;
}

async function flawsOfLooks(page: Page, inspection: Inspection): Promise<string[]> {
  const flaws: string[] = [];
  for (const look of inspection.looks ?? looks) {
    await wear(page, look);
    // Names, roles and order are in the page, whatever it wears.
    const found = await axeFinds(page, inspection.axe, look.theme !== firstLook.theme);
    found.push(...(await page.evaluate(motions)));
    if (look.theme === 'glare') found.push(...(await page.evaluate(lowContrasts, 7)));
    flaws.push(...found.map((flaw) => `${look.theme}, ${look.language}: ${flaw}`));
  }
  return flaws;
}

async function flawsOfSizes(page: Page, inspection: Inspection): Promise<string[]> {
  const flaws: string[] = [];
  const sizes = inspection.sizes ?? everySize;
  const spoken: ReadonlySet<Language> = new Set(
    (inspection.looks ?? looks).map(({ language }) => language),
  );
  // Another text is drawn anew, another size is only laid out: that is what changes more often.
  for (const [text, ofText] of Map.groupBy(sizes, (size) => size.text)) {
    for (const language of languages.filter((one) => spoken.has(one))) {
      await wear(page, { theme: 'day', language }, text);
      for (const { width, height } of ofText) {
        await page.setViewportSize({ width, height });
        const found = [
          ...(await page.evaluate(cutOff, inspection.slack ?? 1)),
          ...(await page.evaluate(smallTargets, inspection.target)),
        ];
        const where = `${width}×${height}, ${text} text, ${language}`;
        flaws.push(...found.map((flaw) => `${where}: ${flaw}`));
      }
    }
  }
  return flaws;
}
