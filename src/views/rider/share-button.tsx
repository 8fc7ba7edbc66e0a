// Hands on the link of a station: by the system's own sheet where there is one, else
// by the clipboard, else as text to copy by hand. The link names the station only.

import share2 from 'lucide/dist/esm/icons/share-2.mjs';
import { useState } from 'react';
import type { Station } from '#core/station.ts';
import { useApp } from '#state/store.ts';
import { Button } from '#ui/button.tsx';
import { copyText } from '#ui/copy-text.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import { stationLink } from './station-link.ts';

export function ShareButton({
  station,
  name,
}: {
  readonly station: Station;
  readonly name: string;
}) {
  const texts = useTexts();
  const area = useApp((state) => state.view.area);
  const lang = useApp((state) => state.view.lang);
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'failed'>('none');
  const url = stationLink(location.origin, { area, lang, station: station.id });
  const share = async () => {
    if (navigator.share) {
      try {
        await navigator.share({ title: name, text: name, url });
        return;
      } catch (error) {
        // Closing the system's sheet is an answer, not a failure.
        if (error instanceof DOMException && error.name === 'AbortError') return;
      }
    }
    setOutcome((await copyText(url)) ? 'copied' : 'failed');
  };
  return (
    <>
      <Button size="large" icon={share2} onClick={() => void share()}>
        {texts.share.button}
      </Button>
      <p role="status" className="small outcome">
        {outcome === 'copied' && texts.share.copied}
        {outcome === 'failed' && `${texts.share.failed} ${url}`}
      </p>
    </>
  );
}
