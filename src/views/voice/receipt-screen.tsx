// After confirming: kept on the device, on its way, arrived; with the number of the receipt.

import circleCheck from 'lucide/dist/esm/icons/circle-check.mjs';
import hardDrive from 'lucide/dist/esm/icons/hard-drive.mjs';
import { useEffect, useRef } from 'react';
import { closeForm, openForm } from '#state/form.ts';
import { Button } from '#ui/button.tsx';
import { Icon } from '#ui/icon.tsx';
import { useVoiceTexts } from '#ui/texts/voice/use-voice-texts.ts';
import { entryStanding, shortId } from './sent-words.ts';
import { useOutbox } from './use-outbox.ts';

export function ReceiptScreen({ id }: { readonly id: string }) {
  const texts = useVoiceTexts();
  const { outbox } = useOutbox();
  const entry = outbox?.entries.find((one) => one.id === id);
  const hasArrived = outbox?.receipts.some((receipt) => receipt.id === id) ?? false;
  const title = useRef<HTMLHeadingElement>(null);
  // The form is gone: whoever reads by ear or keyboard starts here, and sees its top.
  useEffect(() => {
    title.current?.focus({ preventScroll: true });
    title.current?.scrollIntoView({ block: 'center' });
  }, []);
  const isTried = entry && (entry.delay !== null || entry.refusal !== null);
  return (
    <section className="card voice-receipt" data-receipt={hasArrived ? 'arrived' : 'kept'}>
      <Icon node={hasArrived ? circleCheck : hardDrive} />
      <h2 className="voice-heading" tabIndex={-1} ref={title}>
        {hasArrived ? texts.receipt.arrived : texts.receipt.saved}
      </h2>
      <p role="status">
        {hasArrived
          ? texts.receipt.arrivedHint
          : isTried
            ? entryStanding(entry, texts).detail
            : texts.receipt.sending}
      </p>
      <p className="muted number">{texts.receipt.number(shortId(id))}</p>
      <div className="row-wrap">
        <Button look="primary" onClick={closeForm}>
          {texts.receipt.done}
        </Button>
        <Button onClick={() => openForm('sent')}>{texts.receipt.toSent}</Button>
      </div>
    </section>
  );
}
