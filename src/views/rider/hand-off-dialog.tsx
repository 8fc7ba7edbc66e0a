// Hands the way over to a map app, Amap's e-bike navigation first. The last choice
// is remembered (it says nothing about where anybody is). When a scheme opens no app
// within 1.5 s and the page is still in sight, the web page is offered instead.

import copy from 'lucide/dist/esm/icons/copy.mjs';
import externalLink from 'lucide/dist/esm/icons/external-link.mjs';
import navigation from 'lucide/dist/esm/icons/navigation.mjs';
import { useEffect, useState } from 'react';
import { addressToCopy, detectPlatform, type HandOff, handOffs } from '#core/links.ts';
import { type Station, stationName } from '#core/station.ts';
import { localized } from '#core/units.ts';
import { useApp } from '#state/store.ts';
import { Button, ButtonLink } from '#ui/button.tsx';
import { copyText } from '#ui/copy-text.ts';
import { Dialog } from '#ui/dialog.tsx';
import { Qr } from '#ui/qr.tsx';
import { useTexts } from '#ui/texts/text-context.tsx';
import { lastHandOff, rememberHandOff } from './last-hand-off.ts';
import { stationLink } from './station-link.ts';

/** How the map apps name who sends them. */
const appName = 'servicecircle';
/** An installed app takes the screen within this time. */
const appTakesMs = 1500;

interface HandOffDialogProps {
  readonly station: Station;
  readonly onClose: () => void;
}

export function HandOffDialog({ station, onClose }: HandOffDialogProps) {
  const texts = useTexts();
  const { area, lang, profile } = useApp((state) => state.view);
  const [last, setLast] = useState(lastHandOff);
  const [tried, setTried] = useState<HandOff | null>(null);
  const device = detectPlatform(navigator.userAgent);
  const links = handOffs(station, { ...device, profile, appName }).toSorted(
    (a, b) => Number(b.id === last) - Number(a.id === last),
  );
  const name = localized(stationName(station), lang);
  const link = stationLink(location.origin, { area, lang, station: station.id });
  const use = (handOff: HandOff) => {
    rememberHandOff(handOff.id);
    setLast(handOff.id);
    setTried(handOff.fallbackHref === undefined ? null : handOff);
  };
  return (
    <Dialog title={texts.handOff.title(name)} closeLabel={texts.close} onClose={onClose}>
      <div className="stack-large">
        {device.browser !== 'other' && (
          <p className="note" data-tone="warn">
            {texts.handOff.inAppBrowser}
          </p>
        )}
        <section>
          <h3 className="field-label">{texts.handOff.choose}</h3>
          <ul className="stack">
            {links.map((handOff, index) => (
              <li key={handOff.id}>
                <ButtonLink
                  wide
                  size="large"
                  look={index === 0 ? 'primary' : 'normal'}
                  icon={index === 0 ? navigation : externalLink}
                  href={handOff.href}
                  {...(handOff.href.startsWith('http') && { target: '_blank', rel: 'noopener' })}
                  onClick={() => use(handOff)}
                >
                  {texts.handOff.apps[handOff.id]}
                  {handOff.id === 'amap-app' && profile === 'ebike' && texts.handOff.ebike}
                  {handOff.id === last && ` · ${texts.handOff.last}`}
                </ButtonLink>
              </li>
            ))}
          </ul>
        </section>
        {tried && <SchemeFallback key={tried.id} handOff={tried} />}
        <CopyAddress text={addressToCopy(station)} />
        <figure className="qr-figure">
          <Qr text={link} label={texts.handOff.qrLabel(name)} />
          <figcaption className="small muted">
            {texts.handOff.qr}
            <br />
            {link}
          </figcaption>
        </figure>
        <p className="small muted">{texts.handOff.noPosition}</p>
      </div>
    </Dialog>
  );
}

/** Appears when the app should have taken the screen and has not. */
function SchemeFallback({ handOff }: { readonly handOff: HandOff }) {
  const texts = useTexts();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setFailed(!document.hidden), appTakesMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status">
      {failed && (
        <div className="note" data-tone="warn">
          <div className="stack">
            <p>
              <strong>{texts.handOff.schemeFailed}</strong> {texts.handOff.schemeFailedHint}
            </p>
            <ButtonLink
              icon={externalLink}
              href={handOff.fallbackHref}
              target="_blank"
              rel="noopener"
            >
              {texts.handOff.openWeb}
            </ButtonLink>
          </div>
        </div>
      )}
    </div>
  );
}

function CopyAddress({ text }: { readonly text: string }) {
  const texts = useTexts();
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'failed'>('none');
  const press = async () => setOutcome((await copyText(text)) ? 'copied' : 'failed');
  return (
    <section className="stack">
      <Button wide icon={copy} onClick={() => void press()}>
        {outcome === 'copied' ? texts.handOff.copied : texts.handOff.copy}
      </Button>
      <p role="status" className="small outcome">
        {outcome === 'copied' && texts.handOff.copied}
        {outcome === 'failed' && `${texts.handOff.copyFailed} ${text}`}
      </p>
    </section>
  );
}
