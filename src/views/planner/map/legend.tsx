// Which question the colours of the map answer, what else it shows, and what each mark
// means.

import { type Query, useIsFetching, useQueryClient } from '@tanstack/react-query';
import { reachKeys } from '#compute/stations.ts';
import type { ThemeName } from '#map/scene.ts';
import { changeView, useApp } from '#state/store.ts';
import { outlineChoices, plannerLayers, streetChoices } from '#state/view-state.ts';
import { Segmented } from '#ui/segmented.tsx';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import type { LegendEntry } from '#views/planner/exchange/paper.ts';
import { Progress } from '#views/planner/progress.tsx';
import { type LimitWords, useLimitWords } from '#views/planner/question/use-limit-words.ts';
import type { Planner } from '#views/planner/question/use-planner.ts';
import { demandEntries, reachEntries } from './legend-entries.ts';
import { LegendMark } from './legend-mark.tsx';

export function Legend({ planner }: { readonly planner: Planner }) {
  const { map } = usePlannerTexts().view;
  const { layer, outlines, streets } = useApp((state) => state.view);
  const theme = themeOnScreen();
  const shown = { layer, outlines, streets, limits: useLimitWords(planner.question.limits) };
  const layers = plannerLayers.filter((one) => one !== 'change' || planner.isChanged);
  return (
    <section className="card">
      <Segmented
        legend={map.heading}
        options={layers.map((value) => ({ value, label: map.layers[value] }))}
        value={layer}
        onChange={(value) => changeView({ layer: value })}
      />
      <Entries entries={demandEntries(shown, theme, map)} />
      <p className="small muted">{layer === 'nearest' ? map.nearestHint : map.size}</p>
      <ReachChoice limits={shown.limits} />
    </section>
  );
}

/** Streets and outlines, which need no demand. */
export function ReachChoice({ limits }: { readonly limits: LimitWords }) {
  const { map } = usePlannerTexts().view;
  const { outlines, streets, station } = useApp((state) => state.view);
  return (
    <>
      <Segmented
        legend={map.streets}
        options={streetChoices.map((value) => ({ value, label: map.streetChoices[value] }))}
        value={streets}
        onChange={(value) => changeView({ streets: value })}
      />
      <Segmented
        legend={map.outlines}
        options={outlineChoices.map((value) => ({ value, label: map.outlineChoices[value] }))}
        value={outlines}
        onChange={(value) => changeView({ outlines: value })}
      />
      {outlines === 'selected' && station === null && (
        <p className="small muted">{map.chooseStation}</p>
      )}
      <ReachProgress />
      <Entries entries={reachEntries({ outlines, streets, limits }, themeOnScreen(), map)} />
    </>
  );
}

/** Outlines and streets of a city take seconds; to stop them is to hide them. */
function ReachProgress() {
  const { map } = usePlannerTexts().view;
  const client = useQueryClient();
  const isAbout = { predicate: ({ queryKey: [name] }: Query) => reachKeys.has(String(name)) };
  const running = useIsFetching(isAbout);
  const stop = () => {
    changeView({ outlines: 'none', streets: 'none' });
    void client.cancelQueries(isAbout);
  };
  if (running === 0) return null;
  return <Progress label={map.computing} stopLabel={map.stop} onStop={stop} />;
}

/** What the colours of the layer on show mean, beside a panel that chose it. */
export function LegendOf({ planner }: { readonly planner: Planner }) {
  const { map } = usePlannerTexts().view;
  const { layer, outlines, streets } = useApp((state) => state.view);
  const shown = { layer, outlines, streets, limits: useLimitWords(planner.question.limits) };
  return <Entries entries={demandEntries(shown, themeOnScreen(), map)} />;
}

const Entries = ({ entries }: { readonly entries: readonly LegendEntry[] }) => (
  <ul className="legend">
    {entries.map((entry) => (
      <li key={entry.label}>
        <LegendMark {...entry} />
        {entry.label}
      </li>
    ))}
  </ul>
);

function themeOnScreen(): ThemeName {
  const { theme } = document.documentElement.dataset;
  return theme === 'night' || theme === 'glare' ? theme : 'day';
}
