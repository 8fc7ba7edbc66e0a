// The needs survey on the screen of a station: chips alone, and the station is the kiosk's own.
// Nothing of it stays: the outbox drops it, receipt and all, when the server has it, and the
// chips go with the panel.

import send from 'lucide/dist/esm/icons/send.mjs';
import { useState } from 'react';
import { confirm } from '#api/outbox/outbox.ts';
import type { DayPart, NeedDays } from '#core/need.ts';
import type { ServiceCode } from '#core/service.ts';
import { useApp } from '#state/store.ts';
import { Button } from '#ui/button.tsx';
import { ChipChoice } from '#ui/chip-choice.tsx';
import { useNeedTexts } from '#ui/texts/need/use-need-texts.ts';
import { dayOptions, mostServices, partOptions, serviceOptions } from '#words/need-words.ts';

type Outcome = 'asking' | 'keeping' | 'kept' | 'failed';

export function NeedSurvey({ area, station }: { readonly area: string; readonly station: string }) {
  const texts = useNeedTexts();
  const language = useApp((state) => state.view.lang);
  const [services, setServices] = useState<readonly ServiceCode[]>([]);
  const [parts, setParts] = useState<readonly DayPart[]>([]);
  const [days, setDays] = useState<NeedDays>('any');
  const [outcome, setOutcome] = useState<Outcome>('asking');
  const isComplete = services.length > 0 && parts.length > 0;

  const clear = (next: Outcome) => {
    setServices([]);
    setParts([]);
    setDays('any');
    setOutcome(next);
  };
  const sendIt = async () => {
    setOutcome('keeping');
    const where = { kind: 'station' as const, id: station };
    const body = { area, services: [...services], parts: [...parts], days, where };
    try {
      await confirm({ kind: 'need', body }, { keepsReceipt: false });
      clear('kept');
    } catch {
      // Whatever it is, nobody here can mend it: the panel says so and leads to the phone.
      setOutcome('failed');
    }
  };

  if (outcome === 'kept') {
    return (
      <>
        <h2 role="status">{texts.thanks}</h2>
        <p className="muted">{texts.thanksHint}</p>
        <Button size="large" onClick={() => clear('asking')}>
          {texts.again}
        </Button>
      </>
    );
  }
  return (
    <>
      <h2>{texts.heading}</h2>
      <p className="muted">
        {texts.hint} {texts.public}
      </p>
      <ChipChoice
        legend={texts.services}
        options={serviceOptions(language)}
        chosen={services}
        most={mostServices}
        onChange={setServices}
      />
      <ChipChoice
        legend={texts.parts}
        options={partOptions(texts)}
        chosen={parts}
        onChange={setParts}
      />
      <div className="kiosk-survey-end">
        <ChipChoice
          legend={texts.days}
          options={dayOptions(texts)}
          chosen={[days]}
          most={1}
          onChange={([day]) => day && setDays(day)}
        />
        <Button
          look="primary"
          size="large"
          icon={send}
          disabled={!isComplete || outcome === 'keeping'}
          onClick={() => void sendIt()}
        >
          {isComplete ? texts.send : texts.choose}
        </Button>
      </div>
      {outcome === 'failed' && <p role="alert">{texts.failed}</p>}
    </>
  );
}
