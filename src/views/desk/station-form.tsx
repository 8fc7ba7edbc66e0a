// A station of the draft as a form. Fields that are not here go along as they are.

import type { Area } from '#api/area.ts';
import { type ServiceCode, service, serviceCodes } from '#core/service.ts';
import type { StationService } from '#core/station.ts';
import { type LngLat, localized } from '#core/units.ts';
import { type StationEdit, setDeskEdit } from '#state/desk-edit.ts';
import { useApp } from '#state/store.ts';
import { Chip } from '#ui/chip.tsx';
import { useDeskTexts } from '#ui/texts/desk/use-desk-texts.ts';
import { HoursField, TextField } from './fields.tsx';
import { PositionField } from './position-field.tsx';
import { stationOf } from './use-draft.ts';

interface StationFormProps {
  readonly area: Area;
  readonly edit: StationEdit;
}

const textFields = ['name', 'name_en', 'address', 'phone'] as const;
const statuses = ['open', 'temporarily_closed', 'planned', 'closed'] as const;

export function StationForm({ area, edit }: StationFormProps) {
  const { edit: words } = useDeskTexts();
  const { properties } = edit;
  const station = stationOf(edit);
  const change = (some: Readonly<Record<string, unknown>>) =>
    setDeskEdit({ ...edit, properties: without({ ...properties, ...some }) });
  const text = (name: string) => String(properties[name] ?? '');
  return (
    <div className="stack">
      {textFields.map((name) => (
        <TextField
          key={name}
          label={words.fields[name]}
          value={text(name)}
          // An empty name is told to be missing; the other texts may be left out.
          onChange={(value) =>
            change({ [name]: value === '' && name.match(/phone|en/) ? undefined : value })
          }
        />
      ))}
      <HoursField
        area={area}
        station={station}
        part="site"
        label={words.fields.opening_hours}
        value={text('opening_hours')}
        onChange={(value) => change({ opening_hours: value })}
      />
      <HoursField
        area={area}
        station={station}
        part="after_hours"
        label={words.fields.after_hours}
        value={text('after_hours')}
        onChange={(value) => change({ after_hours: value === '' ? null : value })}
      />
      <label className="field">
        <span className="field-label">{words.fields.status}</span>
        <select
          className="text-field"
          value={text('status')}
          onChange={({ target }) => change({ status: target.value })}
        >
          {statuses.map((one) => (
            <option key={one} value={one}>
              {words.statuses[one]}
            </option>
          ))}
        </select>
      </label>
      <PositionField at={edit.at} onChange={(at: LngLat) => setDeskEdit({ ...edit, at })} />
      <Services area={area} edit={edit} onChange={(services) => change({ services })} />
    </div>
  );
}

/** What has no value is no field of the file. */
const without = (properties: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));

interface ServicesProps extends StationFormProps {
  readonly onChange: (services: readonly StationService[]) => void;
}

function Services({ area, edit, onChange }: ServicesProps) {
  const { edit: words } = useDeskTexts();
  const language = useApp((state) => state.view.lang);
  const services = (edit.properties.services ?? []) as readonly StationService[];
  const nameOf = (code: ServiceCode) => localized(service(code).name, language);
  const toggle = (code: ServiceCode) =>
    onChange(
      services.some((one) => one.code === code)
        ? services.filter((one) => one.code !== code)
        : [...services, { code, status: 'ok' }],
    );
  const setHours = (code: ServiceCode, hours: string) =>
    onChange(
      services.map((one) => {
        if (one.code !== code) return one;
        const { hours: _, ...rest } = one;
        return hours === '' ? rest : { ...rest, hours };
      }),
    );
  return (
    <>
      <fieldset className="field">
        <legend className="field-label">{words.fields.services}</legend>
        <div className="row-wrap">
          {serviceCodes.map((code) => (
            <Chip
              key={code}
              label={nameOf(code)}
              icon={service(code).icon}
              pressed={services.some((one) => one.code === code)}
              onPress={() => toggle(code)}
            />
          ))}
        </div>
      </fieldset>
      {services.map(({ code, hours }) => (
        <HoursField
          key={code}
          area={area}
          station={stationOf(edit)}
          part={code}
          label={words.serviceHours(nameOf(code))}
          value={hours ?? ''}
          onChange={(value) => setHours(code, value)}
        />
      ))}
    </>
  );
}
