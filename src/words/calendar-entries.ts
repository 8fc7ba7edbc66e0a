// What a programme says of itself in a calendar: the words of its entry, and the names of
// the files that hold entries. The page makes one on a tap, the build those to subscribe to.

import type { AreaManifest } from '#core/area.ts';
import type { Calendar } from '#core/hours/calendar.ts';
import { type CalendarEntry, calendarText } from '#core/icalendar.ts';
import { formatDate } from '#core/local-time.ts';
import type { Programme } from '#core/programme.ts';
import { type Station, stationName } from '#core/station.ts';
import { type Language, localized } from '#core/units.ts';
import type { CalendarTexts } from '#ui/texts/calendar/zh.ts';

export interface CalendarWords {
  readonly language: Language;
  readonly texts: CalendarTexts;
}

export interface CalendarSource {
  readonly manifest: Pick<AreaManifest, 'id' | 'name' | 'timeZone'>;
  readonly stations: readonly Station[];
  readonly calendar: Calendar;
}

interface Wanted {
  readonly programme: Programme;
  /** The day of one occurrence; absent: all of them. */
  readonly day?: number;
}

/** The text of an iCalendar file. */
export function programmeCalendar(
  wanted: readonly Wanted[],
  { manifest, stations, calendar }: CalendarSource,
  { language, texts }: CalendarWords,
): string {
  const [only] = wanted.length === 1 ? wanted : [];
  return calendarText({
    area: manifest.id,
    name: only
      ? localized(only.programme.title, language)
      : texts.name(localized(manifest.name, language)),
    timeZone: manifest.timeZone ?? wanted[0]?.programme.tzid ?? 'Asia/Shanghai',
    calendar,
    entries: wanted.map(({ programme, day = null }): CalendarEntry => {
      const station = stations.find(({ id }) => id === programme.station_id);
      const place = station ? [localized(stationName(station), language), station.address] : [];
      return {
        programme,
        day,
        title: localized(programme.title, language),
        description: description(programme, calendar, texts),
        location: place.join(language === 'zh' ? '，' : ', '),
        at: station?.at ?? null,
        series: seriesName(programme, language),
      };
    }),
  });
}

export const seriesName = ({ series, series_en }: Programme, language: Language): string =>
  localized({ zh: series, en: series_en }, language);

function description(
  { illustrative, capacity, exdate_policy, rrule }: Programme,
  calendar: Calendar,
  texts: CalendarTexts,
): string {
  const skips = rrule !== undefined && exdate_policy !== undefined;
  return [
    illustrative ? texts.illustrative : '',
    capacity ? texts.signUp(capacity.seats) : texts.free,
    skips ? texts.skipsHolidays : '',
    skips && Number.isFinite(calendar.until)
      ? texts.uncertainAfter(formatDate(calendar.until))
      : '',
  ]
    .filter(Boolean)
    .join('\n');
}

/** Below the site: `calendar/<area>/all.ics`, and one for each programme. */
export const calendarPath = (area: string, language: Language, programme: string | null): string =>
  `calendar/${area}/${language === 'zh' ? '' : `${language}/`}${programme ?? 'all'}.ics`;
