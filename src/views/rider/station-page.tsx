// A station's page: how it stands now and on arrival, the way there with its circle,
// the hours of the week, each service, who may come in, and how far the facts can be
// trusted.

import circleAlert from 'lucide/dist/esm/icons/circle-alert.mjs';
import navigation from 'lucide/dist/esm/icons/navigation.mjs';
import phone from 'lucide/dist/esm/icons/phone.mjs';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { weekOf } from '#core/hours/week.ts';
import { formatClock, localMinuteOf } from '#core/local-time.ts';
import { type Station, stationName } from '#core/station.ts';
import { stationIcons } from '#core/station-icon.ts';
import { instant, type Language, localized } from '#core/units.ts';
import { openView, pickPlace, useApp } from '#state/store.ts';
import { Button, ButtonLink } from '#ui/button.tsx';
import { ErrorBoundary } from '#ui/error-boundary.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Icon } from '#ui/icon.tsx';
import { ShareButton } from '#ui/share-button.tsx';
import { StateBadge } from '#ui/state-badge.tsx';
import { useTexts } from '#ui/texts/text-context.tsx';
import { momentWords, openingWords, travelWords, verifiedWords } from '#words/opening-words.ts';
import { weekSummary } from '#words/week-words.ts';
import { ProfileSwitch } from './quick-filters.tsx';
import { circleMinutes } from './scene.ts';
import { StationAccess } from './station-access.tsx';
import { stationLink } from './station-link.ts';
import { StationServices } from './station-services.tsx';
import type { Rider, Selected } from './use-rider.ts';
import type { Way } from './use-way.ts';
import { WeekHours } from './week-hours.tsx';

interface StationPageProps {
  readonly rider: Rider;
  readonly way: Way;
  readonly selected: Selected;
  readonly language: Language;
  readonly onNavigate: (station: Station) => void;
}

export function StationPage({ rider, way, selected, language, onNavigate }: StationPageProps) {
  const texts = useTexts();
  const { station, arrival } = selected;
  const name = localized(stationName(station), language);
  const area = useApp((state) => state.view.area);
  const link = stationLink(location.origin, { area, lang: language, station: station.id });
  const title = useRef<HTMLHeadingElement>(null);
  // A new page was opened: whoever reads by ear or keyboard starts at its title.
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  return (
    <article className="station-page stack">
      <header className="stack">
        <h2 className="answer-name" tabIndex={-1} ref={title}>
          {name}
        </h2>
        <p className="facts">
          <span className="fact-kind">
            <Icon node={stationIcons[station.kind]} size={16} />
            {texts.kind[station.kind]}
            {station.tier !== null && ` ${texts.tier(station.tier)}`}
          </span>
          {station.provenance.illustrative && (
            <span className="tag">{texts.provenance.illustrativeHint}</span>
          )}
        </p>
      </header>
      <StatusNote rider={rider} station={station} />
      <States rider={rider} selected={selected} />
      <div className="answer-actions">
        <Button look="primary" size="large" icon={navigation} onClick={() => onNavigate(station)}>
          {texts.answer.navigate}
        </Button>
        {station.phone && (
          <ButtonLink
            size="large"
            icon={phone}
            href={`tel:${station.phone.replace(/[^+\d]/g, '')}`}
          >
            {texts.station.phone}
          </ButtonLink>
        )}
        <ShareButton title={name} text={name} url={link} />
      </div>
      <TheWay rider={rider} way={way} selected={selected} />
      <section className="card stack">
        <h3 className="section-title">{texts.station.hours}</h3>
        <WeekHours
          rider={rider}
          station={station}
          part="site"
          caption={texts.station.nextDays}
          language={language}
        />
        <AfterHours rider={rider} station={station} />
      </section>
      <Programmes rider={rider} station={station} language={language} />
      <StationServices
        rider={rider}
        station={station}
        moment={arrival?.moment ?? rider.departure}
        language={language}
      />
      <StationAccess station={station} />
      <AboutData rider={rider} station={station} />
      <Button
        icon={circleAlert}
        onClick={() => openView('voice', { station: station.id, form: 'report' })}
      >
        {texts.station.report}
      </Button>
      {station.kind === 'check_in_point' && (
        <Button
          icon={stationIcons.check_in_point}
          onClick={() => openView('voice', { station: station.id, form: 'check-in' })}
        >
          {texts.station.checkIn}
        </Button>
      )}
    </article>
  );
}

const ProgrammesToday = lazy(() =>
  import('./programmes-today.tsx').then((module) => ({ default: module.ProgrammesToday })),
);

function Programmes(props: { rider: Rider; station: Station; language: Language }) {
  const texts = useTexts();
  if (!props.rider.manifest.files.programmes) return null;
  return (
    <section className="card">
      <h3 className="section-title">{texts.station.programmes}</h3>
      <ErrorBoundary
        fallback={() => <p className="muted">{texts.problem.load(texts.problem.programmes)}</p>}
      >
        <Suspense fallback={<p className="muted">{texts.station.loading}</p>}>
          <ProgrammesToday {...props} />
        </Suspense>
      </ErrorBoundary>
    </section>
  );
}

