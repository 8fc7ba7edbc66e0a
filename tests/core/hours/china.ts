// The holiday calendar the project ships, read and checked as at run time.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { calendarFile, calendarOf } from '#core/hours/calendar.ts';

export const chinaFile = v.parse(
  calendarFile,
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../data/calendar/china.json'), 'utf8')),
);
export const china = calendarOf(chinaFile);
