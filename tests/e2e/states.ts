// The main states of the rider's view, one after the other in one visit.

import type { Page } from 'playwright-core';
import { areas } from '#ui/texts/areas/zh.ts';
import { menu } from '#ui/texts/menu/zh.ts';
import { zh } from '#ui/texts/zh.ts';
import { answers, streetsAnswered } from './rider.ts';

export interface State {
  readonly name: string;
  /** Brings the page into the state, from the one before. */
  readonly enter: (page: Page) => Promise<unknown>;
}

export const press = (page: Page, name: string) =>
  page.getByRole('button', { name }).first().click();

export async function closeDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

export const riderAddress = '/?when=2026-11-25T22:00';

export const riderStates: readonly State[] = [
  {
    name: 'no place yet',
    enter: (page) => page.getByRole('heading', { name: zh.place.where }).waitFor(),
  },
  {
    name: 'choosing a place',
    enter: async (page) => {
      await press(page, zh.place.pick);
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'answers',
    enter: async (page) => {
      await page.getByRole('combobox').fill('fht');
      await page.keyboard.press('Enter');
      await streetsAnswered(page);
    },
  },
  {
    name: 'filters',
    enter: async (page) => {
      await press(page, zh.filters.all);
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'settings',
    enter: async (page) => {
      await closeDialog(page);
      await press(page, zh.settings.title);
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'areas',
    enter: async (page) => {
      await press(page, zh.areas.choose);
      await page.getByRole('heading', { level: 2, name: areas.title }).waitFor();
      await page.getByRole('link').first().waitFor();
    },
  },
  {
    name: 'menu',
    enter: async (page) => {
      await closeDialog(page);
      await page.locator('.brand button').press('Enter');
      await page.getByRole('dialog', { name: menu.title }).waitFor();
    },
  },
  {
    name: 'handing over',
    enter: async (page) => {
      await closeDialog(page);
      await press(page, zh.answer.navigateTo(''));
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'a station',
    enter: async (page) => {
      await closeDialog(page);
      const [first] = await answers(page);
      await press(page, zh.answer.detailsOf(first?.name ?? ''));
      await page.getByRole('heading', { level: 2, name: first?.name ?? '' }).waitFor();
    },
  },
  {
    name: 'nothing found',
    enter: async (page) => {
      const link = new URL(page.url());
      link.searchParams.delete('station');
      link.searchParams.set('services', 'legal,haircut');
      await page.goto(link.href);
      await page.getByRole('heading', { name: zh.answer.empty }).waitFor();
    },
  },
];
