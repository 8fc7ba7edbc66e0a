// The texts of this chapter. They are loaded with its code, so import this only from there.

import { chapter } from '#ui/texts/text-context.tsx';
import { calendar as en } from './en.ts';
import { calendar as zh } from './zh.ts';

export const useCalendarTexts = chapter({ zh, en });
