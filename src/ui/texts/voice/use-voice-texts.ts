// The texts of the voice. They are loaded with its code, so import this only from there.

import { chapter } from '#ui/texts/text-context.tsx';
import { voice as en } from './en.ts';
import { voice as zh } from './zh.ts';

export const useVoiceTexts = chapter({ zh, en });
