// The list: the answer first, below it the conditions that change it, then the other
// stations by rank. What the opening condition leaves out is counted, never hushed up.

import { useState } from 'react';
import { firstToOpen, tooCloseToTell } from '#core/ranking.ts';
import type { Station } from '#core/station.ts';
import { stationName } from '#core/station.ts';
import { localized } from '#core/units.ts';
import { changeView, clearFilters, useApp } from '#state/store.ts';
import { Button } from '#ui/button.tsx';
import { DataAge } from '#ui/data-age.tsx';
import { useTexts } from '#ui/texts/text-context.tsx';
import { momentWords } from '#words/opening-words.ts';
import { LocateCard, LocateFailure, type StartActions } from './locate-card.tsx';
import { NoStations } from './no-stations.tsx';
import { QuickFilters } from './quick-filters.tsx';
import { AnswerCard, type CardContext, StationRow } from './station-card.tsx';
import { TimesNote } from './times-note.tsx';
import type { Rider } from './use-rider.ts';

const pageSize = 12;

interface StationListProps extends StartActions {
  readonly rider: Rider;
  readonly onNavigate: (station: Station) => void;
}

export function StationList({ rider, onLocate, onPick, onNavigate }: StationListProps) {
  const texts = useTexts();
  const { lang, profile, services } = useApp((state) => state.view);
  const failed = useApp((state) => state.position.kind === 'failed');
  const { ranking, here } = rider;
  const accuracyMetres = here?.kind === 'device' ? here.accuracyMetres : null;
  const tied = tooCloseToTell(ranking.rows, accuracyMetres);
  const context: CardContext = {
    clock: rider.clock,
    language: lang,
    profile,
    wanted: services,
    about: tied || rider.times.source !== 'streets',
    started: here !== null,
  };
  const [first, ...others] = ranking.rows;
  if (rider.stations.length === 0) {
    return (
      <div className="stack">
        <LocateFailure onLocate={onLocate} onPick={onPick} />
        <NoStations manifest={rider.manifest} onPick={onPick} />
      </div>
    );
  }
  return (
    <div className="stack">
      <LocateFailure onLocate={onLocate} onPick={onPick} />
      {here === null && !failed && <LocateCard onLocate={onLocate} onPick={onPick} />}
      {here !== null && rider.times.source !== 'streets' && (
        <TimesNote rider={rider} onPick={onPick} />
      )}
      {here !== null && first && (
        <section className="stack" aria-labelledby="answer-heading">
          <AnswerHeading />
          <AnswerCard
            row={first}
            rank={1}
            context={context}
            onNavigate={() => onNavigate(first.station)}
          />
        </section>
      )}
      {tied && accuracyMetres !== null && (
        <p className="note">{texts.answer.tooClose(accuracyMetres)}</p>
      )}
      {!first && <NothingFound rider={rider} />}
      <QuickFilters />
      <Others rows={here === null ? ranking.rows : others} rider={rider} context={context} />
      {first && <LeftOut rider={rider} />}
      <DataAge dataDate={rider.manifest.dataDate} liveMinutes={rider.liveMinutes}>
        {rider.manifest.illustrative && <span>{texts.provenance.illustrativeHint}</span>}
      </DataAge>
    </div>
  );
}

function AnswerHeading() {
  const { answer } = useTexts();
  const open = useApp((state) => state.view.open);
  const words = { arrival: answer.heading, now: answer.headingNow, any: answer.headingAny }[open];
  return (
    <h2 id="answer-heading" className="visually-hidden">
      {words}
    </h2>
  );
}

function Others(props: { rows: Rider['ranking']['rows']; rider: Rider; context: CardContext }) {
  const { rows, rider, context } = props;
  const { answer } = useTexts();
  const [shown, setShown] = useState(pageSize);
  if (rows.length === 0) return null;
  const started = rider.here !== null;
  return (
    <section className="stack" aria-labelledby="others-heading">
      <h2 id="others-heading" className="section-title">
        {started ? answer.others : answer.headingNoPlace}
        <span className="muted"> {answer.count(rows.length, rows.length)}</span>
      </h2>
      <ol className="stack">
        {rows.slice(0, shown).map((row, index) => (
          <li key={row.station.id} className="list-item">
            <StationRow row={row} rank={index + (started ? 2 : 1)} context={context} />
          </li>
        ))}
      </ol>
      {rows.length > shown && (
        <Button wide onClick={() => setShown(shown + pageSize)}>
          {answer.more(Math.min(pageSize, rows.length - shown))}
        </Button>
      )}
    </section>
  );
}

/** How many the opening condition leaves out, and the way to see them. */
function LeftOut({ rider }: { readonly rider: Rider }) {
  const { answer } = useTexts();
  const open = useApp((state) => state.view.open);
  const { left } = rider.ranking;
  const unknown = left.filter(({ opening }) => opening.state === 'unknown').length;
  if (left.length === 0) return null;
  const words = open === 'now' ? answer.hiddenNow : answer.hidden;
  return (
    <div className="left-out">
      <p className="small muted">{words(left.length - unknown, unknown)}</p>
      <Button look="plain" onClick={() => changeView({ open: 'any' })}>
        {answer.showHidden}
      </Button>
    </div>
  );
}

function NothingFound({ rider }: { readonly rider: Rider }) {
  const { answer } = useTexts();
  const texts = useTexts();
  const language = useApp((state) => state.view.lang);
  const next = firstToOpen(rider.ranking);
  return (
    <section className="card stack" aria-live="polite">
      <h2 className="answer-name">{answer.empty}</h2>
      {next?.opening.next && (
        <p>
          {answer.emptyNext(
            localized(stationName(next.station), language),
            momentWords(next.opening.next, rider.clock, texts),
          )}
        </p>
      )}
      <p className="muted">{answer.emptyHint}</p>
      <div className="row-wrap">
        <Button look="primary" onClick={() => changeView({ open: 'any' })}>
          {answer.anyHours}
        </Button>
        <Button onClick={clearFilters}>{answer.clearFilters}</Button>
      </div>
    </section>
  );
}
