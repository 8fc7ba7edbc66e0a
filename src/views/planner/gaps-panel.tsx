// Who is left out, as places with names: the largest first, each with the hours a week it
// goes without. A row leads the map there.

import { useApp } from '#state/store.ts';
import { DataTable } from '#ui/data-table.tsx';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { useBasis } from './question-header.tsx';
import { useGaps } from './use-gaps.ts';
import type { PanelProps } from './use-planner.ts';

const shown = 15;

export function GapsPanel({ planner }: PanelProps) {
  const { view, panels } = usePlannerTexts();
  const words = panels.gaps;
  const basis = useBasis(planner);
  const language = useApp((state) => state.view.lang);
  const gaps = useGaps(planner, language);
  const total = planner.plan.coverage.total || 1;
  const unit = view.question.units[planner.question.weight];
  return (
    <section className="stack">
      <h3 className="section-title">{words.title}</h3>
      <p className="small muted">{basis}</p>
      {gaps.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <>
          <DataTable
            caption={words.title}
            head={[words.rank, words.place, `${words.size} (${unit})`, words.perWeek]}
            rows={gaps
              .slice(0, shown)
              .map(({ gap, name, hours }, i) => [
                i + 1,
                name === null ? words.unnamed : words.heading(name),
                `${view.count(gap.lack)} · ${view.percent(gap.lack / total)}`,
                hours.toFixed(0),
              ])}
          />
          {gaps.length > shown && <p className="muted">{words.more(gaps.length - shown)}</p>}
        </>
      )}
      <p className="small muted">{words.hint}</p>
    </section>
  );
}
