// axe in the page itself, with all its rules: those of WCAG 2.2 A and AA, and those of good
// practice (landmarks, the order of headings). Its own driver for Playwright opens a second page
// for each answer, which takes nine times as long.
// https://github.com/dequelabs/axe-core/blob/develop/doc/API.md

import axe from 'axe-core';
import type { Page } from 'playwright-core';

export interface AxeScope {
  /** Selectors of the parts looked at; none: the whole page. */
  readonly include?: readonly string[];
  /** Selectors of parts left out. */
  readonly exclude?: readonly string[];
}

/** The rules that look at colours and lengths: what a theme can change. */
const ofThemes = ['color-contrast', 'link-in-text-block', 'target-size'];

/** What breaks a rule: the rule and the element. `ofTheme`: by the rules a theme can change alone. */
export async function axeFinds(
  page: Page,
  scope: AxeScope = {},
  ofTheme = false,
): Promise<string[]> {
  const isThere = await page.evaluate(() => 'axe' in window);
  if (!isThere) await page.evaluate(axe.source);
  const asked = { ...scope, only: ofTheme ? ofThemes : null };
  return page.evaluate(async ({ include, exclude, only }) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(
      { include: include ?? ['html'], ...(exclude && { exclude }) } as axe.ElementContext,
      {
        resultTypes: ['violations'],
        rules: { 'target-size': { enabled: true } },
        ...(only && { runOnly: { type: 'rule', values: [...only] } }),
      },
    );
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  }, asked);
}
