// The conditions that are set, each to be taken away with one tap.

import x from 'lucide/dist/esm/icons/x.mjs';
import { stationName } from '#core/station.ts';
import { localized } from '#core/units.ts';
import { changeView, useApp } from '#state/store.ts';
import type { ViewState } from '#state/view-state.ts';
import { Button } from '#ui/button.tsx';
import { useProgrammesTexts } from '#ui/texts/programmes/use-programmes-texts.ts';
import { seriesHolding, seriesOf } from './conditions.ts';
import type { Programmes } from './use-programmes.ts';

export function ActiveConditions({ programmes }: { readonly programmes: Programmes }) {
  const { filters } = useProgrammesTexts();
  const view = useApp((state) => state.view);
  const { conditions, area, all, start } = programmes;
  const station = area.stations.find(({ id }) => id === conditions.station);
  const holder = seriesHolding(seriesOf(all), conditions.series);
  const strand = holder?.strands.find(({ zh }) => zh === conditions.series);
  const series = strand ?? (holder && { zh: holder.name, en: holder.en });
  const set: { words: string; without: Partial<ViewState> }[] = [];
  if (conditions.series !== null) {
    const words = series ? localized(series, view.lang) : conditions.series;
    set.push({ words, without: { series: null } });
  }
  if (conditions.station !== null) {
    const words = station ? localized(stationName(station), view.lang) : conditions.station;
    set.push({ words, without: { station: null } });
  }
  if (conditions.isAfterHours) set.push({ words: filters.after, without: { hours: 'any' } });
  if (view.reach === 'near') {
    set.push({ words: filters.within(view.min), without: { reach: 'any' } });
  }
  if (set.length === 0) return null;
  return (
    <div className="stack">
      <div className="row-wrap">
        {set.map(({ words, without }) => (
          <Button
            key={words}
            icon={x}
            aria-label={filters.remove(words)}
            onClick={() => changeView(without)}
          >
            {words}
          </Button>
        ))}
      </div>
      {view.reach === 'near' && conditions.near === null && (
        <p role="status">{start.hasFailed ? filters.noTimes : filters.needsPlace}</p>
      )}
    </div>
  );
}
