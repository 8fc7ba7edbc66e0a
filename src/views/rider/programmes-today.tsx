// What is on at a station on the day of the rider's departure. Loaded apart: the
// expansion of recurrence rules is needed on a station's page only.

import { useQuery } from '@tanstack/react-query';
import { programmesQuery } from '#api/area.ts';
import { dayOf, localMinuteOf } from '#core/local-time.ts';
import { programmesOnDay } from '#core/programmes-on-day.ts';
import type { Station } from '#core/station.ts';
import { type Language, localized } from '#core/units.ts';
import { openView } from '#state/store.ts';
import { Button } from '#ui/button.tsx';
import { useTexts } from '#ui/texts/text-context.tsx';
import { LoadNote } from './load-note.tsx';
import type { Rider } from './use-rider.ts';

interface ProgrammesTodayProps {
  readonly rider: Rider;
  readonly station: Station;
  readonly language: Language;
}

export function ProgrammesToday({ rider, station, language }: ProgrammesTodayProps) {
  const texts = useTexts();
  const { calendar, departure } = rider;
  const programmes = useQuery(programmesQuery(rider.manifest));
  if (programmes.error) {
    return (
      <LoadNote
        error={programmes.error}
        what={texts.problem.programmes}
        retry={() => void programmes.refetch()}
      />
    );
  }
  if (!programmes.data) return null;
  const day = dayOf(localMinuteOf(departure, calendar.utcOffsetMinutes));
  const today = programmesOnDay(programmes.data, { station: station.id, day, calendar });
  const all = (
    <Button onClick={() => openView('programmes', { station: station.id, layout: 'list' })}>
      {texts.station.allProgrammes}
    </Button>
  );
  if (today.length === 0) {
    return (
      <div className="stack">
        <p className="muted">{texts.station.noProgrammes}</p>
        {programmes.data.some(({ station_id }) => station_id === station.id) && all}
      </div>
    );
  }
  return (
    <div className="stack">
      <ul className="stack">
        {today.map(({ programme, start, end, certain }) => (
          <li key={programme.id}>
            <strong>{localized(programme.title, language)}</strong>
            <p className="facts">
              <span>{texts.station.programmeTime(start, end)}</span>
              {programme.illustrative && (
                <span className="tag">{texts.provenance.illustrative}</span>
              )}
            </p>
            {!certain && <p className="small muted">{texts.station.programmeNotCertain}</p>}
          </li>
        ))}
      </ul>
      {all}
    </div>
  );
}
