// Every theme in every language, put on and off in one page: the address is changed as the back
// button changes it, so what is open stays open.

import type { Page } from 'playwright-core';
import type { Language } from './rider.ts';

export interface Look {
  readonly theme: 'day' | 'night' | 'glare';
  readonly language: Language;
}

export const themes = ['day', 'night', 'glare'] as const;
export const languages = ['zh', 'en'] as const;
/** The first is the one that pages are opened and walked through in. */
export const looks: readonly Look[] = languages.flatMap((language) =>
  themes.map((theme) => ({ theme, language })),
);
export const firstLook: Look = { theme: 'day', language: 'zh' };

export async function wear(
  page: Page,
  { theme, language }: Look,
  text: 'normal' | 'large' = 'normal',
): Promise<void> {
  await page.evaluate(
    async (wanted) => {
      const link = new URL(location.href);
      for (const [name, value] of Object.entries(wanted)) link.searchParams.set(name, value);
      history.replaceState(history.state, '', link);
      dispatchEvent(new PopStateEvent('popstate', { state: history.state }));
      const root = document.documentElement;
      const isWorn = () =>
        root.dataset.theme === wanted.theme &&
        root.dataset.text === wanted.text &&
        root.lang.startsWith(wanted.lang);
      do await new Promise(requestAnimationFrame);
      while (!isWorn());
    },
    { theme, lang: language, text },
  );
}
