// Fields of the desk's forms: a text with its label, and hours with the week in words as they are
// written, or where the reader stopped.

import type { Area } from '#api/area.ts';
import { parseHours } from '#core/hours/parse.ts';
import type { StationPart } from '#core/hours/policy.ts';
import { weekOf } from '#core/hours/week.ts';
import type { Station } from '#core/station.ts';
import { useApp } from '#state/store.ts';
import { useDeskTexts } from '#ui/texts/desk/use-desk-texts.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import { weekSummary } from '#words/week-words.ts';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'datetime-local' | 'number';
}

export function TextField({ label, value, onChange, type = 'text' }: TextFieldProps) {
  return (
    <label className="field">
      <span className="field-label">{label}</span>
      <input
        className="text-field"
        type={type}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}

interface HoursFieldProps extends Omit<TextFieldProps, 'type'> {
  readonly area: Area;
  /** With the hours that are being written; null: something else of it is not right yet. */
  readonly station: Station | null;
  readonly part: StationPart;
}

export function HoursField({ area, station, part, value, ...field }: HoursFieldProps) {
  const texts = useTexts();
  const { edit: words } = useDeskTexts();
  const now = useApp((state) => state.now);
  const hours = value === '' ? null : parseHours(value);
  const week =
    hours?.kind === 'rules' && station ? weekOf(station, part, now, area.calendar) : null;
  return (
    <div className="field">
      <TextField value={value} {...field} />
      {hours === null && <p className="small muted">{words.hoursHint}</p>}
      {hours?.kind === 'unreadable' && (
        <p className="small" role="status">
          {words.hoursWrong(hours.position + 1, hours.expected)}
        </p>
      )}
      {week && <p className="small muted">{words.hoursReads(weekSummary(week, texts))}</p>}
    </div>
  );
}
