// The texts of the needs survey. They are loaded with its code, so import this only from there.

import { chapter } from '#ui/texts/text-context.tsx';
import { need as en } from './en.ts';
import { need as zh } from './zh.ts';

export const useNeedTexts = chapter({ zh, en });
