// The texts of this chapter. They are loaded with its code, so import this only from there.

import { chapter } from '#ui/texts/text-context.tsx';
import { tree as en } from './en.ts';
import { tree as zh } from './zh.ts';

export const useTreeTexts = chapter({ zh, en });
