// What if: a scenario with its steps, one station to be changed, one to be added, and what
// the scenario differs in. Everything here can be undone.

import { lazy, Suspense, useMemo } from 'react';
import { baseOf } from '#core/planning/scenario.ts';
import { differencesOf } from '#core/planning/scenario-edits.ts';
import { giveBack, renamePlan } from '#state/plan.ts';
import { openStation } from '#state/store.ts';
import { Button } from '#ui/button.tsx';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { ExchangeBar } from '#views/planner/exchange/exchange-bar.tsx';
import { Headline } from '#views/planner/overview/headline.tsx';
import type { PanelProps, Planner } from '#views/planner/question/use-planner.ts';
import { AddStation } from './add-station.tsx';
import { Compare } from './compare.tsx';
import { PlanBar } from './plan-bar.tsx';
import { StationEditor } from './station-editor.tsx';

/** With all that searches and proves. */
const BestChange = lazy(async () => ({
  default: (await import('./best-change.tsx')).BestChange,
}));

export function PlanPanel({ planner }: PanelProps) {
  const { plan: words } = usePlannerTexts();
  const { scenario, area } = planner;
  const isOther = scenario.base.hash !== baseOf(area.manifest).hash;
  return (
    <div className="stack-large">
      <Headline planner={planner} />
      <section className="card">
        <label className="field">
          <span className="field-label">{words.name}</span>
          <input
            className="text-field"
            maxLength={80}
            value={scenario.name}
            onChange={({ target }) => renamePlan(target.value)}
          />
        </label>
        <PlanBar scenario={scenario} areaId={area.manifest.id} />
        {isOther && (
          <p className="note" data-tone="warn">
            {words.otherBase}
          </p>
        )}
      </section>
      <ExchangeBar planner={planner} />
      <Changes planner={planner} />
      <Compare planner={planner} />
      <Suspense fallback={<div className="card best-change-place" />}>
        <BestChange planner={planner} />
      </Suspense>
      <StationEditor planner={planner} />
      <AddStation planner={planner} />
    </div>
  );
}

function Changes({ planner }: { readonly planner: Planner }) {
  const { plan: words } = usePlannerTexts();
  const { stations: today } = planner.area;
  const { stations } = planner.plan;
  const differences = useMemo(() => differencesOf(today, stations), [today, stations]);
  if (differences.length === 0) return <p className="muted">{words.empty}</p>;
  return (
    <section className="card">
      <h3 className="section-title">{words.changes}</h3>
      <ul className="change-list">
        {differences.map(({ id, name, changes }) => (
          <li key={id}>
            <button type="button" className="link-button" onClick={() => openStation(id)}>
              {name}
            </button>
            <span className="small muted">
              {changes.map((one) => words.change[one]).join(' · ')}
            </span>
            <Button look="plain" onClick={() => giveBack(id)}>
              {words.giveBack}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
