// What the journeys through the planner's view have in common.

import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { planner as en } from '#ui/texts/planner/en.ts';
import { planner as zh } from '#ui/texts/planner/zh.ts';

export const plannerTexts = { zh, en } as const;
export type Language = keyof typeof plannerTexts;
export const tabs = ['overview', 'week', 'services', 'gaps', 'backup', 'plan'] as const;

/** The figures are there, and nothing is still being asked of the workers. */
export const figuresAnswered = (page: Page) =>
  page.locator('.shell[data-view="planner"] .bar').waitFor();

export async function openTab(page: Page, language: Language, tab: (typeof tabs)[number]) {
  const { tabGroup, tabs: names } = plannerTexts[language].view;
  await page.getByRole('navigation', { name: tabGroup }).getByText(names[tab]).click();
}

export const headline = (page: Page) => page.locator('.headline-figure').textContent();

/** Chooses a radio button, which is checked when what follows from it has been worked out. */
export async function pick(radio: Locator): Promise<void> {
  await radio.click({ force: true });
  await expect.poll(() => radio.isChecked()).toBe(true);
}