/** The self-service zone, mostly the same every day: one line says it. */
function AfterHours({ rider, station }: { readonly rider: Rider; readonly station: Station }) {
  const texts = useTexts();
  const week = weekOf(station, 'after_hours', rider.departure, rider.calendar);
  if (week === null) return null;
  return (
    <div>
      <h4 className="field-label">{texts.station.afterHours}</h4>
      <p>{weekSummary(week, texts)}</p>
      <p className="small muted">{texts.station.afterHoursHint}</p>
    </div>
  );
}

function StatusNote({ rider, station }: { readonly rider: Rider; readonly station: Station }) {
  const texts = useTexts();
  if (station.status === 'open') return null;
  const words = {
    temporarily_closed: texts.station.temporarilyClosed,
    planned: texts.station.planned,
    closed: texts.station.closedForGood,
  }[station.status];
  return (
    <div className="note" data-tone="warn">
      <div>
        <p>
          <strong>{words}</strong>
          {station.status_note && `${texts.answer.comma}${station.status_note}`}
        </p>
        {station.status_until && (
          <p>
            {texts.station.closedUntil(
              momentWords(instant(Date.parse(station.status_until)), rider.clock, texts),
            )}
          </p>
        )}
      </div>
    </div>
  );
}

function States({ rider, selected }: { readonly rider: Rider; readonly selected: Selected }) {
  const texts = useTexts();
  const when = useApp((state) => state.view.when);
  const { departed, arrival } = selected;
  const at = (moment: typeof rider.departure) => momentWords(moment, rider.clock, texts);
  return (
    <dl className="card states">
      <div>
        <dt>{when === null ? texts.station.now : texts.filters.at(at(rider.departure))}</dt>
        <dd>
          <StateBadge state={departed.opening.state} word={texts.state[departed.opening.state]} />
          <span>{openingWords(departed, rider.clock, texts)}</span>
        </dd>
      </div>
      {arrival && (
        <div>
          <dt>{texts.station.onArrival}</dt>
          <dd>
            <StateBadge
              state={arrival.opening.state}
              word={texts.stateOnArrival[arrival.opening.state]}
            />
            <span>{openingWords(arrival, rider.clock, texts)}</span>
          </dd>
        </div>
      )}
    </dl>
  );
}

function TheWay({ rider, way, selected }: { rider: Rider; way: Way; selected: Selected }) {
  const texts = useTexts();
  const profile = useApp((state) => state.view.profile);
  const most = useApp((state) => state.view.min);
  const listMode = useApp((state) => state.map !== 'idle');
  const { arrival, station } = selected;
  return (
    <section className="card stack">
      <h3 className="section-title">{texts.station.travelHeading}</h3>
      <ProfileSwitch quiet />
      {arrival?.travel ? (
        <p>
          <strong>
            {travelWords(arrival.travel, profile, rider.times.source !== 'streets', texts)}
          </strong>
          {texts.answer.comma}
          {texts.distance(arrival.travel.metres)}
          {texts.answer.comma}
          {texts.station.arrivalAt(
            formatClock(localMinuteOf(arrival.moment, rider.clock.utcOffsetMinutes)),
          )}
        </p>
      ) : (
        <div className="row-wrap">
          <Button onClick={() => pickPlace(station.at)}>{texts.station.fromHere}</Button>
        </div>
      )}
      {way.failed && (
        <ErrorNote
          title={way.failed === 'route' ? texts.station.routeFailed : texts.station.circleFailed}
          retry={{ label: texts.problem.retry, onPress: way.retry }}
        />
      )}
      {!listMode && (
        <p className="legend small">
          <span>{texts.station.circleLegend}</span>
          {circleMinutes(most).map((minutes) => (
            <span key={minutes} className="legend-item">
              <span className="swatch" data-minutes={minutes} />
              {texts.duration(minutes)}
            </span>
          ))}
        </p>
      )}
    </section>
  );
}

function AboutData({ rider, station }: { readonly rider: Rider; readonly station: Station }) {
  const texts = useTexts();
  const { provenance, position } = station;
  const verified = verifiedWords(provenance.verified_at, rider.clock.now, texts);
  return (
    <section className="card">
      <h3 className="section-title">{texts.station.address}</h3>
      <p>{station.address}</p>
      <p className="facts">
        {position.accuracy_m !== undefined && (
          <span>{texts.station.positionAccuracy(position.accuracy_m)}</span>
        )}
        <span data-tone={verified.tone}>
          {verified.words}
          {provenance.verified_how && ` (${texts.provenance.how[provenance.verified_how]})`}
        </span>
        <span>{texts.provenance.confidence[provenance.confidence]}</span>
        <span>{texts.map.dataDate(rider.manifest.dataDate)}</span>
      </p>
    </section>
  );
}
