// What the planner takes away and brings in, in Chinese: exports, report, imports.

export const exchange = {
  illustrative: '示意数据，并非官方名录',
};

export type ExchangeTexts = typeof exchange;
