// The texts of working without a network. They are loaded with what shows them, after the list,
// so import this only from there.

import { chapter } from '#ui/texts/text-context.tsx';
import { offline as en } from './en.ts';
import { offline as zh } from './zh.ts';

export const useOfflineTexts = chapter({ zh, en });
