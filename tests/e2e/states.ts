// The main states of the rider's view, one after the other in one visit.

import type { Page } from 'playwright-core';
import { areas as en } from '#ui/texts/areas/en.ts';
import { areas as zh } from '#ui/texts/areas/zh.ts';
import { answers, catalogues, type Language, streetsAnswered } from './rider.ts';

export const themes = ['day', 'night', 'glare'] as const;
export const languages = ['zh', 'en'] as const;
const moment = 'when=2026-11-25T22:00';
export const address = (language: Language, theme: string): string =>
  `/?${moment}&lang=${language}&theme=${theme}`;

interface State {
  readonly name: string;
  /** Brings the page into the state, from the one before. */
  readonly enter: (page: Page, language: Language) => Promise<unknown>;
}

const areasTexts = { zh, en };

const press = (page: Page, name: string) => page.getByRole('button', { name }).first().click();

async function closeDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

export const states: readonly State[] = [
  {
    name: 'no place yet',
    enter: (page, language) =>
      page.getByRole('heading', { name: catalogues[language].place.where }).waitFor(),
  },
  {
    name: 'choosing a place',
    enter: async (page, language) => {
      await press(page, catalogues[language].place.pick);
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'answers',
    enter: async (page, language) => {
      await page.getByRole('combobox').fill('fht');
      await page.keyboard.press('Enter');
      await streetsAnswered(page, language);
    },
  },
  {
    name: 'filters',
    enter: async (page, language) => {
      await press(page, catalogues[language].filters.all);
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'settings',
    enter: async (page, language) => {
      await closeDialog(page);
      await press(page, catalogues[language].settings.title);
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'areas',
    enter: async (page, language) => {
      await press(page, catalogues[language].areas.choose);
      await page.getByRole('heading', { level: 2, name: areasTexts[language].title }).waitFor();
      await page.getByRole('link').first().waitFor();
    },
  },
  {
    name: 'handing over',
    enter: async (page, language) => {
      await closeDialog(page);
      await press(page, catalogues[language].answer.navigateTo(''));
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'a station',
    enter: async (page, language) => {
      await closeDialog(page);
      const [first] = await answers(page);
      await press(page, catalogues[language].answer.detailsOf(first?.name ?? ''));
      await page.getByRole('heading', { level: 2, name: first?.name ?? '' }).waitFor();
    },
  },
  {
    name: 'nothing found',
    enter: async (page, language) => {
      const link = new URL(page.url());
      link.searchParams.delete('station');
      link.searchParams.set('services', 'legal,haircut');
      await page.goto(link.href);
      await page.getByRole('heading', { name: catalogues[language].answer.empty }).waitFor();
    },
  },
];

/** WCAG 2.2, A and AA, as axe names its rules. */
export const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
