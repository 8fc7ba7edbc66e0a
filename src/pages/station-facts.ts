// What a station's page and its door sign say about it, in words of one language: the
// same sentences, set twice.

import type { AreaManifest } from '#core/area.ts';
import { withoutHolidays } from '#core/hours/calendar.ts';
import { weekOf } from '#core/hours/week.ts';
import type { IconNode } from '#core/icon.ts';
import { formatLocalTime, parseDate, weekdayOf } from '#core/local-time.ts';
import type { Programme } from '#core/programme.ts';
import { service } from '#core/service.ts';
import { type Station, type StationService, stationName } from '#core/station.ts';
import { type Instant, instant, type Language, localized } from '#core/units.ts';
import { en } from '#ui/texts/en.ts';
import { pages as pagesEn } from '#ui/texts/pages/en.ts';
import { pages as pagesZh } from '#ui/texts/pages/zh.ts';
import { type Texts, zh } from '#ui/texts/zh.ts';
import { dateWords, verifiedWords } from '#words/opening-words.ts';
import { weekSummary } from '#words/week-words.ts';

const catalogues = { zh: { texts: zh, pages: pagesZh }, en: { texts: en, pages: pagesEn } };
export const textsOf = (language: Language) => catalogues[language];

export interface StationDocument {
  readonly station: Station;
  readonly manifest: AreaManifest;
  /** Of the area; those of the station are picked out. */
  readonly programmes: readonly Programme[];
  /** The week and the age of facts are told as of this moment. */
  readonly moment: Instant;
  readonly language: Language;
}

interface Line {
  /** Empty where the heading says it. */
  readonly name: string;
  readonly words: string;
}

export interface ServiceFact extends Line {
  readonly icon: IconNode;
  readonly works: boolean;
}

export interface StationFacts {
  readonly name: string;
  /** In the other language; null: there is none. */
  readonly otherName: string | null;
  readonly subtitle: string;
  readonly hours: readonly Line[];
  readonly holidays: string;
  /** Dates with other hours that are not over yet. */
  readonly exceptions: readonly Line[];
  readonly services: readonly ServiceFact[];
  readonly programmes: readonly Line[];
  readonly verified: string;
  readonly isIllustrative: boolean;
}

export function stationFacts(document: StationDocument): StationFacts {
  const { station, manifest, moment, language } = document;
  const { texts, pages } = textsOf(language);
  const names = stationName(station);
  const other = language === 'zh' ? names.en : names.zh;
  const ordinary = (part: Parameters<typeof weekOf>[1]) => {
    const everyWeek = { ...station, overrides: [] };
    const week = weekOf(everyWeek, part, moment, withoutHolidays(manifest.utcOffsetMinutes));
    return week && weekSummary(week, texts);
  };
  const site = ordinary('site') ?? '';
  const zone = ordinary('after_hours');
  return {
    name: localized(names, language),
    otherName: other ?? null,
    subtitle: pages.subtitle(
      texts.kind[station.kind],
      station.tier === null ? '' : texts.tier(station.tier),
    ),
    hours:
      zone === null
        ? [{ name: '', words: site }]
        : [
            { name: pages.staffed, words: site },
            { name: pages.selfService, words: zone },
          ],
    holidays: pages.onHolidays[station.holiday],
    exceptions: station.overrides
      .filter(({ to }) => Date.parse(to) + 86_400_000 > moment)
      .map(({ from, to, osm, reason }) => ({
        name: [...new Set([from, to])].map((date) => dateWords(date, texts)).join('–'),
        words: [
          osm === 'off' ? texts.station.closedAllDay : osm,
          reason && localized(reason, language),
        ]
          .filter(Boolean)
          .join(' · '),
      })),
    services: station.services.map((offered) => ({
      icon: service(offered.code).icon,
      name: localized(service(offered.code).name, language),
      words: serviceWords(offered, ordinary(offered.code), language),
      works: offered.status !== 'out_of_order',
    })),
    programmes: document.programmes
      .filter(({ station_id }) => station_id === station.id)
      .filter((programme) => isStillOn(programme, moment))
      .map((programme) => programmeLine(programme, manifest.utcOffsetMinutes, language)),
    verified: verifiedWords(station.provenance.verified_at, moment, texts).words,
    isIllustrative: station.provenance.illustrative === true,
  };
}

function serviceWords(offered: StationService, hours: string | null, language: Language): string {
  const { services } = textsOf(language).texts;
  return [
    offered.status === 'out_of_order' ? services.outOfOrder : null,
    offered.status === 'limited' ? services.limited : null,
    offered.status === 'unknown' ? services.unknownStatus : null,
    hours,
    offered.needs === 'booking' ? services.needsBooking : null,
    offered.needs === 'staff' ? services.needsStaff : null,
    offered.fee === 'paid' ? services.paid : null,
    offered.note ? localized(offered.note, language) : null,
  ]
    .filter((words) => words !== null)
    .join(language === 'zh' ? '，' : ', ');
}

/** What has no rule is over when it ends; of a rule only the last date could tell. */
function isStillOn({ rrule, end }: Programme, moment: Instant): boolean {
  const until = /UNTIL=(\d{4})(\d\d)(\d\d)/.exec(rrule ?? '');
  if (until) return Date.parse(`${until[1]}-${until[2]}-${until[3]}`) + 86_400_000 >= moment;
  return rrule !== undefined || Date.parse(end) >= moment;
}

function programmeLine(programme: Programme, offset: number, language: Language): Line {
  const { texts, pages } = textsOf(language);
  const local = (timestamp: string) => formatLocalTime(instant(Date.parse(timestamp)), offset);
  const [start, end] = [local(programme.start), local(programme.end)];
  const clock = texts.station.programmeTime(start.slice(11), end.slice(11));
  return {
    name: localized(programme.title, language),
    words: `${daysWords(programme, start.slice(0, 10), texts, pages)} ${clock}`,
  };
}

function daysWords(
  { rrule }: Programme,
  date: string,
  texts: Texts,
  pages: (typeof catalogues)['zh']['pages'],
): string {
  if (rrule === undefined) return pages.once(dateWords(date, texts));
  const isWeekly = /FREQ=WEEKLY/.test(rrule) && !/INTERVAL=(?!1\b)/.test(rrule);
  if (!isWeekly) return pages.recurring;
  const named = /BYDAY=([A-Z,]+)/.exec(rrule)?.[1]?.split(',') ?? [];
  const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
  const days =
    named.length > 0 ? named.map((code) => codes.indexOf(code)) : [weekdayOf(parseDate(date) ?? 0)];
  return pages.weekly(days.map((day) => texts.weekdays[day] ?? '').join(texts.listSeparator));
}
