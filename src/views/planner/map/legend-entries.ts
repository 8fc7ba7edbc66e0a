// What the marks of the planner's map mean, for its legend on screen and on paper: shape
// and word besides the colour.

import { lookStyles } from '#map/planning.ts';
import type { DemandLook, ThemeName } from '#map/scene.ts';
import { mapThemes } from '#map/theme.ts';
import type { ViewState } from '#state/view-state.ts';
import type { PlannerTexts } from '#ui/texts/planner/zh.ts';
import type { LegendEntry } from '#views/planner/exchange/paper.ts';
import type { LimitWords } from '#views/planner/question/use-limit-words.ts';
import { bandsShown, layerLooks } from './scene.ts';

type MapWords = PlannerTexts['view']['map'];

interface Shown extends Pick<ViewState, 'layer' | 'outlines' | 'streets'> {
  readonly limits: LimitWords;
}

/** Of the demand points. */
export function demandEntries(shown: Shown, theme: ThemeName, words: MapWords): LegendEntry[] {
  const styles = lookStyles(theme);
  const bands = new Map(bandsShown(shown.limits.each).map(({ look, limit }) => [look, limit]));
  const isUsed = (look: DemandLook) => shown.layer !== 'time' || !isBand(look) || bands.has(look);
  return layerLooks[shown.layer].filter(isUsed).map((look) => ({
    label: isBand(look)
      ? words.looks.band(bands.get(look) ?? '')
      : wordsOf(look, shown.layer, words),
    shape: styles[look].isRing ? 'ring' : 'disc',
    colour: styles[look].colour,
  }));
}

/** One look may mean one thing in one layer and another in the next. */
function wordsOf(look: DemandLook, layer: ViewState['layer'], words: MapWords): string {
  if (layer === 'alone' && (look === 'lost' || look === 'one')) return words.alone[look];
  if (layer === 'alone' && look === 'same') return words.looks.choice;
  if (layer === 'alone' && look === 'never') return words.looks.out;
  return words.looks[look as Exclude<keyof MapWords['looks'], 'band'>] ?? '';
}

const isBand = (look: DemandLook) => look === 'near' || look === 'middle' || look === 'far';

/** Of streets and outlines, as far as they are shown. */
export function reachEntries(
  shown: Omit<Shown, 'layer'>,
  theme: ThemeName,
  words: MapWords,
): LegendEntry[] {
  const streets = bandsShown(shown.limits.each).map(
    ({ look, limit }): LegendEntry => ({
      label: words.street(words.looks.band(limit)),
      shape: 'line',
      colour: lookStyles(theme)[look].colour,
    }),
  );
  const outline: LegendEntry = {
    label: words.outline(shown.limits.all),
    shape: 'line',
    colour: mapThemes[theme].reach.line,
  };
  return [
    ...(shown.streets === 'none' ? [] : streets),
    ...(shown.outlines === 'none' ? [] : [outline]),
  ];
}

/** Of the signs of stations. */
export const stationEntries = (theme: ThemeName, words: MapWords): LegendEntry[] =>
  (['open', 'unknown', 'closed'] as const).map((state) => ({
    label: words.stations[state],
    shape: state === 'open' ? 'disc' : 'ring',
    // Those that do not count are drawn as if left out by a filter.
    colour: state === 'closed' ? mapThemes[theme].faint : mapThemes[theme].states[state],
  }));
