// Which station or neighbourhood: chosen from a list, or by a tap on the map; never a position.

import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { type Area, placesQuery } from '#api/area.ts';
import type { Need } from '#core/need.ts';
import { stationName } from '#core/station.ts';
import { localized } from '#core/units.ts';
import { changeView, useApp } from '#state/store.ts';
import { Segmented } from '#ui/segmented.tsx';
import { useVoiceTexts } from '#ui/texts/voice/use-voice-texts.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
}

interface PickOneProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

/** A long list, by the picker of the device. */
function PickOne({ label, choices, value, onChange }: PickOneProps) {
  const texts = useVoiceTexts();
  const id = useId();
  return (
    <div>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="text-field"
        value={value ?? ''}
        onChange={(event) => onChange(event.currentTarget.value || null)}
      >
        <option value="">{texts.none}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The station of the address. */
export function StationField({ area }: { readonly area: Area }) {
  const texts = useVoiceTexts();
  const { lang, station } = useApp((state) => state.view);
  const hasMap = useApp((state) => state.map === 'idle');
  const choices = area.stations
    .filter(({ status }) => status !== 'closed')
    .map((one) => ({ value: one.id, label: localized(stationName(one), lang) }))
    .sort((one, other) => one.label.localeCompare(other.label, lang));
  const known = choices.some(({ value }) => value === station) ? station : null;
  return (
    <div>
      <PickOne
        label={texts.chooseStation}
        choices={choices}
        value={known}
        onChange={(id) => changeView({ station: id })}
      />
      {hasMap && <p className="small muted">{texts.mapHint}</p>}
    </div>
  );
}

/** `kind` alone: nothing of it was chosen yet. */
export interface WhereDraft {
  readonly kind: Need['where']['kind'];
  readonly neighbourhood: string | null;
}

interface WhereFieldProps {
  readonly area: Area;
  readonly where: WhereDraft;
  readonly onChange: (where: WhereDraft) => void;
}

export function WhereField({ area, where, onChange }: WhereFieldProps) {
  const texts = useVoiceTexts();
  const language = useApp((state) => state.view.lang);
  const places = useQuery(placesQuery(area.manifest));
  const choices = (places.data ?? [])
    .filter(({ kind }) => kind === 'neighbourhood')
    .map(({ name }) => ({ value: name.zh, label: localized(name, language) }));
  return (
    <div className="stack">
      <Segmented
        legend={texts.where}
        options={[
          { value: 'station', label: texts.byStation },
          { value: 'neighbourhood', label: texts.byNeighbourhood },
        ]}
        value={where.kind}
        onChange={(kind) => onChange({ ...where, kind })}
      />
      {where.kind === 'station' ? (
        <StationField area={area} />
      ) : (
        <PickOne
          label={texts.chooseNeighbourhood}
          choices={choices}
          value={where.neighbourhood}
          onChange={(neighbourhood) => onChange({ ...where, neighbourhood })}
        />
      )}
      <p className="small muted">{texts.whereHint}</p>
    </div>
  );
}
