// A report: a service or a station that is not as told, wrong hours, a hazard.

import { useState } from 'react';
import type { Area } from '#api/area.ts';
import { type Hazard, hazards, type Report } from '#core/report.ts';
import type { ServiceCode } from '#core/service.ts';
import { useCorrection } from '#state/correction.ts';
import { useApp } from '#state/store.ts';
import { ChipChoice } from '#ui/chip-choice.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useVoiceTexts } from '#ui/texts/voice/use-voice-texts.ts';
import { serviceOptions } from '#words/need-words.ts';
import { type Draft, FormFrame } from './form-frame.tsx';
import { noteOf } from './note-of.ts';
import { StationField } from './place-fields.tsx';

const abouts = ['service', 'station', 'hours', 'hazard'] as const;
const serviceStatuses = ['out_of_order', 'limited', 'ok'] as const;
const stationStatuses = ['temporarily_closed', 'ok'] as const;

/** Everything that may be asked; what it is about decides what of it is sent. */
interface Answers {
  readonly about: Report['about'];
  readonly service: ServiceCode | null;
  readonly serviceStatus: (typeof serviceStatuses)[number];
  readonly stationStatus: (typeof stationStatuses)[number];
  readonly hazard: Hazard;
  readonly note: string;
}
const nothing: Answers = {
  about: 'service',
  service: null,
  serviceStatus: 'out_of_order',
  stationStatus: 'temporarily_closed',
  hazard: 'battery',
  note: '',
};

/** As they were given in a report; undefined: in none. */
function answersOf(report: Report | undefined): Answers {
  if (report === undefined) return nothing;
  const { about, note = '' } = report;
  switch (report.about) {
    case 'service':
      return { ...nothing, about, note, service: report.service, serviceStatus: report.status };
    case 'station':
      return { ...nothing, about, note, stationStatus: report.status };
    case 'hours':
      return { ...nothing, about, note };
    case 'hazard':
      return { ...nothing, about, note, hazard: report.hazard };
  }
}

export function ReportForm({ area }: { readonly area: Area }) {
  const texts = useVoiceTexts();
  const { report } = texts;
  const correction = useCorrection('report');
  const [answers, setAnswers] = useState(() => answersOf(correction?.body));
  const stationId = useApp((state) => state.view.station);
  const station = area.stations.find(({ id }) => id === stationId);
  const codes = station?.services.map(({ code }) => code) ?? [];
  const change = (next: Partial<Answers>) => setAnswers({ ...answers, ...next });
  const known = answers.service && codes.includes(answers.service) ? answers.service : null;
  const place = station ? { area: area.manifest.id, station: station.id } : null;
  const isAboutHours = answers.about === 'hours';
  return (
    <FormFrame
      heading={report.heading}
      intro={report.afterwards}
      about="report"
      draft={draftOf({ ...answers, service: known }, place)}
      refused={correction?.id ?? null}
    >
      <StationField area={area} />
      <ChipChoice
        legend={report.about}
        options={abouts.map((value) => ({ value, label: report.abouts[value] }))}
        chosen={[answers.about]}
        most={1}
        onChange={([about]) => about && change({ about })}
      />
      <Details answers={{ ...answers, service: known }} codes={codes} onChange={change} />
      <TextField
        label={isAboutHours ? report.hours : texts.note + texts.optional}
        hint={isAboutHours ? report.hoursExample : texts.noteHint}
        value={answers.note}
        most={300}
        lines={2}
        onChange={(note) => change({ note })}
      />
    </FormFrame>
  );
}

interface DetailsProps {
  readonly answers: Answers;
  /** Services of the station. */
  readonly codes: readonly ServiceCode[];
  readonly onChange: (next: Partial<Answers>) => void;
}

function Details({ answers, codes, onChange }: DetailsProps) {
  const { report } = useVoiceTexts();
  const language = useApp((state) => state.view.lang);
  switch (answers.about) {
    case 'service':
      return (
        <>
          {codes.length > 0 && (
            <ChipChoice
              legend={report.service}
              options={serviceOptions(language, codes)}
              chosen={answers.service ? [answers.service] : []}
              most={1}
              onChange={([service = null]) => onChange({ service })}
            />
          )}
          <Segmented
            legend={report.status}
            options={serviceStatuses.map((value) => ({ value, label: report.statuses[value] }))}
            value={answers.serviceStatus}
            onChange={(serviceStatus) => onChange({ serviceStatus })}
          />
        </>
      );
    case 'station':
      return (
        <Segmented
          legend={report.status}
          options={stationStatuses.map((value) => ({ value, label: report.statuses[value] }))}
          value={answers.stationStatus}
          onChange={(stationStatus) => onChange({ stationStatus })}
        />
      );
    case 'hours':
      return null;
    case 'hazard':
      return (
        <div className="stack">
          <ChipChoice
            legend={report.hazard}
            options={hazards.map((value) => ({ value, label: report.hazards[value] }))}
            chosen={[answers.hazard]}
            most={1}
            onChange={([hazard]) => hazard && onChange({ hazard })}
          />
          <p className="note" data-tone="warn">
            {report.emergency}
          </p>
        </div>
      );
  }
}

function draftOf(answers: Answers, place: { area: string; station: string } | null): Draft {
  const { about, service, serviceStatus, stationStatus, hazard } = answers;
  if (place === null) return { kind: 'missing', what: 'where' };
  const note = noteOf(answers.note);
  const ready = (body: Report): Draft => ({
    kind: 'ready',
    submission: { kind: 'report', body },
  });
  switch (about) {
    case 'service':
      if (service === null) return { kind: 'missing', what: 'service' };
      return ready({ about, ...place, service, status: serviceStatus, ...note });
    case 'station':
      return ready({ about, ...place, status: stationStatus, ...note });
    case 'hours':
      if (note.note === undefined) return { kind: 'missing', what: 'note' };
      return ready({ about, ...place, note: note.note });
    case 'hazard':
      return ready({ about, ...place, hazard, ...note });
  }
}
