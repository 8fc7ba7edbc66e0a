// The chapter of the planner's view, in Chinese. The other languages must satisfy the
// type of this object.

import { best } from './best-zh.ts';
import { exchange } from './exchange-zh.ts';
import { panels } from './panels-zh.ts';
import { plan } from './plan-zh.ts';
import { view } from './view-zh.ts';

export const planner = {
  exchange,
  view,
  panels,
  plan,
  best,
  charts: {
    showTable: '查看数据表',
  },
};

export type PlannerTexts = typeof planner;
