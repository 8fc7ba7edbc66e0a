// Joining the riders' service team ("小哥"服务团): what one would do, and how to be reached.

import { useState } from 'react';
import type { Area } from '#api/area.ts';
import { type TeamTask, teamTasks } from '#core/registration.ts';
import { useCorrection } from '#state/correction.ts';
import { ChipChoice } from '#ui/chip-choice.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useVoiceTexts } from '#ui/texts/voice/use-voice-texts.ts';
import { type Draft, FormFrame } from './form-frame.tsx';
import { noteOf } from './note-of.ts';
import { PersonFields, personOf, usePerson } from './person-fields.tsx';

export function JoinForm({ area }: { readonly area: Area }) {
  const texts = useVoiceTexts();
  const { join } = texts;
  const correction = useCorrection('join');
  const before = correction?.body;
  const [tasks, setTasks] = useState<readonly TeamTask[]>(before?.tasks ?? []);
  const [person, setPerson] = usePerson(before);
  const [note, setNote] = useState(before?.note ?? '');

  const draft = ((): Draft => {
    if (tasks.length === 0) return { kind: 'missing', what: 'tasks' };
    const who = personOf(person);
    if ('kind' in who) return who;
    const body = { area: area.manifest.id, ...who, tasks: [...tasks], ...noteOf(note) };
    return { kind: 'ready', submission: { kind: 'join', body } };
  })();

  return (
    <FormFrame
      heading={join.heading}
      intro={join.hint}
      about="join"
      draft={draft}
      refused={correction?.id ?? null}
      consent={{
        given: person.hasAgreed,
        onChange: (hasAgreed) => setPerson({ ...person, hasAgreed }),
      }}
    >
      <ChipChoice
        legend={join.tasks}
        options={teamTasks.map((value) => ({ value, label: join.task[value] }))}
        chosen={tasks}
        onChange={setTasks}
      />
      <PersonFields person={person} onChange={setPerson} />
      <TextField
        label={texts.note + texts.optional}
        value={note}
        most={300}
        lines={2}
        onChange={setNote}
      />
    </FormFrame>
  );
}
