// What the planner takes away and brings in, in English.

import type { ExchangeTexts } from './exchange-zh.ts';

export const exchange: ExchangeTexts = {
  illustrative: 'Illustrative data, not an official list',
};
