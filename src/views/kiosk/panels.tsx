// The panels of the kiosk, one at a time: here, nearby, services, programmes, the
// needs survey, the tip of the day, and the code to take it along. A new panel is one entry in the table at the end.

import type { ReactNode } from 'react';
import type { Area } from '#api/area.ts';
import { minutesLeft } from '#core/hours/opening.ts';
import { serviceOpening, stationOpening } from '#core/hours/station-opening.ts';
import { weekOf } from '#core/hours/week.ts';
import { dayOf, formatDate, localMinuteOf, weekdayOf } from '#core/local-time.ts';
import type { Occurrence } from '#core/programmes-on-day.ts';
import type { RankedStation } from '#core/ranking.ts';
import { service } from '#core/service.ts';
import { stationName } from '#core/station.ts';
import { stationIcons } from '#core/station-icon.ts';
import { localized } from '#core/units.ts';
import { useApp } from '#state/store.ts';
import { Icon } from '#ui/icon.tsx';
import { StateBadge } from '#ui/state-badge.tsx';
import { useKioskTexts } from '#ui/texts/kiosk/use-kiosk-texts.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import { dateWords, openingWords, stateWord, travelWords } from '#words/opening-words.ts';
import { dayWords } from '#words/week-words.ts';
import type { KioskConfig, KioskPanel } from './kiosk-config.ts';
import { NeedSurvey } from './need-survey.tsx';
import { TakeAway } from './take-away.tsx';
import { circleMinutes, type Kiosk } from './use-kiosk.ts';

interface PanelProps {
  readonly kiosk: Kiosk;
  readonly config: KioskConfig;
  readonly onStation: (id: string) => void;
}

function HerePanel({ kiosk: { area, station }, config }: PanelProps) {
  const texts = useTexts();
  const kiosk = useKioskTexts();
  const language = useApp((state) => state.view.lang);
  const now = useApp((state) => state.now);
  const opening = stationOpening(station, now, area.calendar);
  const row = { opening, minutesLeft: minutesLeft(opening, now), travel: null };
  const clock = { now, utcOffsetMinutes: area.manifest.utcOffsetMinutes };
  const [today] = weekOf(station, 'site', now, area.calendar) ?? [];
  const direction = kiosk.directions[Math.round((((config.heading % 360) + 360) % 360) / 45) % 8];
  const name = localized(stationName(station), language);
  return (
    <div className="kiosk-here">
      <div className="kiosk-facts">
        <p className="kiosk-eyebrow">{kiosk.youAreHere}</p>
        <h2>{name}</h2>
        <p className="muted kiosk-kind">
          <Icon node={stationIcons[station.kind]} /> {texts.kind[station.kind]} · {station.address}
        </p>
        <p className="kiosk-state">
          <StateBadge state={opening.state} word={texts.state[opening.state]} />{' '}
          {openingWords(row, clock, texts)}
        </p>
        {today && (
          <p>
            {texts.station.today} {dayWords(today, texts)}
          </p>
        )}
        <p className="muted">
          {kiosk.circle} {circleMinutes.map(kiosk.minutes).join(texts.listSeparator)}
        </p>
        <p className="muted">{config.heading === 0 ? kiosk.north : kiosk.upIs(direction ?? '')}</p>
        {station.provenance.illustrative && (
          <p className="tag kiosk-tag">{texts.provenance.illustrativeHint}</p>
        )}
      </div>
      <TakeAway station={station.id} from={station.id} name={name} brief />
    </div>
  );
}

export function NearSentence({ row, area }: { readonly row: RankedStation; readonly area: Area }) {
  const texts = useTexts();
  const now = useApp((state) => state.now);
  const clock = { now, utcOffsetMinutes: area.manifest.utcOffsetMinutes };
  return (
    <span className="kiosk-sentence">
      <StateBadge state={row.opening.state} word={stateWord(row, [], texts)} />
      <span>
        {row.travel && travelWords(row.travel, 'walk', false, texts)}
        {texts.answer.comma}
        {openingWords(row, clock, texts)}
      </span>
    </span>
  );
}

const nearest = 5;

