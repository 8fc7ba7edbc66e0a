// What a rider does and sees, in the words of the screen.

import type { Page } from 'playwright-core';
import { en } from '#ui/texts/en.ts';
import { zh } from '#ui/texts/zh.ts';

const catalogues = { zh, en };
export type Language = keyof typeof catalogues;

/** Beside 州桥 in the old town. */
export const here = [121.2469, 31.3846] as const;

export interface Answer {
  readonly name: string;
  readonly state: string;
  readonly sentence: string;
}

/** The stations of the list, the answer first. */
export const answers = (page: Page): Promise<Answer[]> =>
  page.locator('article:has(.state-badge)').evaluateAll((articles) =>
    articles.map((article) => {
      const text = (selector: string) => article.querySelector(selector)?.textContent?.trim() ?? '';
      return {
        name: text('h3'),
        state: text('.state-badge'),
        sentence: text('.sentence'),
      };
    }),
  );

export const minutesIn = ({ sentence }: Answer): number => Number(/(\d+) 分钟/.exec(sentence)?.[1]);

/** Until the list is in the order of network times. */
export async function streetsAnswered(page: Page, language: Language = 'zh'): Promise<void> {
  const { answer } = catalogues[language];
  await page.getByRole('button', { name: answer.navigateTo('') }).waitFor();
  await page.getByText(answer.estimating).waitFor({ state: 'hidden' });
}

/** Until the map has come after the list, and nothing more is loaded. */
export async function settled(page: Page): Promise<void> {
  await page.locator('canvas.maplibregl-canvas').waitFor();
  await page.waitForTimeout(1500);
}

export async function locate(page: Page): Promise<void> {
  await page.getByRole('button', { name: zh.place.locate }).first().click();
  await streetsAnswered(page);
}

/** Types into the list of places and takes the first one found. */
export async function pickPlace(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: zh.place.pick }).first().click();
  await page.getByRole('combobox').fill(text);
  await page.keyboard.press('Enter');
  await streetsAnswered(page);
}

export const wantService = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true, pressed: false }).first().click();
