// What a station offers, each service with its state at the rider's moment, its own
// hours, and what one has to know: booking, staff, money, out of order until when.

import { isOpen } from '#core/hours/opening.ts';
import { serviceOpening } from '#core/hours/station-opening.ts';
import { weekOf } from '#core/hours/week.ts';
import { service, serviceCodes } from '#core/service.ts';
import type { Station, StationService } from '#core/station.ts';
import { type Instant, instant, type Language, localized } from '#core/units.ts';
import { Icon } from '#ui/icon.tsx';
import { StateBadge } from '#ui/state-badge.tsx';
import { useTexts } from '#ui/texts/text-context.tsx';
import type { Texts } from '#ui/texts/zh.ts';
import { momentWords } from '#words/opening-words.ts';
import { weekSummary } from '#words/week-words.ts';
import type { Rider } from './use-rider.ts';

interface StationServicesProps {
  readonly rider: Rider;
  readonly station: Station;
  /** Arrival, or departure where there is no way to speak of. */
  readonly moment: Instant;
  readonly language: Language;
}

export function StationServices({ station, ...rest }: StationServicesProps) {
  const texts = useTexts();
  const order = ({ code }: StationService) => serviceCodes.indexOf(code);
  return (
    <section className="card">
      <h3 className="section-title">{texts.services.heading}</h3>
      <ul className="service-list">
        {station.services
          .toSorted((a, b) => order(a) - order(b))
          .map((one) => (
            <ServiceRow key={one.code} service={one} station={station} {...rest} />
          ))}
      </ul>
    </section>
  );
}

function ServiceRow(props: StationServicesProps & { readonly service: StationService }) {
  const { rider, station, moment, language, service: offered } = props;
  const texts = useTexts();
  const opening = serviceOpening(station, offered.code, moment, rider.calendar);
  const week = weekOf(station, offered.code, rider.departure, rider.calendar);
  const broken = offered.status === 'out_of_order';
  const notes = notesOf(offered, language, texts);
  return (
    <li className="service-row">
      <Icon node={service(offered.code).icon} />
      <div className="service-text">
        <span className="service-name">{localized(service(offered.code).name, language)}</span>
        <span className="small muted">
          {week ? weekSummary(week, texts) : texts.services.sameAsStation}
        </span>
        {broken && offered.status_until && (
          <span className="small">
            {texts.services.until(
              momentWords(instant(Date.parse(offered.status_until)), rider.clock, texts),
            )}
          </span>
        )}
        {notes.length > 0 && <span className="small">{notes.join(texts.listSeparator)}</span>}
      </div>
      <StateBadge
        state={opening.state}
        word={
          broken && !isOpen(opening)
            ? texts.services.outOfOrder
            : texts.services.state[opening.state]
        }
      />
    </li>
  );
}

function notesOf(offered: StationService, language: Language, texts: Texts): string[] {
  const { services } = texts;
  return [
    offered.status === 'limited' ? services.limited : null,
    offered.status === 'unknown' ? services.unknownStatus : null,
    offered.needs === 'booking' ? services.needsBooking : null,
    offered.needs === 'staff' ? services.needsStaff : null,
    offered.fee === 'paid' ? services.paid : null,
    offered.qty === undefined ? null : services.quantity(offered.qty),
    offered.note ? localized(offered.note, language) : null,
  ].filter((note) => note !== null);
}
