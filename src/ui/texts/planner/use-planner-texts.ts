// The texts of the planner's view. They are loaded with its code, so import this only
// from there.

import { chapter } from '#ui/texts/text-context.tsx';
import { planner as en } from './en.ts';
import { planner as zh } from './zh.ts';

export const usePlannerTexts = chapter({ zh, en });
