// The texts of the list of areas. They are loaded with its code, so import this only from there.

import { chapter } from '#ui/texts/text-context.tsx';
import { areas as en } from './en.ts';
import { areas as zh } from './zh.ts';

export const useAreasTexts = chapter({ zh, en });
