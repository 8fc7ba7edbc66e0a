// The texts of the page about privacy. They are loaded with its code, so import this only from
// there.

import { chapter } from '#ui/texts/text-context.tsx';
import { privacy as en } from './en.ts';
import { privacy as zh } from './zh.ts';

export const usePrivacyTexts = chapter({ zh, en });
