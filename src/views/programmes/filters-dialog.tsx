// Which programmes: of which series, where, when, and how far from here.

import { useQuery } from '@tanstack/react-query';
import locateFixed from 'lucide/dist/esm/icons/locate-fixed.mjs';
import { useId } from 'react';
import { placesQuery } from '#api/area.ts';
import type { Place } from '#core/area.ts';
import { stationName } from '#core/station.ts';
import { localized } from '#core/units.ts';
import { changeView, locate, pickPlace, useApp } from '#state/store.ts';
import { Button } from '#ui/button.tsx';
import { Chip } from '#ui/chip.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { useProgrammesTexts } from '#ui/texts/programmes/use-programmes-texts.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import { seriesHolding, seriesOf } from './conditions.ts';
import { noConditions, type Programmes } from './use-programmes.ts';

interface FiltersDialogProps {
  readonly programmes: Programmes;
  readonly onClose: () => void;
}

export function FiltersDialog({ programmes, onClose }: FiltersDialogProps) {
  const texts = useTexts();
  const { filters } = useProgrammesTexts();
  const { hours, reach, min } = useApp((state) => state.view);
  const footer = (
    <div className="row-wrap">
      <Button onClick={() => changeView(noConditions)}>{filters.clear}</Button>
      <Button look="primary" onClick={onClose}>
        {filters.show(programmes.chosen.length)}
      </Button>
    </div>
  );
  return (
    <Dialog title={filters.title} closeLabel={texts.close} onClose={onClose} footer={footer}>
      <div className="stack-large">
        <SeriesChoice programmes={programmes} />
        <StationChoice programmes={programmes} />
        <Segmented
          legend={filters.hours}
          options={[
            { value: 'any', label: filters.anyHours },
            { value: 'after', label: filters.after },
          ]}
          value={hours === 'after' ? 'after' : 'any'}
          onChange={(value) => changeView({ hours: value })}
        />
        <div className="stack">
          <Segmented
            legend={filters.reach}
            options={[
              { value: 'any', label: filters.anywhere },
              { value: 'near', label: filters.within(min) },
            ]}
            value={reach}
            onChange={(value) => changeView({ reach: value })}
          />
          {reach === 'near' && <StartChoice programmes={programmes} />}
        </div>
      </div>
    </Dialog>
  );
}

function SeriesChoice({ programmes: { all, conditions } }: Pick<FiltersDialogProps, 'programmes'>) {
  const { filters } = useProgrammesTexts();
  const language = useApp((state) => state.view.lang);
  const series = seriesOf(all);
  const holder = seriesHolding(series, conditions.series);
  const choose = (name: string | null) => changeView({ series: name });
  return (
    <div className="stack">
      <fieldset>
        <legend className="field-label">{filters.series}</legend>
        <div className="row-wrap">
          <Chip
            label={filters.all}
            pressed={conditions.series === null}
            onPress={() => choose(null)}
          />
          {series.map(({ name, en }) => (
            <Chip
              key={name}
              label={localized({ zh: name, en }, language)}
              pressed={holder?.name === name}
              onPress={() => choose(conditions.series === name ? null : name)}
            />
          ))}
        </div>
      </fieldset>
      {holder && holder.strands.length > 0 && (
        <fieldset>
          <legend className="field-label">{filters.strand}</legend>
          <div className="row-wrap">
            {holder.strands.map((strand) => (
              <Chip
                key={strand.zh}
                label={localized(strand, language)}
                pressed={conditions.series === strand.zh}
                onPress={() => choose(conditions.series === strand.zh ? holder.name : strand.zh)}
              />
            ))}
          </div>
        </fieldset>
      )}
    </div>
  );
}

function StationChoice({ programmes }: Pick<FiltersDialogProps, 'programmes'>) {
  const { filters } = useProgrammesTexts();
  const language = useApp((state) => state.view.lang);
  const { all, area, conditions } = programmes;
  const withProgrammes = new Set(all.map(({ station_id }) => station_id));
  const id = useId();
  return (
    <div>
      <label className="field-label" htmlFor={id}>
        {filters.station}
      </label>
      <select
        id={id}
        className="text-field"
        value={conditions.station ?? ''}
        onChange={({ target }) => changeView({ station: target.value || null })}
      >
        <option value="">{filters.anyStation}</option>
        {area.stations
          .filter((station) => withProgrammes.has(station.id) || station.id === conditions.station)
          .map((station) => (
            <option key={station.id} value={station.id}>
              {localized(stationName(station), language)}
            </option>
          ))}
      </select>
    </div>
  );
}

/** From the device or from a place of the list; what the device says stays in the page. */
function StartChoice({ programmes: { area, start } }: Pick<FiltersDialogProps, 'programmes'>) {
  const texts = useTexts();
  const { filters } = useProgrammesTexts();
  const position = useApp((state) => state.position);
  const picked = useApp((state) => state.view.at);
  const places = useQuery(placesQuery(area.manifest));
  const id = useId();
  const named = (kind: Place['kind']) => (places.data ?? []).filter((place) => place.kind === kind);
  const groups = [
    { label: filters.landmarks, members: named('landmark') },
    { label: filters.neighbourhoods, members: named('neighbourhood') },
  ];
  const value = start.isDevice ? '' : (picked?.join() ?? '');
  const isListed = groups.some(({ members }) => members.some(({ at }) => at.join() === value));
  return (
    <div className="stack">
      <Button
        icon={locateFixed}
        aria-busy={position.kind === 'asking'}
        onClick={() => void locate(navigator, async () => {})}
      >
        {position.kind === 'asking'
          ? texts.place.locating
          : start.isDevice
            ? filters.myPosition
            : texts.place.locate}
      </Button>
      {position.kind === 'failed' && <p role="alert">{texts.place[position.failure]}</p>}
      <div>
        <label className="field-label" htmlFor={id}>
          {filters.from}
        </label>
        <select
          id={id}
          className="text-field"
          value={value}
          onChange={({ target }) => {
            const place = places.data?.find(({ at }) => at.join() === target.value);
            if (place) pickPlace(place.at);
          }}
        >
          <option value="">{start.isDevice ? filters.myPosition : filters.noPlace}</option>
          {value !== '' && !isListed && <option value={value}>{filters.pickedPlace}</option>}
          {groups.map(({ label, members }) => (
            <optgroup key={label} label={label}>
              {members.map((place) => (
                <option key={place.at.join()} value={place.at.join()}>
                  {localized(place.name, useApp.getState().view.lang)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      <p className="small muted">{texts.place.privacy}</p>
      {start.hasFailed && <p role="alert">{filters.noTimes}</p>}
    </div>
  );
}
