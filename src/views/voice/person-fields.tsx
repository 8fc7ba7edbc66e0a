// What a person tells about themselves: what to call them, a number if they like, and that
// they agree to the notice of the day.

import { useState } from 'react';
import * as v from 'valibot';
import { phoneText } from '#core/plain-text.ts';
import { type Join, noticeVersions } from '#core/registration.ts';
import { TextField } from '#ui/text-field.tsx';
import { useVoiceTexts } from '#ui/texts/voice/use-voice-texts.ts';
import type { Draft } from './form-frame.tsx';

export interface PersonDraft {
  readonly name: string;
  readonly phone: string;
  readonly hasAgreed: boolean;
}

interface Person {
  readonly name: string;
  readonly phone?: string;
  readonly consent: (typeof noticeVersions)[number];
}

const newestNotice = noticeVersions[noticeVersions.length - 1] as Person['consent'];

/** `before`: as they told it last; what they agreed to then holds for the same notice. */
export const usePerson = (before?: Pick<Join, 'name' | 'phone' | 'consent'>) =>
  useState<PersonDraft>({
    name: before?.name ?? '',
    phone: before?.phone ?? '',
    hasAgreed: before?.consent === newestNotice,
  });

const isPhone = (phone: string): boolean => phone.trim() === '' || v.is(phoneText, phone);

export function PersonFields({
  person,
  onChange,
}: {
  readonly person: PersonDraft;
  readonly onChange: (person: PersonDraft) => void;
}) {
  const texts = useVoiceTexts();
  return (
    <div className="stack">
      <TextField
        label={texts.person.name}
        hint={texts.person.nameHint}
        value={person.name}
        most={20}
        autoComplete="nickname"
        onChange={(name) => onChange({ ...person, name })}
      />
      <TextField
        label={texts.person.phone + texts.optional}
        hint={texts.person.phoneHint}
        error={isPhone(person.phone) ? null : texts.person.phoneWrong}
        value={person.phone}
        most={32}
        type="tel"
        autoComplete="tel"
        onChange={(phone) => onChange({ ...person, phone })}
      />
    </div>
  );
}

/** The newest notice is the one on the screen. */
export function personOf({ name, phone, hasAgreed }: PersonDraft): Person | Draft {
  if (name.trim() === '') return { kind: 'missing', what: 'name' };
  if (!isPhone(phone)) return { kind: 'missing', what: 'phone' };
  if (!hasAgreed) return { kind: 'missing', what: 'consent' };
  return { name, ...(phone.trim() !== '' && { phone }), consent: newestNotice };
}
