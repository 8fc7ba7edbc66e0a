// Is anybody still there? Any touch is an answer; the button says so.

import { Button } from '#ui/button.tsx';
import { useKioskTexts } from '#ui/texts/kiosk/use-kiosk-texts.ts';

export function AskDialog({ seconds, onStay }: { seconds: number; onStay: () => void }) {
  const texts = useKioskTexts();
  return (
    <div
      className="kiosk-ask"
      role="alertdialog"
      aria-labelledby="kiosk-ask"
      aria-describedby="kiosk-ask-hint"
    >
      <div className="kiosk-ask-card">
        <h2 id="kiosk-ask">{texts.asking}</h2>
        <p id="kiosk-ask-hint">{texts.askingHint(seconds)}</p>
        <Button look="primary" size="large" onClick={onStay}>
          {texts.stillHere}
        </Button>
      </div>
    </div>
  );
}
