// The scenario beside what it is compared with, today or a kept scenario: every figure of
// both, and the difference. The map's layer of changes follows the same choice.

import { memo, useDeferredValue } from 'react';
import { compareWith, usePlan } from '#state/plan.ts';
import { changeView } from '#state/store.ts';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { FigureTable } from '#views/planner/overview/figure-table.tsx';
import {
  figureOf,
  measures,
  useAccessFigures,
  useFigures,
} from '#views/planner/overview/use-figures.ts';
import { useBasis } from '#views/planner/question/question-header.tsx';
import type { PanelProps, Planner } from '#views/planner/question/use-planner.ts';
import { useOffice, useWeek } from '#views/planner/week/use-week.ts';

export function Compare({ planner }: PanelProps) {
  const { plan: words } = usePlannerTexts();
  const basis = useBasis(planner);
  const settled = useDeferredValue(planner);
  const { area, against, isChanged } = planner;
  const kept = usePlan((state) => state.kept).filter(({ base }) => base.area === area.manifest.id);
  const isFromLink = against !== null && !kept.includes(against);
  const others = isFromLink ? [...kept, against] : kept;
  return (
    <section className="card stack">
      <h3 className="section-title">{words.compare}</h3>
      <label className="field">
        <span className="field-label">{words.compareWith}</span>
        <select
          className="text-field"
          value={against ? others.indexOf(against) : -1}
          onChange={({ target }) => {
            const other = others[Number(target.value)] ?? null;
            compareWith(other);
            if (other) changeView({ layer: 'change' });
          }}
        >
          <option value={-1}>{words.today}</option>
          {others.map((one, i) => (
            <option key={kept.includes(one) ? one.name : ''} value={i}>
              {kept.includes(one) ? one.name : words.fromLink(one.name)}
            </option>
          ))}
        </select>
      </label>
      {others.length === 0 && <p className="small muted">{words.keepToCompare}</p>}
      {isChanged ? (
        <>
          <p className="small muted">{basis}</p>
          <Differences planner={settled} />
        </>
      ) : (
        <p className="muted">{words.same}</p>
      )}
    </section>
  );
}

/** Follows the scenario when the headline has. */
const Differences = memo(function Differences({ planner }: PanelProps) {
  const { plan: words } = usePlannerTexts();
  const moment = useFigures(planner);
  const access = useAccessFigures(planner).figures;
  const rows = [...moment, ...useWeekFigures(planner), ...access];
  return <FigureTable planner={planner} caption={words.compare} rows={rows} />;
});

function useWeekFigures(planner: Planner) {
  const texts = usePlannerTexts();
  const office = useOffice();
  const before = useWeek(planner, planner.base, office);
  const after = useWeek(planner, planner.plan, office);
  const { share } = measures(texts);
  const { week } = texts.panels;
  return after.bands.map(({ band, least }, i) =>
    figureOf(
      {
        name: week.inBand(week.bands[band]),
        definition: texts.view.definitions.after,
        measure: share,
      },
      [before.bands[i]?.least ?? null, least],
    ),
  );
}
