// An occurrence, or the whole programme, as a file for the device's own calendar.

import calendarPlus from 'lucide/dist/esm/icons/calendar-plus.mjs';
import { formatDate } from '#core/local-time.ts';
import { useApp } from '#state/store.ts';
import { Button } from '#ui/button.tsx';
import { saveFile, textFile } from '#ui/save-file.ts';
import { useCalendarTexts } from '#ui/texts/calendar/use-calendar-texts.ts';
import { useProgrammesTexts } from '#ui/texts/programmes/use-programmes-texts.ts';
import { programmeCalendar } from '#words/calendar-entries.ts';
import type { OccurrenceProps } from './use-programmes.ts';

export function AddToCalendar({ programmes: { area }, occurrence }: OccurrenceProps) {
  const own = useProgrammesTexts();
  const texts = useCalendarTexts();
  const language = useApp((state) => state.view.lang);
  const { programme, day } = occurrence;
  const save = (wanted: { programme: typeof programme; day?: number }, name: string) => {
    const text = programmeCalendar([wanted], area, { language, texts });
    // Safari opens it in the calendar, others save it.
    saveFile(`${name}.ics`, textFile(text, 'text/calendar'));
  };
  return (
    <section className="card stack">
      <h3 className="section-title">{own.calendar.heading}</h3>
      <div className="row-wrap">
        <Button
          icon={calendarPlus}
          onClick={() => save({ programme, day }, `${programme.id}-${formatDate(day)}`)}
        >
          {own.calendar.one}
        </Button>
        {programme.rrule !== undefined && (
          <Button icon={calendarPlus} onClick={() => save({ programme }, programme.id)}>
            {own.calendar.all}
          </Button>
        )}
      </div>
      <p className="small muted">{own.calendar.hint}</p>
    </section>
  );
}
