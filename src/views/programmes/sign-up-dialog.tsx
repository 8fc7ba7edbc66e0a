// A seat for one occurrence, with the least a person must tell. It goes through the outbox:
// what was agreed to is on the device before it is sent, and what became of it is shown here
// and kept as a receipt.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useId, useState } from 'react';
import * as v from 'valibot';
import { confirm, followOutbox, outboxQuery } from '#api/outbox/outbox.ts';
import { type SeatsAsked, seatsQuery } from '#api/seats.ts';
import { formatDate } from '#core/local-time.ts';
import { noticeVersions, signUp } from '#core/registration.ts';
import { retentionDays } from '#core/submission.ts';
import { localized } from '#core/units.ts';
import { openPrivacy } from '#state/privacy-page.ts';
import { openView, useApp } from '#state/store.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { useProgrammesTexts } from '#ui/texts/programmes/use-programmes-texts.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import { dayTitle } from './occurrence-words.ts';
import type { OccurrenceProps } from './use-programmes.ts';

interface SignUpDialogProps extends OccurrenceProps {
  readonly onClose: () => void;
}

type Field = 'name' | 'phone' | 'consent';

export function SignUpDialog({ programmes, occurrence, onClose }: SignUpDialogProps) {
  const texts = useTexts();
  const own = useProgrammesTexts();
  const language = useApp((state) => state.view.lang);
  const { programme, day, start, end } = occurrence;
  /** Id of what was sent; `not kept`: the device kept nothing. */
  const [sent, setSent] = useState<string | null>(null);
  const [isNotKept, setNotKept] = useState(false);
  const send = async (person: Person) => {
    const about = { area: programmes.area.manifest.id, programme: programme.id };
    const body = { ...about, date: formatDate(day), ...person };
    try {
      setSent(await confirm({ kind: 'sign_up', body }, { keepsReceipt: true }));
    } catch {
      setNotKept(true);
    }
  };
  return (
    <Dialog
      title={own.signUp.title(localized(programme.title, language))}
      closeLabel={texts.close}
      onClose={onClose}
    >
      <div className="stack">
        <p>
          <strong>
            {dayTitle(day, programmes.today, texts, own)} {own.card.time(start, end)}
          </strong>
        </p>
        {sent === null && (
          <Seats
            area={programmes.area.manifest.id}
            programme={programme.id}
            date={formatDate(day)}
          />
        )}
        {sent === null ? (
          <Form onSend={(person) => void send(person)} />
        ) : (
          <Outcome id={sent} onClose={onClose} />
        )}
        {isNotKept && <p role="alert">{own.signUp.notKept}</p>}
      </div>
    </Dialog>
  );
}

/** Where nobody can be asked, what the programme says stands on its page. */
function Seats(asked: SeatsAsked) {
  const { signUp: words } = useProgrammesTexts();
  const { data } = useQuery(seatsQuery(asked));
  if (!data) return null;
  const { seats, left, waitingLeft } = data;
  return (
    <p role="status" className="number" data-seats={left}>
      {left > 0 ? words.left(left, seats) : waitingLeft > 0 ? words.waits(waitingLeft) : words.full}
    </p>
  );
}

const person = v.pick(signUp, ['name', 'phone', 'consent']);
type Person = v.InferOutput<typeof person>;

function Form({ onSend }: { readonly onSend: (person: Person) => void }) {
  const { signUp: words } = useProgrammesTexts();
  const [wrong, setWrong] = useState<ReadonlySet<Field>>(new Set());
  const id = useId();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const entered = new FormData(form);
    const phone = String(entered.get('phone') ?? '').trim();
    const parsed = v.safeParse(person, {
      name: entered.get('name'),
      ...(phone && { phone }),
      consent: entered.get('consent') === null ? undefined : noticeVersions.at(-1),
    });
    if (parsed.success) return onSend(parsed.output);
    const fields = parsed.issues.map((issue) => issue.path?.[0]?.key as Field);
    setWrong(new Set(fields));
    form.querySelector<HTMLInputElement>(`[name="${fields[0]}"]`)?.focus();
  };
  const errorOf = (field: Field) =>
    wrong.has(field) && (
      <p id={`${id}-${field}-error`} className="field-error" role="alert">
        {words.errors[field]}
      </p>
    );
  const fieldProps = (field: 'name' | 'phone') => ({
    id: `${id}-${field}`,
    name: field,
    className: 'text-field',
    'aria-invalid': wrong.has(field),
    'aria-describedby': wrong.has(field) ? `${id}-${field}-error` : `${id}-${field}-hint`,
  });
  return (
    <form className="stack" noValidate onSubmit={submit}>
      <div>
        <label className="field-label" htmlFor={`${id}-name`}>
          {words.name}
        </label>
        <input {...fieldProps('name')} autoComplete="nickname" maxLength={40} />
        <p id={`${id}-name-hint`} className="small muted">
          {words.nameHint}
        </p>
        {errorOf('name')}
      </div>
      <div>
        <label className="field-label" htmlFor={`${id}-phone`}>
          {words.phone}
        </label>
        <input {...fieldProps('phone')} type="tel" autoComplete="tel" maxLength={30} />
        <p id={`${id}-phone-hint`} className="small muted">
          {words.phoneHint}
        </p>
        {errorOf('phone')}
      </div>
      <ul className="note sign-up-notice small">
        <li>{words.purpose}</li>
        <li>{words.retention(retentionDays.sign_up)}</li>
        <li>{words.privacy}</li>
      </ul>
      <Button look="plain" onClick={openPrivacy}>
        {words.morePrivacy}
      </Button>
      <label className="consent">
        <input type="checkbox" name="consent" aria-invalid={wrong.has('consent')} />
        <span>{words.consent}</span>
      </label>
      {errorOf('consent')}
      <Button look="primary" size="large" type="submit" wide>
        {words.send}
      </Button>
    </form>
  );
}

function Outcome({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { signUp: words } = useProgrammesTexts();
  const queries = useQueryClient();
  const outbox = useQuery(outboxQuery);
  useEffect(
    () => followOutbox(() => void queries.invalidateQueries({ queryKey: outboxQuery.queryKey })),
    [queries],
  );
  const entry = outbox.data?.entries.find((one) => one.id === id);
  const receipt = outbox.data?.receipts.find((one) => one.id === id);
  const refusal = entry?.refusal?.code;
  const sentence = receipt
    ? words[receipt.state === 'waiting' ? 'waiting' : 'seated']
    : refusal
      ? words.refused[refusal === 'full' || refusal === 'past' ? refusal : 'other']
      : entry && entry.delay !== null
        ? words.queued
        : words.sending;
  return (
    <div className="stack">
      <p role="status" className="sign-up-outcome">
        <strong>{sentence}</strong>
      </p>
      <p className="small muted">{words.receipts}</p>
      <div className="row-wrap">
        <Button look="primary" onClick={onClose}>
          {words.done}
        </Button>
        <Button onClick={() => openView('voice')}>{words.openReceipts}</Button>
      </div>
    </div>
  );
}
