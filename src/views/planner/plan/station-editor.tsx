// One station of the scenario: open or not, where, when, with what. A station is chosen
// here or on the map.

import { memo, useId, useState } from 'react';
import { parseHours } from '#core/hours/parse.ts';
import { services as catalogue, serviceCodes } from '#core/service.ts';
import { type Station, stationName } from '#core/station.ts';
import { metresPerLat, metresPerLng } from '#core/streets/graph.ts';
import { localized } from '#core/units.ts';
import { editPlan, giveBack } from '#state/plan.ts';
import { closeStation, openStation, useApp } from '#state/store.ts';
import { Button } from '#ui/button.tsx';
import { Chip } from '#ui/chip.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { ReachFactor } from '#views/planner/overview/reach-factor.tsx';
import type { PanelProps } from '#views/planner/question/use-planner.ts';

export function StationEditor({ planner }: PanelProps) {
  const { plan: words } = usePlannerTexts();
  const language = useApp((state) => state.view.lang);
  const id = useApp((state) => state.view.station);
  const { stations } = planner.plan;
  const station = stations.find((one) => one.id === id);
  const before = planner.area.stations.find((one) => one.id === id);
  return (
    <section className="card stack">
      <h3 className="section-title">{words.station}</h3>
      <label className="field">
        <span className="field-label">{words.choose}</span>
        <select
          className="text-field"
          value={station?.id ?? ''}
          onChange={({ target }) =>
            target.value === '' ? closeStation() : openStation(target.value)
          }
        >
          <option value="">{words.none}</option>
          {stations.map((one) => (
            <option key={one.id} value={one.id}>
              {localized(stationName(one), language)}
            </option>
          ))}
        </select>
      </label>
      {station ? (
        <>
          <ReachFactor planner={planner} at={station.at} />
          <Fields key={station.id} station={station} before={before ?? null} />
        </>
      ) : (
        <p className="small muted">{words.chooseHint}</p>
      )}
    </section>
  );
}

interface FieldsProps {
  readonly station: Station;
  /** null: the scenario adds it. */
  readonly before: Station | null;
}

function Fields({ station, before }: FieldsProps) {
  const { plan: words } = usePlannerTexts();
  const isOpen = station.status === 'open';
  return (
    <div className="stack">
      <Segmented
        legend={words.statusLegend}
        options={[
          { value: 'open', label: words.status.open },
          { value: 'temporarily_closed', label: words.status.temporarily_closed },
        ]}
        value={isOpen ? 'open' : 'temporarily_closed'}
        onChange={(status) => editPlan({ edit: 'status', station: station.id, status })}
      />
      <HoursField station={station} before={before} />
      <ServicesField id={station.id} services={station.services} />
      <PlaceField station={station} />
      {before === null && (
        <Button
          onClick={() => {
            closeStation();
            giveBack(station.id);
          }}
        >
          {words.remove}
        </Button>
      )}
    </div>
  );
}

/** A station that moves keeps its services, and these are many. */
const ServicesField = memo(function ServicesField({
  id,
  services,
}: Pick<Station, 'id' | 'services'>) {
  const { plan: words } = usePlannerTexts();
  const language = useApp((state) => state.view.lang);
  const offered = services.map(({ code }) => code);
  return (
    <section>
      <h4 className="field-label">{words.services}</h4>
      <ul className="chips">
        {serviceCodes.map((code) => (
          <li key={code}>
            <Chip
              label={localized(catalogue[code].name, language)}
              icon={catalogue[code].icon}
              pressed={offered.includes(code)}
              onPress={() =>
                editPlan({
                  edit: 'services',
                  station: id,
                  services: offered.includes(code)
                    ? offered.filter((one) => one !== code)
                    : [...offered, code],
                })
              }
            />
          </li>
        ))}
      </ul>
    </section>
  );
});

const presets = { evening: '08:00-22:00', always: '24/7' } as const;

function HoursField({ station, before }: FieldsProps) {
  const { plan: words } = usePlannerTexts();
  const errorId = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const now = station.opening_hours;
  const kept = before?.opening_hours;
  const preset =
    draft !== null
      ? 'custom'
      : now === kept
        ? 'keep'
        : now === presets.evening
          ? 'evening'
          : now === presets.always
            ? 'always'
            : 'custom';
  const set = (hours: string) =>
    editPlan({ edit: 'hours', station: station.id, part: 'site', hours });
  const parsed = draft === null ? null : parseHours(draft);
  return (
    <div>
      <Segmented
        legend={words.hours}
        options={(['keep', 'evening', 'always', 'custom'] as const)
          .filter((value) => value !== 'keep' || kept !== undefined)
          .map((value) => ({ value, label: words.hoursPresets[value] }))}
        value={preset}
        onChange={(value) => {
          setDraft(value === 'custom' ? now : null);
          if (value === 'keep' && kept !== undefined) set(kept);
          else if (value === 'evening' || value === 'always') set(presets[value]);
        }}
      />
      <p className="small muted hint">{now}</p>
      {preset === 'custom' && (
        <label className="field">
          <span className="field-label">{words.customHours}</span>
          <input
            className="text-field"
            value={draft ?? now}
            aria-invalid={parsed?.kind === 'unreadable'}
            aria-describedby={errorId}
            onChange={({ target }) => {
              setDraft(target.value);
              if (parseHours(target.value).kind === 'rules') set(target.value);
            }}
          />
          <span id={errorId} role="status" className="small warn">
            {parsed?.kind === 'unreadable' &&
              words.hoursUnreadable(parsed.position, parsed.expected)}
          </span>
        </label>
      )}
    </div>
  );
}

const stepMetres = 50;
const steps = { north: [0, 1], south: [0, -1], west: [-1, 0], east: [1, 0] } as const;

function PlaceField({ station }: { readonly station: Station }) {
  const { plan: words } = usePlannerTexts();
  const moveBy = (direction: keyof typeof steps) => {
    const [x, y] = steps[direction];
    const [lng, lat] = station.at;
    const at = [
      lng + (x * stepMetres) / metresPerLng(lat),
      lat + (y * stepMetres) / metresPerLat,
    ] as const;
    editPlan({ edit: 'move', station: station.id, at });
  };
  return (
    <section>
      <h4 className="field-label">{words.move}</h4>
      <p className="small muted">{words.moveHint}</p>
      <div className="button-row">
        {(['north', 'south', 'west', 'east'] as const).map((direction) => (
          <Button
            key={direction}
            aria-label={words.moveBy(words.directions[direction])}
            onClick={() => moveBy(direction)}
          >
            {words.directions[direction]}
          </Button>
        ))}
      </div>
    </section>
  );
}
