// Which question the colours of the map answer, and what each means: shape and word
// besides the colour.

import { lookStyles } from '#map/planning.ts';
import type { DemandLook } from '#map/scene.ts';
import { changeView, useApp } from '#state/store.ts';
import { plannerLayers } from '#state/view-state.ts';
import { Segmented } from '#ui/segmented.tsx';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { layerLooks } from './scene.ts';
import type { Planner } from './use-planner.ts';

export function Legend({ planner }: { readonly planner: Planner }) {
  const { map } = usePlannerTexts().view;
  const layer = useApp((state) => state.view.layer);
  const theme = document.documentElement.dataset.theme;
  const styles = lookStyles(theme === 'night' || theme === 'glare' ? theme : 'day');
  const shown = plannerLayers.filter((one) => one !== 'change' || planner.isChanged);
  return (
    <section className="card">
      <Segmented
        legend={map.heading}
        options={shown.map((value) => ({ value, label: map.layers[value] }))}
        value={layer}
        onChange={(value) => changeView({ layer: value })}
      />
      <ul className="legend">
        {layerLooks[layer].map((look) => (
          <li key={look}>
            <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
              <circle
                cx="8"
                cy="8"
                r="6"
                fill={styles[look].isRing ? 'none' : styles[look].colour}
                stroke={styles[look].colour}
                strokeWidth="2.5"
              />
            </svg>
            {wordOf(look, planner.question.cutoffs, map.looks)}
          </li>
        ))}
      </ul>
      <p className="small muted">{layer === 'nearest' ? map.nearestHint : map.size}</p>
    </section>
  );
}

type LookWords = ReturnType<typeof usePlannerTexts>['view']['map']['looks'];

function wordOf(look: DemandLook, cutoffs: readonly number[], words: LookWords): string {
  const word = words[look as keyof LookWords];
  return typeof word === 'function' ? word(cutoffs) : (word ?? '');
}
