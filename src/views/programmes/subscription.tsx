// A calendar to subscribe to: of one programme or of all. The address is that of a file
// beside the app, so an area that lives in this browser has none.

import copy from 'lucide/dist/esm/icons/copy.mjs';
import rss from 'lucide/dist/esm/icons/rss.mjs';
import { useState } from 'react';
import type { Area } from '#api/area.ts';
import { isKeptId } from '#core/area.ts';
import type { Programme } from '#core/programme.ts';
import { useApp } from '#state/store.ts';
import { Button, ButtonLink } from '#ui/button.tsx';
import { copyText } from '#ui/copy-text.ts';
import { useProgrammesTexts } from '#ui/texts/programmes/use-programmes-texts.ts';
import { calendarPath } from '#words/calendar-entries.ts';

interface SubscriptionProps {
  readonly area: Area;
  /** Null: all of the area. */
  readonly programme: Programme | null;
}

export function Subscription({ area: { manifest }, programme }: SubscriptionProps) {
  const { calendar } = useProgrammesTexts();
  const language = useApp((state) => state.view.lang);
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'failed'>('none');
  if (isKeptId(manifest.id)) return null;
  const address = `${location.origin}/${calendarPath(manifest.id, language, programme?.id ?? null)}`;
  const copyAddress = async () => setOutcome((await copyText(address)) ? 'copied' : 'failed');
  return (
    <section className="card stack">
      <h3 className="section-title">{programme ? calendar.subscribe : calendar.whole}</h3>
      <p className="small muted">{calendar.subscribeHint}</p>
      <div className="row-wrap">
        <ButtonLink icon={rss} href={address.replace(/^https?:/, 'webcal:')}>
          {calendar.open}
        </ButtonLink>
        <Button icon={copy} onClick={() => void copyAddress()}>
          {calendar.copyAddress}
        </Button>
      </div>
      <p role="status" className="small outcome">
        {outcome === 'copied' && calendar.copied}
        {outcome === 'failed' && `${calendar.copyFailed} ${address}`}
      </p>
    </section>
  );
}
