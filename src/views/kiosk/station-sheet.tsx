// Another station, shown in place of the panel: how far, open on arrival, its hours, its
// services, and the code to take it along.

import arrowLeft from 'lucide/dist/esm/icons/arrow-left.mjs';
import type { Area } from '#api/area.ts';
import { weekOf } from '#core/hours/week.ts';
import type { RankedStation } from '#core/ranking.ts';
import { service } from '#core/service.ts';
import { stationName } from '#core/station.ts';
import { localized } from '#core/units.ts';
import { useApp } from '#state/store.ts';
import { Button } from '#ui/button.tsx';
import { Icon } from '#ui/icon.tsx';
import { useKioskTexts } from '#ui/texts/kiosk/use-kiosk-texts.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import { weekSummary } from '#words/week-words.ts';
import { NearSentence } from './panels.tsx';
import { TakeAway } from './take-away.tsx';

interface StationSheetProps {
  readonly row: RankedStation;
  /** The station the kiosk stands in. */
  readonly from: string;
  readonly area: Area;
  readonly onClose: () => void;
}

export function StationSheet({ row, from, area, onClose }: StationSheetProps) {
  const texts = useTexts();
  const kiosk = useKioskTexts();
  const language = useApp((state) => state.view.lang);
  const now = useApp((state) => state.now);
  const { station } = row;
  const name = localized(stationName(station), language);
  const week = weekOf(station, 'site', now, area.calendar);
  return (
    <article className="kiosk-panel">
      <Button icon={arrowLeft} size="large" onClick={onClose}>
        {kiosk.close}
      </Button>
      <h2>{name}</h2>
      <NearSentence row={row} area={area} />
      {week && <p>{weekSummary(week, texts)}</p>}
      <p className="muted">{station.address}</p>
      <ul className="kiosk-services">
        {station.services.map(({ code }) => (
          <li key={code}>
            <Icon node={service(code).icon} />
            <span>{localized(service(code).name, language)}</span>
          </li>
        ))}
      </ul>
      <TakeAway station={station.id} from={from} name={name} />
    </article>
  );
}
