// The texts of the menu. They are loaded with its code, so import this only from there.

import { chapter } from '#ui/texts/text-context.tsx';
import { menu as en } from './en.ts';
import { menu as zh } from './zh.ts';

export const useMenuTexts = chapter({ zh, en });
