// The texts of the kiosk. They are loaded with its code, so import this only from there.

import { chapter } from '#ui/texts/text-context.tsx';
import { kiosk as en } from './en.ts';
import { kiosk as zh } from './zh.ts';

export const useKioskTexts = chapter({ zh, en });
