// Checking in at a station (景"邻"小站). The code on its wall says which one it is, so nobody's
// position is asked for.

import { useState } from 'react';
import type { Area } from '#api/area.ts';
import { offers as allOffers, type Offer } from '#core/registration.ts';
import type { ServiceCode } from '#core/service.ts';
import { stationName } from '#core/station.ts';
import { localized } from '#core/units.ts';
import { useCorrection } from '#state/correction.ts';
import { useApp } from '#state/store.ts';
import { ChipChoice } from '#ui/chip-choice.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useVoiceTexts } from '#ui/texts/voice/use-voice-texts.ts';
import { mostServices, serviceOptions } from '#words/need-words.ts';
import { type Draft, FormFrame } from './form-frame.tsx';
import { noteOf } from './note-of.ts';
import { PersonFields, personOf, usePerson } from './person-fields.tsx';
import { StationField } from './place-fields.tsx';

export function CheckInForm({ area }: { readonly area: Area }) {
  const texts = useVoiceTexts();
  const { checkIn } = texts;
  const correction = useCorrection('check_in');
  const before = correction?.body;
  const language = useApp((state) => state.view.lang);
  const stationId = useApp((state) => state.view.station);
  const station = area.stations.find(({ id }) => id === stationId);
  const [offers, setOffers] = useState<readonly Offer[]>(before?.offers ?? []);
  const [needs, setNeeds] = useState<readonly ServiceCode[]>(before?.needs ?? []);
  const [person, setPerson] = usePerson(before);
  const [note, setNote] = useState(before?.note ?? '');

  const draft = ((): Draft => {
    if (!station) return { kind: 'missing', what: 'where' };
    const who = personOf(person);
    if ('kind' in who) return who;
    const body = {
      area: area.manifest.id,
      station: station.id,
      ...who,
      offers: [...offers],
      ...(needs.length > 0 && { needs: [...needs] }),
      ...noteOf(note),
    };
    return { kind: 'ready', submission: { kind: 'check_in', body } };
  })();

  return (
    <FormFrame
      heading={checkIn.heading}
      intro={station ? checkIn.at(localized(stationName(station), language)) : checkIn.scan}
      about="check_in"
      draft={draft}
      refused={correction?.id ?? null}
      consent={{
        given: person.hasAgreed,
        onChange: (hasAgreed) => setPerson({ ...person, hasAgreed }),
      }}
    >
      <StationField area={area} />
      <ChipChoice
        legend={checkIn.offers}
        options={allOffers.map((value) => ({ value, label: checkIn.offer[value] }))}
        chosen={offers}
        onChange={setOffers}
      />
      <ChipChoice
        legend={checkIn.needs}
        options={serviceOptions(language)}
        chosen={needs}
        most={mostServices}
        onChange={setNeeds}
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
