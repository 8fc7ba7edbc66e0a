// Narrow screens and large text: nothing is cut off sideways, in any main state.

import { expect } from 'vitest';
import { journey } from './browser.ts';
import { cutOff } from './measure.ts';
import { address, languages, states } from './states.ts';

const narrow = { width: 320, height: 640 };

journey.for(languages)('nothing is cut off at 320 px, %s', async (language, { visit }) => {
  const { page } = await visit(address(language, 'day'), { viewport: narrow });
  for (const state of states) {
    await state.enter(page, language);
    expect(await page.evaluate(cutOff), state.name).toEqual([]);
  }
});

journey.for(languages)(
  'nothing is cut off in large text at 360 px, %s',
  async (language, { visit }) => {
    const viewport = { width: 360, height: 640 };
    const { page } = await visit(`${address(language, 'day')}&text=large`, { viewport });
    for (const state of states) {
      await state.enter(page, language);
      expect(await page.evaluate(cutOff), state.name).toEqual([]);
    }
  },
);
