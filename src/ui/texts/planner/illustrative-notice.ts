// What every export says that holds illustrative data, in both languages: nobody knows
// who will read it.

import { exchange as en } from './exchange-en.ts';
import { exchange as zh } from './exchange-zh.ts';

export const illustrativeNotice = { zh: zh.illustrative, en: en.illustrative };
