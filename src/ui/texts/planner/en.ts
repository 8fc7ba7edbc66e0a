// The chapter of the planner's view, in English.

import { exchange } from './exchange-en.ts';
import type { PlannerTexts } from './zh.ts';

export const planner: PlannerTexts = {
  exchange,
  charts: {
    showTable: 'Show as table',
  },
};
