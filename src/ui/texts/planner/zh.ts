// The chapter of the planner's view, in Chinese. The other languages must satisfy the
// type of this object.

import {
  exchange,
  charts: {
    showTable: '查看数据表',
  },
} from './exchange-zh.ts';

export const planner = { exchange };

export type PlannerTexts = typeof planner;
