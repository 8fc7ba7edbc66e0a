// A programme of the draft as a form. Times are those of the area's clock.

import type { Area } from '#api/area.ts';
import { formatLocalTime } from '#core/local-time.ts';
import { type Programme, programmeKinds } from '#core/programme.ts';
import { instant } from '#core/units.ts';
import { type ProgrammeEdit, setDeskEdit } from '#state/desk-edit.ts';
import { useDeskTexts } from '#ui/texts/desk/use-desk-texts.ts';
import { TextField } from './fields.tsx';
import { timestampOf } from './timestamp.ts';
import { useStationNames } from './use-desk.ts';

interface ProgrammeFormProps {
  readonly area: Area;
  readonly edit: ProgrammeEdit;
}

export function ProgrammeForm({ area, edit }: ProgrammeFormProps) {
  const { edit: words, queue } = useDeskTexts();
  const nameOf = useStationNames(area);
  const { programme } = edit;
  const { utcOffsetMinutes } = area.calendar;
  const change = (some: Partial<Programme>) =>
    setDeskEdit({ ...edit, programme: { ...programme, ...some } });
  const local = (timestamp: string) =>
    formatLocalTime(instant(Date.parse(timestamp)), utcOffsetMinutes);
  const changeTime = (which: 'start' | 'end', text: string) => {
    const timestamp = timestampOf(text, utcOffsetMinutes);
    if (timestamp !== null) change({ [which]: timestamp });
  };
  const { title, capacity } = programme;
  const changeSeats = (text: string) => {
    const { capacity: _, ...rest } = programme;
    const seats = Number.parseInt(text, 10);
    const more = text === '' ? {} : { capacity: { waiting: capacity?.waiting ?? 0, seats } };
    setDeskEdit({ ...edit, programme: { ...rest, ...more } });
  };
  const changeRule = (text: string) => {
    const { rrule: _, ...rest } = programme;
    setDeskEdit({ ...edit, programme: text === '' ? rest : { ...rest, rrule: text } });
  };
  return (
    <div className="stack">
      <TextField
        label={words.fields.titleZh}
        value={title.zh}
        onChange={(zh) => change({ title: { ...title, zh } })}
      />
      <TextField
        label={words.fields.titleEn}
        value={title.en ?? ''}
        onChange={(en) => change({ title: en === '' ? { zh: title.zh } : { ...title, en } })}
      />
      <label className="field">
        <span className="field-label">{words.fields.kind}</span>
        <select
          className="text-field"
          value={programme.kind}
          onChange={({ target }) => {
            const kind = programmeKinds.find((one) => one === target.value);
            if (kind) change({ kind });
          }}
        >
          {programmeKinds.map((one) => (
            <option key={one} value={one}>
              {words.kinds[one]}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span className="field-label">{queue.fields.station}</span>
        <select
          className="text-field"
          value={programme.station_id}
          onChange={({ target }) => change({ station_id: target.value })}
        >
          {area.stations.map(({ id }) => (
            <option key={id} value={id}>
              {nameOf(id)}
            </option>
          ))}
        </select>
      </label>
      <div className="desk-filters">
        {(['start', 'end'] as const).map((which) => (
          <TextField
            key={which}
            type="datetime-local"
            label={words.fields[which]}
            value={local(programme[which])}
            onChange={(text) => changeTime(which, text)}
          />
        ))}
      </div>
      <TextField label={words.fields.rrule} value={programme.rrule ?? ''} onChange={changeRule} />
      <TextField
        type="number"
        label={words.fields.seats}
        value={capacity && Number.isFinite(capacity.seats) ? String(capacity.seats) : ''}
        onChange={changeSeats}
      />
    </div>
  );
}
