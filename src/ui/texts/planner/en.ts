// The chapter of the planner's view, in English.

import { best } from './best-en.ts';
import { exchange } from './exchange-en.ts';
import { panels } from './panels-en.ts';
import { plan } from './plan-en.ts';
import { view } from './view-en.ts';
import type { PlannerTexts } from './zh.ts';

export const planner: PlannerTexts = {
  exchange,
  view,
  panels,
  plan,
  best,
  charts: {
    showTable: 'Show as table',
  },
};