function NearPanel({ kiosk: { near, area }, onStation }: PanelProps) {
  const kiosk = useKioskTexts();
  const language = useApp((state) => state.view.lang);
  return (
    <>
      <h2>{kiosk.nearTitle}</h2>
      <ol className="kiosk-list">
        {near.slice(0, nearest).map((row, i) => (
          <li key={row.station.id}>
            <button type="button" className="kiosk-row" onClick={() => onStation(row.station.id)}>
              <span className="kiosk-rank">{i + 1}</span>
              <span>
                <strong>{localized(stationName(row.station), language)}</strong>
                <NearSentence row={row} area={area} />
              </span>
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}

function ServicesPanel({ kiosk: { station, area } }: PanelProps) {
  const texts = useTexts();
  const kiosk = useKioskTexts();
  const language = useApp((state) => state.view.lang);
  const now = useApp((state) => state.now);
  const clock = { now, utcOffsetMinutes: area.manifest.utcOffsetMinutes };
  return (
    <>
      <h2>{kiosk.servicesTitle}</h2>
      <ul className="kiosk-services">
        {station.services.map(({ code, status }) => {
          const opening = serviceOpening(station, code, now, area.calendar);
          const row = { opening, minutesLeft: minutesLeft(opening, now), travel: null };
          const isBroken = status === 'out_of_order';
          return (
            <li key={code}>
              <Icon node={service(code).icon} />
              <span>
                <strong>{localized(service(code).name, language)}</strong>
                <span className="kiosk-sentence">
                  <StateBadge
                    state={opening.state}
                    word={
                      isBroken ? texts.services.outOfOrder : texts.services.state[opening.state]
                    }
                  />
                  {opening.state === 'closed' && (
                    <span className="muted">{openingWords(row, clock, texts, 'services')}</span>
                  )}
                </span>
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** What the rest of the panel holds without scrolling. */
const mostElsewhere = 5;

function ProgrammesPanel({ kiosk: { today, week, elsewhere, area } }: PanelProps) {
  const kiosk = useKioskTexts();
  const language = useApp((state) => state.view.lang);
  const now = week.filter(({ day }) => day === today);
  const coming = week.filter(({ day }) => day > today);
  const nameOf = (id: string) => {
    const found = area.stations.find((one) => one.id === id);
    return found ? localized(stationName(found), language) : id;
  };
  return (
    <>
      <h2>{kiosk.programmesToday}</h2>
      {now.length > 0 ? (
        <Programmes programmes={now} />
      ) : (
        <p className="muted">{kiosk.noProgrammesToday}</p>
      )}
      <h2>{kiosk.programmesWeek}</h2>
      {coming.length === 0 && <p className="muted">{kiosk.noProgrammesWeek}</p>}
      <Programmes programmes={coming} />
      {coming.length === 0 && elsewhere.length > 0 && (
        <>
          <h2>{kiosk.programmesElsewhere}</h2>
          <Programmes programmes={elsewhere.slice(0, mostElsewhere)} placeOf={nameOf} />
        </>
      )}
    </>
  );
}

interface ProgrammesProps {
  readonly programmes: readonly Occurrence[];
  /** Absent: they are all here. */
  readonly placeOf?: (station: string) => string;
}

function Programmes({ programmes, placeOf }: ProgrammesProps) {
  const texts = useTexts();
  const language = useApp((state) => state.view.lang);
  return (
    <ul className="kiosk-programmes">
      {programmes.map(({ programme, day, start, end }) => (
        <li key={`${programme.id} ${day}`}>
          <span className="muted">
            {texts.weekdays[weekdayOf(day)]} {dateWords(formatDate(day), texts)}
          </span>
          <span>
            <strong>{localized(programme.title, language)}</strong>
            <span className="kiosk-sentence">
              <span className="number">{texts.station.programmeTime(start, end)}</span>
              {placeOf && <span className="muted">{placeOf(programme.station_id)}</span>}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

const NeedPanel = ({ kiosk: { station, area } }: PanelProps) => (
  <NeedSurvey area={area.manifest.id} station={station.id} />
);

function TipPanel({ kiosk: { area } }: PanelProps) {
  const kiosk = useKioskTexts();
  const now = useApp((state) => state.now);
  const day = dayOf(localMinuteOf(now, area.manifest.utcOffsetMinutes));
  const tips = kiosk.tips.map((_, i) => kiosk.tips[(day + i) % kiosk.tips.length]);
  return (
    <>
      <h2>{kiosk.tipTitle}</h2>
      <p className="kiosk-tip">{tips[0]}</p>
      <h3>{kiosk.tipsMore}</h3>
      <ul className="kiosk-tips">
        {tips.slice(1, 4).map((tip) => (
          <li key={tip}>{tip}</li>
        ))}
      </ul>
    </>
  );
}

function TakePanel({ kiosk: { station } }: PanelProps) {
  const kiosk = useKioskTexts();
  const language = useApp((state) => state.view.lang);
  return (
    <>
      <h2>{kiosk.takeTitle}</h2>
      <TakeAway
        station={station.id}
        from={station.id}
        name={localized(stationName(station), language)}
      />
    </>
  );
}

export const panelViews: Readonly<Record<KioskPanel, (props: PanelProps) => ReactNode>> = {
  here: HerePanel,
  near: NearPanel,
  services: ServicesPanel,
  programmes: ProgrammesPanel,
  need: NeedPanel,
  tip: TipPanel,
  take: TakePanel,
};
