// Which tab has which figure, by the names that planners know them by.

import { plannerTabs } from '#state/view-state.ts';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { openTab } from '#views/planner/open-tab.ts';

export function FigureIndex() {
  const { figureIndex: words, tabs } = usePlannerTexts().view;
  return (
    <section className="card">
      <h3 className="section-title">{words.heading}</h3>
      <dl className="figure-index">
        {plannerTabs.map((tab) => (
          <div key={tab}>
            <dt>
              <button type="button" className="link-button" onClick={() => openTab(tab)}>
                {tabs[tab]}
              </button>
            </dt>
            <dd className="small muted">{words.figures[tab]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
