// The calendars of an area that a phone subscribes to: one of all programmes, and one for
// each, in every language.

import type { Programme } from '#core/programme.ts';
import { calendar as en } from '#ui/texts/calendar/en.ts';
import { calendar as zh } from '#ui/texts/calendar/zh.ts';
import { type CalendarSource, calendarPath, programmeCalendar } from '#words/calendar-entries.ts';

export interface AreaProgrammes extends CalendarSource {
  readonly programmes: readonly Programme[];
}

/** Texts of the files by their paths below the site. */
export function programmeCalendars(area: AreaProgrammes): Map<string, string> {
  const files = new Map<string, string>();
  const all = area.programmes.map((programme) => ({ programme }));
  for (const [language, texts] of [['zh', zh] as const, ['en', en] as const]) {
    const put = (id: string | null, wanted: typeof all) =>
      files.set(
        calendarPath(area.manifest.id, language, id),
        programmeCalendar(wanted, area, { language, texts }),
      );
    put(null, all);
    for (const one of all) put(one.programme.id, [one]);
  }
  return files;
}
