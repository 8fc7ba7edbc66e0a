// A new station for the scenario: where the map is tapped next, or at a place from the
// list, for those who do not use the map.

import plus from 'lucide/dist/esm/icons/plus.mjs';
import type { LngLat } from '#core/units.ts';
import { localized } from '#core/units.ts';
import { editPlan, setAdding, usePlan } from '#state/plan.ts';
import { openStation, useApp } from '#state/store.ts';
import { Button } from '#ui/button.tsx';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import type { PanelProps, Planner } from '#views/planner/question/use-planner.ts';

interface NewPlace {
  readonly at: LngLat;
  /** Empty or absent: it is called by its number. */
  readonly name?: string;
}

/** Adds stations that are always open, as one step, and selects the last to be changed. */
export function addStations(
  planner: Planner,
  places: readonly NewPlace[],
  nameOf: (nth: number) => string,
): void {
  const taken = new Set(planner.plan.stations.map(({ id }) => id));
  let nth = 0;
  const next = () => {
    do nth++;
    while (taken.has(`plan-${nth}`));
    return nth;
  };
  editPlan(
    ...places.map(({ at, name }) => {
      const number = next();
      return {
        edit: 'add' as const,
        station: `plan-${number}`,
        name: name || nameOf(number),
        kind: 'rider_rest' as const,
        at,
        opening_hours: '24/7',
        after_hours: null,
        services: ['water' as const, 'rest' as const],
        seats: null,
      };
    }),
  );
  openStation(`plan-${nth}`);
}

export function AddStation({ planner }: PanelProps) {
  const { plan: words } = usePlannerTexts();
  const isAdding = usePlan((state) => state.isAdding);
  const language = useApp((state) => state.view.lang);
  const places = planner.places.filter(({ kind }) => kind !== 'station');
  const addAt = (index: number) => {
    const place = places[index];
    if (!place) return;
    setAdding(false);
    addStations(planner, [{ at: place.at }], words.addedName);
  };
  return (
    <section className="card stack">
      <h3 className="section-title">{words.add}</h3>
      {isAdding ? (
        <>
          <p role="status">{words.addHere}</p>
          <label className="field">
            <span className="field-label">{words.addAt}</span>
            <select
              className="text-field"
              value=""
              onChange={({ target }) => addAt(Number(target.value))}
            >
              <option value="" disabled>
                {words.none}
              </option>
              {places.map(({ name, kind }, i) => (
                <option key={`${kind} ${name.zh}`} value={i}>
                  {localized(name, language)}
                </option>
              ))}
            </select>
          </label>
          <Button onClick={() => setAdding(false)}>{words.addCancel}</Button>
        </>
      ) : (
        <Button icon={plus} onClick={() => setAdding(true)}>
          {words.add}
        </Button>
      )}
      <p className="small muted">{words.addedHours}</p>
    </section>
  );
}
