// The hours of the coming seven days as a table: today first and marked, holidays
// and make-up workdays with their names.

import type { StationPart } from '#core/hours/policy.ts';
import { type WeekDay, weekOf } from '#core/hours/week.ts';
import type { Station } from '#core/station.ts';
import { type Language, localized } from '#core/units.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import { dateWords } from '#words/opening-words.ts';
import { dayWords } from '#words/week-words.ts';
import type { Rider } from './use-rider.ts';

interface WeekHoursProps {
  readonly rider: Rider;
  readonly station: Station;
  readonly part: StationPart;
  readonly caption: string;
  readonly language: Language;
}

export function WeekHours({ rider, station, part, caption, language }: WeekHoursProps) {
  const week = weekOf(station, part, rider.departure, rider.calendar);
  if (week === null) return null;
  return (
    <table className="week">
      <caption>{caption}</caption>
      <tbody>
        {week.map((day, index) => (
          <WeekRow key={day.date} day={day} today={index === 0} language={language} />
        ))}
      </tbody>
    </table>
  );
}

function WeekRow(props: { day: WeekDay; today: boolean; language: Language }) {
  const { day, today, language } = props;
  const texts = useTexts();
  const mark = markOf(day, language, texts.station);
  return (
    <tr data-today={today} aria-current={today ? 'date' : undefined}>
      <th scope="row">
        <span>{today ? texts.station.today : texts.weekdays[day.weekday]}</span>
        <span className="small muted"> {dateWords(day.date, texts)}</span>
      </th>
      <td>
        <div className="week-hours">
          <span>{dayWords(day, texts)}</span>
          {mark !== null && <span className="tag">{mark}</span>}
        </div>
      </td>
    </tr>
  );
}

function markOf(
  { kind, name }: WeekDay,
  language: Language,
  texts: { holiday: string; makeup: string },
): string | null {
  if (kind === 'public_holiday') return name ? localized(name, language) : texts.holiday;
  if (kind === 'makeup_workday') return texts.makeup;
  return name ? localized(name, language) : null;
}
