// What colours a part of the screen is made of.

import type { Locator, Page } from 'playwright-core';

/** Share of the pixels of an element that have exactly this colour, from 0 to 1. */
export async function shareOf(page: Page, element: Locator, colour: string): Promise<number> {
  const png = (await element.screenshot()).toString('base64');
  return page.evaluate(
    async ([encoded, wanted]) => {
      const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
      if (!context) throw new Error('no 2D canvas');
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      const value = Number.parseInt(wanted.slice(1), 16);
      const [red, green, blue] = [value >> 16, (value >> 8) & 255, value & 255];
      let count = 0;
      for (let i = 0; i < data.length; i += 4) {
        if (data[i] === red && data[i + 1] === green && data[i + 2] === blue) count += 1;
      }
      return count / (data.length / 4);
    },
    [png, colour] as const,
  );
}
