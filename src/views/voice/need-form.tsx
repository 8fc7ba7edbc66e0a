// The needs survey: services, parts of the day, days, and where; a minute, and nothing about
// who answers.

import { useState } from 'react';
import type { Area } from '#api/area.ts';
import type { DayPart, Need, NeedDays } from '#core/need.ts';
import type { ServiceCode } from '#core/service.ts';
import { useCorrection } from '#state/correction.ts';
import { useApp } from '#state/store.ts';
import { ChipChoice } from '#ui/chip-choice.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useNeedTexts } from '#ui/texts/need/use-need-texts.ts';
import { useVoiceTexts } from '#ui/texts/voice/use-voice-texts.ts';
import { dayOptions, mostServices, partOptions, serviceOptions } from '#words/need-words.ts';
import { type Draft, FormFrame } from './form-frame.tsx';
import { noteOf } from './note-of.ts';
import { type WhereDraft, WhereField } from './place-fields.tsx';

export function NeedForm({ area }: { readonly area: Area }) {
  const texts = useVoiceTexts();
  const need = useNeedTexts();
  const { lang, station } = useApp((state) => state.view);
  const correction = useCorrection('need');
  const before = correction?.body;
  const [services, setServices] = useState<readonly ServiceCode[]>(before?.services ?? []);
  const [parts, setParts] = useState<readonly DayPart[]>(before?.parts ?? []);
  const [days, setDays] = useState<NeedDays>(before?.days ?? 'any');
  const [where, setWhere] = useState<WhereDraft>({
    kind: before?.where.kind ?? (station === null ? 'neighbourhood' : 'station'),
    neighbourhood: before?.where.kind === 'neighbourhood' ? before.where.id : null,
  });
  const [note, setNote] = useState(before?.note ?? '');
  const place = placeOf(where, area.stations.some(({ id }) => id === station) ? station : null);

  const draft = ((): Draft => {
    if (services.length === 0) return { kind: 'missing', what: 'services' };
    if (parts.length === 0) return { kind: 'missing', what: 'parts' };
    if (place === null) return { kind: 'missing', what: 'where' };
    const body: Need = {
      area: area.manifest.id,
      services: [...services],
      parts: [...parts],
      days,
      where: place,
      ...noteOf(note),
    };
    return { kind: 'ready', submission: { kind: 'need', body } };
  })();

  return (
    <FormFrame
      heading={need.heading}
      intro={need.hint}
      about="need"
      draft={draft}
      refused={correction?.id ?? null}
    >
      <ChipChoice
        legend={need.services}
        hint={need.most(mostServices)}
        options={serviceOptions(lang)}
        chosen={services}
        most={mostServices}
        onChange={setServices}
      />
      <ChipChoice
        legend={need.parts}
        options={partOptions(need)}
        chosen={parts}
        onChange={setParts}
      />
      <Segmented legend={need.days} options={dayOptions(need)} value={days} onChange={setDays} />
      <WhereField area={area} where={where} onChange={setWhere} />
      <TextField
        label={texts.note + texts.optional}
        hint={texts.noteHint}
        value={note}
        most={300}
        lines={2}
        onChange={setNote}
      />
    </FormFrame>
  );
}

function placeOf({ kind, neighbourhood }: WhereDraft, station: string | null) {
  const id = kind === 'station' ? station : neighbourhood;
  return id === null ? null : { kind, id };
}
