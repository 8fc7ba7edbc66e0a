// Pieces of HTML that every page is made of. `html` escapes what it is given; `raw`
// marks what is markup already: icons and codes that we draw ourselves.

import { html, raw } from 'hono/html';
import { renderSVG } from 'uqr';
import type { IconNode } from '#core/icon.ts';

export type Markup = ReturnType<typeof html>;

/** A stroke drawing of 24 × 24. It stands beside a word, so it is hidden from readers by ear. */
export function icon(node: IconNode): Markup {
  const shapes = node.map(([tag, attributes]) => {
    const list = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`);
    return `<${tag} ${list.join(' ')}/>`;
  });
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${raw(shapes.join(''))}</svg>`;
}

/** Four modules of quiet zone, as ISO/IEC 18004 asks; level M survives a scratch. */
export const qr = (text: string, label: string): Markup =>
  html`<div class="qr" role="img" aria-label="${label}">${raw(renderSVG(text, { border: 4, ecc: 'M' }))}</div>`;

/** JSON in a script element that no parser of HTML can leave early. */
export const dataBlock = (id: string, type: string, data: unknown): Markup =>
  html`<script id="${id}" type="${type}">${raw(JSON.stringify(data).replaceAll('<', '\\u003c'))}</script>`;
