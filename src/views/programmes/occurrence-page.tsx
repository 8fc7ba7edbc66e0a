// The page of one occurrence: when and where it is, whether there is a seat to be had, and
// how it is taken along: sign-up, calendar, link, the way there.

import navigation from 'lucide/dist/esm/icons/navigation.mjs';
import ticket from 'lucide/dist/esm/icons/ticket.mjs';
import { useEffect, useRef, useState } from 'react';
import { isKeptId } from '#core/area.ts';
import { formatDate } from '#core/local-time.ts';
import { localized } from '#core/units.ts';
import { openProgramme, openView, useApp } from '#state/store.ts';
import { formatViewState, standardOf } from '#state/view-state.ts';
import { Button } from '#ui/button.tsx';
import { ShareButton } from '#ui/share-button.tsx';
import { useProgrammesTexts } from '#ui/texts/programmes/use-programmes-texts.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import { AddToCalendar } from './add-to-calendar.tsx';
import { dayTitle, placeName } from './occurrence-words.ts';
import { SignUpDialog } from './sign-up-dialog.tsx';
import { Subscription } from './subscription.tsx';
import { hasBegun, nextOccurrences, type OccurrenceProps, stationOf } from './use-programmes.ts';

export function OccurrencePage({ programmes, occurrence }: OccurrenceProps) {
  const texts = useTexts();
  const own = useProgrammesTexts();
  const language = useApp((state) => state.view.lang);
  const { programme, day, start, end, certain } = occurrence;
  const title = useRef<HTMLHeadingElement>(null);
  // A new page was opened: whoever reads by ear or keyboard starts at its title.
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  const series = localized({ zh: programme.series, en: programme.series_en }, language);
  return (
    <article className="stack">
      <header className="stack">
        <h2 className="answer-name" tabIndex={-1} ref={title}>
          {localized(programme.title, language)}
        </h2>
        <p className="facts">
          <span>{series}</span>
          {programme.strand && <span>{localized(programme.strand, language)}</span>}
          {programme.after_hours && <span className="tag">{own.filters.after}</span>}
          {programme.illustrative && <span className="tag">{own.page.illustrative}</span>}
        </p>
      </header>
      <dl className="card occurrence-facts">
        <div>
          <dt>{own.page.when}</dt>
          <dd>
            <strong>
              {dayTitle(day, programmes.today, texts, own)} {own.card.time(start, end)}
            </strong>
            {!certain && <p className="small muted">{own.card.notCertain}</p>}
          </dd>
        </div>
        <div>
          <dt>{own.page.where}</dt>
          <dd>
            <strong>{placeName(programmes, occurrence, language)}</strong>
            <p className="small muted">{stationOf(programmes, programme)?.address}</p>
          </dd>
        </div>
        <div>
          <dt>{own.page.seats}</dt>
          <dd>
            {programme.capacity
              ? own.page.seatsOf(programme.capacity.seats, programme.capacity.waiting)
              : own.page.free}
          </dd>
        </div>
      </dl>
      <Actions programmes={programmes} occurrence={occurrence} />
      <AddToCalendar programmes={programmes} occurrence={occurrence} />
      <Subscription area={programmes.area} programme={programme} />
      <OtherDates programmes={programmes} occurrence={occurrence} />
    </article>
  );
}

function Actions({ programmes, occurrence }: OccurrenceProps) {
  const own = useProgrammesTexts();
  const view = useApp((state) => state.view);
  const [isSigningUp, setSigningUp] = useState(false);
  const { programme } = occurrence;
  const isOver = hasBegun(occurrence, programmes);
  // An area that lives in this browser has no server that could keep a seat.
  const takesSignUps = programme.capacity !== undefined && !isKeptId(view.area);
  const wayThere = () => {
    const { at, profile } = view;
    openView('rider', { station: programme.station_id, at, profile });
  };
  return (
    <>
      <div className="answer-actions">
        {takesSignUps && !isOver && (
          <Button look="primary" size="large" icon={ticket} onClick={() => setSigningUp(true)}>
            {own.page.signUp}
          </Button>
        )}
        <Button size="large" icon={navigation} onClick={wayThere}>
          {own.page.way}
        </Button>
        <ShareLink occurrence={occurrence} />
      </div>
      {takesSignUps && isOver && <p className="muted">{own.page.past}</p>}
      {isSigningUp && (
        <SignUpDialog
          programmes={programmes}
          occurrence={occurrence}
          onClose={() => setSigningUp(false)}
        />
      )}
    </>
  );
}

/** The link names the programme, its date and the area, and nothing of who sends it. */
function ShareLink({ occurrence: { programme, day } }: Pick<OccurrenceProps, 'occurrence'>) {
  const { area, lang } = useApp((state) => state.view);
  const state = { ...standardOf('programmes'), area, lang };
  const link = formatViewState({ ...state, programme: programme.id, date: formatDate(day) });
  return (
    <ShareButton title={localized(programme.title, lang)} url={`${location.origin}/${link}`} />
  );
}

const otherDatesShown = 6;

function OtherDates({ programmes, occurrence }: OccurrenceProps) {
  const texts = useTexts();
  const own = useProgrammesTexts();
  const { programme } = occurrence;
  const others = nextOccurrences(programme, programmes, otherDatesShown + 1)
    .filter(({ day }) => day !== occurrence.day)
    .slice(0, otherDatesShown);
  if (others.length === 0) return null;
  return (
    <section className="card stack">
      <h3 className="section-title">{own.page.others}</h3>
      <ul className="row-wrap">
        {others.map(({ day }) => (
          <li key={day}>
            <Button onClick={() => openProgramme(programme.id, formatDate(day))}>
              {dayTitle(day, programmes.today, texts, own)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
