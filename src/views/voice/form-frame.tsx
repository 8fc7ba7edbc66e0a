// What all forms have in common: what the words are for and how long they are kept, the button
// that confirms, what is still missing, and what to do where the device can't keep it.

import send from 'lucide/dist/esm/icons/send.mjs';
import { type ReactNode, useState } from 'react';
import { retentionDays, type Submission } from '#core/submission.ts';
import { openPrivacy } from '#state/privacy-page.ts';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { useVoiceTexts } from '#ui/texts/voice/use-voice-texts.ts';
import type { VoiceTexts } from '#ui/texts/voice/zh.ts';
import { CopyButton } from './copy-button.tsx';
import { ReceiptScreen } from './receipt-screen.tsx';
import { RefusedFields } from './refused-fields.tsx';
import { asText, entryStanding } from './sent-words.ts';
import { type Sending, useOutbox, useSending } from './use-outbox.ts';

/** A form as far as it is filled in. */
export type Draft =
  | { readonly kind: 'ready'; readonly submission: Submission }
  | { readonly kind: 'missing'; readonly what: keyof VoiceTexts['missing'] };

interface FormFrameProps {
  readonly heading: string;
  readonly intro: string;
  readonly about: Submission['kind'];
  readonly draft: Draft;
  /** The refused entry that is corrected; null: it is filled in anew. */
  readonly refused: string | null;
  /** Personal data are asked for: the notice is agreed to. */
  readonly consent?: { readonly given: boolean; readonly onChange: (given: boolean) => void };
  readonly children: ReactNode;
}

export function FormFrame(props: FormFrameProps) {
  const { heading, intro, about, draft, refused, consent, children } = props;
  const texts = useVoiceTexts();
  const { sending, send: sendIt } = useSending(refused);
  const [isAsked, setAsked] = useState(false);
  if (sending.kind === 'kept') return <ReceiptScreen id={sending.id} />;
  const missing = draft.kind === 'missing' ? texts.missing[draft.what] : null;
  return (
    <form
      className="stack-large voice-form"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (draft.kind === 'ready') void sendIt(draft.submission);
      }}
    >
      <header>
        <h2 className="voice-heading">{heading}</h2>
        <p className="muted">{intro}</p>
      </header>
      {refused !== null && <RefusedNote id={refused} />}
      {children}
      <section className="card">
        <h3 className="section-title">{texts.notice.heading}</h3>
        <p className="small">{texts.notice.purpose[about]}</p>
        <p className="small">{texts.notice.kept(retentionDays[about])}</p>
        <Button look="plain" onClick={openPrivacy}>
          {texts.notice.more}
        </Button>
        {consent && (
          <label className="voice-consent">
            <input
              type="checkbox"
              checked={consent.given}
              onChange={(event) => consent.onChange(event.currentTarget.checked)}
            />
            <span>{texts.person.consent}</span>
          </label>
        )}
      </section>
      <div className="stack">
        <Failure sending={sending} draft={draft} />
        {isAsked && missing !== null && (
          <p className="voice-missing" role="alert">
            {missing}
          </p>
        )}
        <Button
          type="submit"
          look="primary"
          size="large"
          wide
          icon={send}
          disabled={sending.kind === 'keeping'}
        >
          {texts.confirm}
        </Button>
      </div>
    </form>
  );
}

function Failure({ sending, draft }: { readonly sending: Sending; readonly draft: Draft }) {
  const texts = useVoiceTexts();
  if (sending.kind !== 'failed') return null;
  if (sending.why === 'wrong') return <ErrorNote title={texts.wrong} />;
  if (sending.why === 'settled') return <ErrorNote title={texts.correction.settled} />;
  return (
    <ErrorNote title={texts.keepFailed[sending.why]} hint={texts.keepFailed.hint}>
      {draft.kind === 'ready' && <CopyButton text={() => asText(draft.submission, texts)} />}
    </ErrorNote>
  );
}

/** Why it was refused, and what becomes of it. */
function RefusedNote({ id }: { readonly id: string }) {
  const texts = useVoiceTexts();
  const { outbox } = useOutbox();
  const entry = outbox?.entries.find((one) => one.id === id);
  return (
    <div className="note" data-tone="warn">
      <div>
        {entry?.refusal && <p>{entryStanding(entry, texts).detail}</p>}
        {entry && <RefusedFields entry={entry} />}
        <p>{texts.correction.hint}</p>
      </div>
    </div>
  );
}
