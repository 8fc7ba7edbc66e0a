// What a phone takes along: a code with the address of a station's page, and the address.

import { Qr } from '#ui/qr.tsx';
import { useKioskTexts } from '#ui/texts/kiosk/use-kiosk-texts.ts';

/** Names the kiosk it was scanned at, so that the page can say how far it is from there. */
export const takeAwayLink = (origin: string, station: string, from: string): string =>
  `${origin}/s/${station}/?from=kiosk-${from}`;

interface TakeAwayProps {
  readonly station: string;
  readonly from: string;
  readonly name: string;
  /** Beside other things: the code alone, with its hint beneath. */
  readonly brief?: boolean;
}

export function TakeAway({ station, from, name, brief = false }: TakeAwayProps) {
  const texts = useKioskTexts();
  return (
    <figure className="kiosk-take" data-brief={brief}>
      <Qr text={takeAwayLink(location.origin, station, from)} label={texts.qrLabel(name)} />
      <figcaption>
        <p>{texts.takeHint}</p>
        <p className="muted">
          {texts.takeShort} <strong>{`${location.host}/s/${station}/`}</strong>
        </p>
      </figcaption>
    </figure>
  );
}
