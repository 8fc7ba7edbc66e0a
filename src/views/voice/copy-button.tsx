// Copies a text; where that is refused, shows it to be copied by hand.

import copy from 'lucide/dist/esm/icons/copy.mjs';
import { useState } from 'react';
import { Button } from '#ui/button.tsx';
import { copyText } from '#ui/copy-text.ts';
import { useVoiceTexts } from '#ui/texts/voice/use-voice-texts.ts';

export function CopyButton({ text, label }: { readonly text: () => string; label?: string }) {
  const texts = useVoiceTexts();
  const [outcome, setOutcome] = useState<'copied' | { readonly byHand: string } | null>(null);
  const press = async () => {
    const whole = text();
    setOutcome((await copyText(whole)) ? 'copied' : { byHand: whole });
  };
  return (
    <div className="stack">
      <Button icon={copy} onClick={() => void press()}>
        {label ?? texts.copy}
      </Button>
      <div role="status">
        {outcome === 'copied' && <p className="small">{texts.copied}</p>}
        {outcome !== null && outcome !== 'copied' && (
          <>
            <p className="small">{texts.copyFailed}</p>
            <pre className="voice-text">{outcome.byHand}</pre>
          </>
        )}
      </div>
    </div>
  );
}
