// The texts of this chapter. They are loaded with its code, so import this only from there.

import { chapter } from '#ui/texts/text-context.tsx';
import { programmes as en } from './en.ts';
import { programmes as zh } from './zh.ts';

export const useProgrammesTexts = chapter({ zh, en });
