// The services of a station as icons with their words: first what was asked for,
// then the care services in their order. One that does not work says so.

import { isServiceCode, type ServiceCode, service, serviceCodes } from '#core/service.ts';
import type { Station } from '#core/station.ts';
import { type Language, localized } from '#core/units.ts';
import { Icon } from '#ui/icon.tsx';
import { useTexts } from '#ui/texts/text-context.tsx';

const shownAtMost = 6;

interface ServiceIconsProps {
  readonly station: Station;
  readonly wanted: readonly ServiceCode[];
  readonly language: Language;
}

export function ServiceIcons({ station, wanted, language }: ServiceIconsProps) {
  const texts = useTexts();
  const order = (code: ServiceCode) => (wanted.includes(code) ? -1 : serviceCodes.indexOf(code));
  const offered = station.services
    .filter(({ code }) => isServiceCode(code))
    .toSorted((a, b) => order(a.code) - order(b.code));
  const shown = offered.slice(0, Math.max(shownAtMost, wanted.length));
  return (
    <ul className="service-icons" aria-label={texts.services.heading}>
      {shown.map(({ code, status }) => (
        <li
          key={code}
          className="service-icon"
          data-wanted={wanted.includes(code)}
          data-broken={status === 'out_of_order'}
        >
          <Icon node={service(code).icon} size={20} />
          <span>{localized(service(code).name, language)}</span>
          {status === 'out_of_order' && <span className="tag">{texts.services.outOfOrder}</span>}
        </li>
      ))}
      {offered.length > shown.length && (
        <li className="service-icon muted">{texts.services.more(offered.length)}</li>
      )}
    </ul>
  );
}
