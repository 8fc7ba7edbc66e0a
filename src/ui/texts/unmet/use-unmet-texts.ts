// The texts of unmet need. They are loaded with its code, so import this only from there.

import { chapter } from '#ui/texts/text-context.tsx';
import { unmet as en } from './en.ts';
import { unmet as zh } from './zh.ts';

export const useUnmetTexts = chapter({ zh, en });
