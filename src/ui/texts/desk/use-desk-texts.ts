// The texts of the desk. They are loaded with its code, so import this only from there.

import { chapter } from '#ui/texts/text-context.tsx';
import { desk as en } from './en.ts';
import { desk as zh } from './zh.ts';

export const useDeskTexts = chapter({ zh, en });
