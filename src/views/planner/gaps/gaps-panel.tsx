// Who is left out, as places with names: the largest first, each with the hours a week it
// goes without. A row leads the map there, and the map says the names.

import { useEffect } from 'react';
import type { LngLat } from '#core/units.ts';
import { lookAt, setNames } from '#state/lead.ts';
import { useApp } from '#state/store.ts';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { useBasis } from '#views/planner/question/question-header.tsx';
import type { PanelProps } from '#views/planner/question/use-planner.ts';
import { type NamedGap, useGaps } from './use-gaps.ts';

const shown = 15;

export function GapsPanel({ planner }: PanelProps) {
  const { view, panels } = usePlannerTexts();
  const words = panels.gaps;
  const basis = useBasis(planner);
  const language = useApp((state) => state.view.lang);
  const gaps = useGaps(planner, language);
  const total = planner.plan.coverage.total || 1;
  const unit = view.question.units[planner.question.weight];
  const listed = gaps.slice(0, shown);
  const nameOf = ({ name }: NamedGap) => (name === null ? words.unnamed : words.heading(name));
  useNames(
    listed.map((one, i) => ({
      at: one.at,
      label: `${i + 1} ${nameOf(one)}\n${view.count(one.gap.lack)}`,
    })),
  );
  const lead = ({ gap }: NamedGap) =>
    lookAt(gap.points.map((p) => planner.demand[p]?.at as LngLat));
  return (
    <section className="stack">
      <h3 className="section-title">{words.title}</h3>
      <p className="small muted">{basis}</p>
      {gaps.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <>
          <div className="chart-table-scroller">
            <table className="data-table">
              <caption className="visually-hidden">{words.title}</caption>
              <thead>
                <tr>
                  <th scope="col">{words.rank}</th>
                  <th scope="col">{words.place}</th>
                  <th scope="col">{`${words.size} (${unit})`}</th>
                  <th scope="col">{words.perWeek}</th>
                </tr>
              </thead>
              <tbody>
                {listed.map((one, i) => (
                  <tr key={one.gap.middle}>
                    <td>{i + 1}</td>
                    <th scope="row">
                      <button type="button" className="link-button" onClick={() => lead(one)}>
                        {nameOf(one)}
                      </button>
                    </th>
                    <td>
                      {view.count(one.gap.lack)} · {view.percent(one.gap.lack / total)}
                    </td>
                    <td className="number">{one.hours.toFixed(0)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {gaps.length > shown && <p className="muted">{words.more(gaps.length - shown)}</p>}
        </>
      )}
      <p className="small muted">{words.hint}</p>
    </section>
  );
}

function useNames(names: readonly { at: LngLat; label: string }[]) {
  const key = names.map(({ at, label }) => `${at.join()} ${label}`).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the names.
  useEffect(() => {
    setNames(names);
    return () => setNames([]);
  }, [key]);
}
