// The chapter of the planner's view, in Chinese. The other languages must satisfy the
// type of this object.

import { exchange } from './exchange-zh.ts';

export const planner = {
  exchange,
  charts: {
    showTable: '查看数据表',
  },
};

export type PlannerTexts = typeof planner;
