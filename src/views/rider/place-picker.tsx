// A start from a list: landmarks, streets, neighbourhoods and stations, searched as
// one types. Keyboard and screen reader follow the combobox pattern with a listbox:
// the focus stays in the field, the arrows move the active option.
// https://www.w3.org/WAI/ARIA/apg/patterns/combobox/

import { useQuery } from '@tanstack/react-query';
import landmark from 'lucide/dist/esm/icons/landmark.mjs';
import map from 'lucide/dist/esm/icons/map.mjs';
import mapPin from 'lucide/dist/esm/icons/map-pin.mjs';
import signpost from 'lucide/dist/esm/icons/signpost.mjs';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { placesQuery } from '#api/area.ts';
import type { AreaManifest, Place } from '#core/area.ts';
import { type Language, localized } from '#core/units.ts';
import { pickPlace, useApp } from '#state/store.ts';
import { Dialog } from '#ui/dialog.tsx';
import { Icon, type IconNode } from '#ui/icon.tsx';
import { SkeletonRows } from '#ui/skeleton.tsx';
import { useTexts } from '#ui/texts/text-context.tsx';
import { LoadNote } from './load-note.tsx';
import { LocateButton } from './locate-card.tsx';
import { searchPlaces } from './place-search.ts';

const shownAtMost = 40;
const kindIcons: Record<Place['kind'], IconNode> = {
  landmark,
  street: signpost,
  neighbourhood: map,
  station: mapPin,
};

interface PlacePickerProps {
  readonly manifest: AreaManifest;
  readonly onLocate: () => void;
  readonly onClose: () => void;
}

export function PlacePicker({ manifest, onLocate, onClose }: PlacePickerProps) {
  const texts = useTexts();
  const language = useApp((state) => state.view.lang);
  const position = useApp((state) => state.position);
  const [before] = useState(position);
  const places = useQuery(placesQuery(manifest));
  // Having found where one is, one is done here.
  const located = position.kind === 'found' && position !== before;
  useEffect(() => {
    if (located) onClose();
  }, [located, onClose]);
  const pick = (place: Place) => {
    pickPlace(place.at);
    onClose();
  };
  return (
    <Dialog title={texts.picker.title} closeLabel={texts.close} onClose={onClose} tall>
      <div className="stack">
        {places.data && (
          <PlaceSearch places={places.data} language={language} onLocate={onLocate} onPick={pick} />
        )}
        {places.isPending && <SkeletonRows count={5} label={texts.map.loading} />}
        {places.error && (
          <LoadNote
            error={places.error}
            what={texts.problem.places}
            retry={() => void places.refetch()}
          />
        )}
      </div>
    </Dialog>
  );
}

interface PlaceSearchProps {
  readonly onLocate: () => void;
  readonly places: readonly Place[];
  readonly language: Language;
  readonly onPick: (place: Place) => void;
}

function PlaceSearch({ places, language, onLocate, onPick }: PlaceSearchProps) {
  const { picker, place: placeTexts } = useTexts();
  const [text, setText] = useState('');
  // None until something is typed or the arrows are used: Enter must not pick by accident.
  const [active, setActive] = useState(-1);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const found = useMemo(() => searchPlaces(places, text, shownAtMost), [places, text]);
  const optionId = (index: number) => `${id}-${index}`;

  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const onKey = (event: KeyboardEvent) => {
    const last = found.length - 1;
    const next: Record<string, number> = {
      ArrowDown: active === last ? 0 : active + 1,
      ArrowUp: active <= 0 ? last : active - 1,
      PageDown: Math.min(last, active + 8),
      PageUp: Math.max(0, active - 8),
    };
    const chosen = found[active];
    const target = next[event.key];
    if (event.key === 'Enter' && chosen) onPick(chosen);
    else if (target === undefined) return;
    else setActive(target);
    event.preventDefault();
  };

  return (
    <>
      <input
        ref={field}
        className="text-field"
        type="search"
        role="combobox"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        aria-label={picker.label}
        placeholder={picker.placeholder}
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={found[active] ? optionId(active) : undefined}
        aria-describedby={`${id}-hint`}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(event.target.value === '' ? -1 : 0);
        }}
        onKeyDown={onKey}
      />
      <p id={`${id}-hint`} className="small muted">
        {picker.hint}
      </p>
      <p className="visually-hidden" role="status">
        {picker.found(found.length)}
      </p>
      {text === '' && (
        <div className="stack">
          <LocateButton onLocate={onLocate} />
          <p className="small muted">{placeTexts.privacy}</p>
        </div>
      )}
      {found.length === 0 && (
        <div className="note">
          <div>
            <p>{picker.none(text)}</p>
            <p className="small muted">{picker.noneHint}</p>
          </div>
        </div>
      )}
      <div
        ref={list}
        id={`${id}-list`}
        className="place-list"
        role="listbox"
        aria-label={picker.label}
      >
        {found.map((place, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and the keys.
          <div
            key={`${place.kind}${place.name.zh}${place.at.join()}`}
            id={optionId(index)}
            className="place-option"
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onClick={() => onPick(place)}
          >
            <Icon node={kindIcons[place.kind]} />
            <span className="place-name">{localized(place.name, language)}</span>
            <span className="small muted">{picker.kind[place.kind]}</span>
          </div>
        ))}
      </div>
    </>
  );
}
