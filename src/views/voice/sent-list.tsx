// Everything this device has sent or has still to send: how each stands, what staff say to it,
// and what can be done about it.

import { useState } from 'react';
import type { Area } from '#api/area.ts';
import type { Entry, KeptReceipt } from '#api/outbox/entry.ts';
import { erase, sendAgain, withdraw } from '#api/outbox/outbox.ts';
import { formatLocalTime } from '#core/local-time.ts';
import { isServiceCode, service } from '#core/service.ts';
import { stationName } from '#core/station.ts';
import type { Submission } from '#core/submission.ts';
import { instant, localized } from '#core/units.ts';
import { hasForm, openCorrection } from '#state/correction.ts';
import { useApp } from '#state/store.ts';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { useVoiceTexts } from '#ui/texts/voice/use-voice-texts.ts';
import { CopyButton } from './copy-button.tsx';
import { RefusedFields } from './refused-fields.tsx';
import {
  asText,
  entryStanding,
  outboxAsText,
  receiptStanding,
  type Standing,
  shortId,
} from './sent-words.ts';
import { TeamTasks } from './team-tasks.tsx';
import { useOutbox, useRefresh } from './use-outbox.ts';

export function SentList({ area }: { readonly area: Area }) {
  const texts = useVoiceTexts();
  const { outbox, isUnread } = useOutbox();
  useRefresh();
  if (isUnread) return <ErrorNote title={texts.unread} hint={texts.keepFailed.hint} />;
  if (outbox === null) return <p className="muted">{texts.loading}</p>;
  const { entries, receipts } = outbox;
  const isEmpty = entries.length + receipts.length === 0;
  return (
    <section className="stack">
      <header>
        <h2 className="voice-heading">{texts.doors.sent.name}</h2>
        <p className="muted">{isEmpty ? texts.sent.empty : texts.sent.hint}</p>
      </header>
      <ul className="stack">
        {entries.map((entry) => (
          <EntryItem key={entry.id} entry={entry} area={area} />
        ))}
        {receipts.map((receipt) => (
          <ReceiptItem key={receipt.id} receipt={receipt} area={area} />
        ))}
      </ul>
      {!isEmpty && (
        <CopyButton text={() => outboxAsText(outbox, texts)} label={texts.sent.exportAll} />
      )}
    </section>
  );
}

function EntryItem({ entry, area }: { readonly entry: Entry; readonly area: Area }) {
  const texts = useVoiceTexts();
  const { sent } = texts;
  const { refusal, submission } = entry;
  const taken = refusal === null ? sent.withdraw : sent.forget;
  const again = refusal?.code === 'other_body' ? sent.anew : sent.again;
  return (
    <li className="card" data-sent={refusal === null ? 'queued' : 'attention'}>
      <Head
        kind={submission.kind}
        at={entry.at}
        standing={entryStanding(entry, texts)}
        area={area}
      />
      <Subject
        station={'station' in submission.body ? submission.body.station : null}
        area={area}
      />
      <RefusedFields entry={entry} />
      <div className="row-wrap">
        {!entry.isWithdrawn && (
          <>
            {refusal !== null && hasForm(submission) && (
              <Button look="primary" onClick={() => openCorrection(entry)}>
                {texts.correction.open}
              </Button>
            )}
            <Button onClick={() => void sendAgain(entry.id)}>{again}</Button>
            <SureButton label={taken} onSure={() => void withdraw(entry.id)} />
          </>
        )}
        <CopyButton text={() => asText(submission, texts)} />
      </div>
    </li>
  );
}

function ReceiptItem({ receipt, area }: { readonly receipt: KeptReceipt; readonly area: Area }) {
  const texts = useVoiceTexts();
  const { sent } = texts;
  const [hasFailed, setFailed] = useState(false);
  const { subject, reply, expires } = receipt;
  const isGone = receipt.isLost || receipt.state === 'erased';
  const ask = async () => setFailed(!(await erase(receipt)));
  const date = (text: string) => localDate(Date.parse(text), area).slice(0, 10);
  return (
    <li className="card" data-sent={receipt.state}>
      <Head
        kind={receipt.kind}
        at={Date.parse(receipt.at)}
        standing={receiptStanding(receipt, texts)}
        area={area}
      />
      <Subject station={subject.station} code={subject.service} area={area} />
      {reply !== null && (
        <p className="note">
          <span>
            <strong>{sent.reply}</strong> {reply}
          </span>
        </p>
      )}
      {receipt.kind === 'join' && !isGone && receipt.state === 'received' && (
        <p>{texts.team.waiting}</p>
      )}
      {receipt.kind === 'join' && !isGone && receipt.state === 'confirmed' && (
        <TeamTasks receipt={receipt} area={area} />
      )}
      <p className="small muted number">
        {texts.receipt.number(shortId(receipt.id))}
        {expires !== null && ` · ${sent.until(date(expires))}`}
      </p>
      {hasFailed && (
        <p className="small" role="alert">
          {sent.eraseFailed}
        </p>
      )}
      <div className="row-wrap">
        <SureButton label={isGone ? sent.forget : sent.erase} onSure={() => void ask()} />
      </div>
    </li>
  );
}

interface HeadProps {
  readonly kind: Submission['kind'];
  readonly at: number;
  readonly standing: Standing;
  readonly area: Area;
}

function Head({ kind, at, standing, area }: HeadProps) {
  const { sent } = useVoiceTexts();
  return (
    <>
      <div className="card-head">
        <h3 className="section-title">{sent.kind[kind]}</h3>
        <span className="tag" data-tone={standing.tone}>
          {standing.word}
        </span>
        <span className="small muted number">{localDate(at, area)}</span>
      </div>
      {standing.detail !== null && <p>{standing.detail}</p>}
    </>
  );
}

/** `2026-11-24 18:05`, on the clock of the area. */
const localDate = (at: number, { manifest }: Area): string =>
  formatLocalTime(instant(at), manifest.utcOffsetMinutes).replace('T', ' ');

interface SubjectProps {
  readonly station: string | null;
  readonly code?: string | null;
  readonly area: Area;
}

function Subject({ station, code = null, area }: SubjectProps) {
  const language = useApp((state) => state.view.lang);
  const found = area.stations.find(({ id }) => id === station);
  if (!found) return null;
  const about =
    code !== null && isServiceCode(code) ? [localized(service(code).name, language)] : [];
  return <p className="small">{[localized(stationName(found), language), ...about].join(' · ')}</p>;
}

/** What can't be undone is asked for twice, in the same place. */
function SureButton({ label, onSure }: { readonly label: string; readonly onSure: () => void }) {
  const { sent } = useVoiceTexts();
  const [isAsked, setAsked] = useState(false);
  return (
    <Button
      look={isAsked ? 'primary' : 'normal'}
      onClick={isAsked ? onSure : () => setAsked(true)}
      onBlur={() => setAsked(false)}
    >
      {isAsked ? sent.sure(label) : label}
    </Button>
  );
}
