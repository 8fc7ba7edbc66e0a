// One station of the list: its state on arrival, how long the way is, what it
// offers. The first card is the answer itself and carries the large 导航 button.

import chevronRight from 'lucide/dist/esm/icons/chevron-right.mjs';
import navigation from 'lucide/dist/esm/icons/navigation.mjs';
import type { RankedStation } from '#core/ranking.ts';
import { type ServiceCode, service } from '#core/service.ts';
import { stationName } from '#core/station.ts';
import { stationIcons } from '#core/station-icon.ts';
import { type Language, localized } from '#core/units.ts';
import { openStation } from '#state/store.ts';
import { Button } from '#ui/button.tsx';
import { Icon } from '#ui/icon.tsx';
import { StateBadge } from '#ui/state-badge.tsx';
import { useTexts } from '#ui/texts/text-context.tsx';
import {
  type Clock,
  openingWords,
  stateWord,
  travelWords,
  verifiedWords,
} from '#words/opening-words.ts';
import { ServiceIcons } from './service-icons.tsx';

/** What all cards of a list have in common. */
export interface CardContext {
  readonly clock: Clock;
  readonly language: Language;
  readonly profile: 'walk' | 'ebike' | 'bike';
  readonly wanted: readonly ServiceCode[];
  /** Times are estimates, or the position is too coarse for the order. */
  readonly about: boolean;
  /** There is a place to start from, so that a missing travel means "not reached". */
  readonly started: boolean;
}

interface CardProps {
  readonly row: RankedStation;
  readonly rank: number;
  readonly context: CardContext;
}

export function AnswerCard({
  row,
  rank,
  context,
  onNavigate,
}: CardProps & { readonly onNavigate: () => void }) {
  const texts = useTexts();
  const name = localized(stationName(row.station), context.language);
  // Another station's words are new words, not the old ones moved; the buttons stay.
  const { id } = row.station;
  return (
    <article className="card answer-card">
      <CardHead row={row} rank={rank} context={context} />
      <h3 key={`name ${id}`} className="answer-name">
        {name}
      </h3>
      <Sentence key={`sentence ${id}`} row={row} context={context} />
      <div className="answer-actions">
        <Button
          look="primary"
          size="large"
          icon={navigation}
          aria-label={texts.answer.navigateTo(name)}
          onClick={onNavigate}
        >
          {texts.answer.navigate}
        </Button>
        <Button
          size="large"
          aria-label={texts.answer.detailsOf(name)}
          onClick={() => openStation(row.station.id)}
        >
          {texts.answer.details}
        </Button>
      </div>
      <Facts key={`facts ${id}`} row={row} context={context} />
      <ServiceIcons
        key={`services ${id}`}
        station={row.station}
        wanted={context.wanted}
        language={context.language}
      />
    </article>
  );
}

export function StationRow({ row, rank, context }: CardProps) {
  const name = localized(stationName(row.station), context.language);
  return (
    <article className="card station-row">
      <CardHead row={row} rank={rank} context={context} />
      <h3 className="row-name">
        <button type="button" className="row-link" onClick={() => openStation(row.station.id)}>
          <span>{name}</span>
          <Icon node={chevronRight} />
        </button>
      </h3>
      <Sentence row={row} context={context} />
      <Facts row={row} context={context} />
      <ServiceIcons station={row.station} wanted={context.wanted} language={context.language} />
    </article>
  );
}

function CardHead({ row, rank, context }: CardProps) {
  const texts = useTexts();
  const wanted = context.wanted.map((code) => localized(service(code).name, context.language));
  return (
    <p className="card-head">
      {context.started && row.travel && (
        <span className="rank">
          <span className="visually-hidden">{texts.answer.rank(rank)}</span>
          <span aria-hidden="true">{rank}</span>
        </span>
      )}
      <StateBadge state={row.opening.state} word={stateWord(row, wanted, texts)} />
    </p>
  );
}

function Sentence({ row, context }: { row: RankedStation; context: CardContext }) {
  const texts = useTexts();
  const opening = openingWords(
    row,
    context.clock,
    texts,
    context.wanted.length === 0 ? 'station' : 'services',
  );
  const travel = row.travel
    ? travelWords(row.travel, context.profile, context.about, texts)
    : context.started
      ? texts.answer.notReached
      : null;
  return (
    <p className="sentence">
      {travel !== null && <strong className="travel">{travel}</strong>}
      {travel !== null && texts.answer.comma}
      <span className="opening">{opening}</span>
    </p>
  );
}

function Facts({ row, context }: { row: RankedStation; context: CardContext }) {
  const texts = useTexts();
  const { station, travel } = row;
  const verified = verifiedWords(station.provenance.verified_at, context.clock.now, texts);
  return (
    <p className="facts">
      {travel && <span className="fact-distance">{texts.distance(travel.metres)}</span>}
      <span>{station.address}</span>
      <span className="fact-kind">
        <Icon node={stationIcons[station.kind]} size={16} />
        {texts.kind[station.kind]}
        {station.tier !== null && ` ${texts.tier(station.tier)}`}
      </span>
      <span data-tone={verified.tone}>{verified.words}</span>
      {station.provenance.illustrative && (
        <span className="tag" title={texts.provenance.illustrativeHint}>
          {texts.provenance.illustrative}
        </span>
      )}
    </p>
  );
}
