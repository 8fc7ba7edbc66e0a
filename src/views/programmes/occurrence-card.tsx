// One occurrence in the week: when, what, where, and whether one must sign up.

import { formatDate } from '#core/local-time.ts';
import { localized } from '#core/units.ts';
import { openProgramme, useApp } from '#state/store.ts';
import { useProgrammesTexts } from '#ui/texts/programmes/use-programmes-texts.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import { travelMinutes } from '#words/opening-words.ts';
import { placeName, seatWords } from './occurrence-words.ts';
import { hasBegun, type OccurrenceProps } from './use-programmes.ts';

export function OccurrenceCard({ programmes, occurrence }: OccurrenceProps) {
  const texts = useTexts();
  const own = useProgrammesTexts();
  const language = useApp((state) => state.view.lang);
  const profile = useApp((state) => state.view.profile);
  const { programme, start, end, day, certain } = occurrence;
  const travel = programmes.start.travels?.get(programme.station_id);
  return (
    <button
      type="button"
      className="card programme-card"
      onClick={() => openProgramme(programme.id, formatDate(day))}
    >
      <span className="programme-time">{own.card.time(start, end)}</span>
      <span className="programme-what">
        <strong>{localized(programme.title, language)}</strong>
        <span>
          {placeName(programmes, occurrence, language)}
          {travel && (
            <span className="muted">
              {' · '}
              {own.card.travel(texts.move[profile], travelMinutes(travel))}
            </span>
          )}
        </span>
        <span className="facts">
          <span>
            {hasBegun(occurrence, programmes) ? own.card.started : seatWords(occurrence, own)}
          </span>
          {programme.after_hours && <span className="tag">{own.filters.after}</span>}
          {programme.illustrative && <span className="tag">{texts.provenance.illustrative}</span>}
        </span>
        {!certain && <span className="small muted">{own.card.notCertain}</span>}
      </span>
    </button>
  );
}
