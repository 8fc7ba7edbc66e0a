// axe in the page itself, with all its rules: those of WCAG 2.2 A and AA, and those of good
// practice (landmarks, the order of headings). Its own driver for Playwright opens a second page for each answer, which takes nine times
// as long.
// https://github.com/dequelabs/axe-core/blob/develop/doc/API.md

import axe from 'axe-core';
import type { Page } from 'playwright-core';

export interface AxeScope {
  /** Selectors of the parts looked at; none: the whole page. */
  readonly include?: readonly string[];
  /** Selectors of parts left out. */
  readonly exclude?: readonly string[];
}

/** What breaks a rule: the rule and the element. */
export async function axeFinds(page: Page, scope: AxeScope = {}): Promise<string[]> {
  const isThere = await page.evaluate(() => 'axe' in window);
  if (!isThere) await page.evaluate(axe.source);
  return page.evaluate(async ({ include, exclude }) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(
      { include: include ?? ['html'], ...(exclude && { exclude }) } as axe.ElementContext,
      { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } },
    );
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  }, scope);
}
