// The six ways to look at the answer, always within reach.

import calendarClock from 'lucide/dist/esm/icons/calendar-clock.mjs';
import gauge from 'lucide/dist/esm/icons/gauge.mjs';
import grid3x3 from 'lucide/dist/esm/icons/grid-3x3.mjs';
import mapPinOff from 'lucide/dist/esm/icons/map-pin-off.mjs';
import pencilRuler from 'lucide/dist/esm/icons/pencil-ruler.mjs';
import unplug from 'lucide/dist/esm/icons/unplug.mjs';
import { type PlannerTab, plannerTabs } from '#state/view-state.ts';
import { Icon, type IconNode } from '#ui/icon.tsx';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';

const icons: Readonly<Record<PlannerTab, IconNode>> = {
  overview: gauge,
  week: calendarClock,
  services: grid3x3,
  gaps: mapPinOff,
  backup: unplug,
  plan: pencilRuler,
};

interface TabBarProps {
  readonly tab: PlannerTab;
  readonly onTab: (tab: PlannerTab) => void;
}

export function TabBar({ tab, onTab }: TabBarProps) {
  const { tabs, tabGroup } = usePlannerTexts().view;
  return (
    <nav className="bar planner-tabs" aria-label={tabGroup}>
      {plannerTabs.map((one) => (
        <button
          key={one}
          type="button"
          className="bar-button"
          data-active={one === tab}
          aria-current={one === tab ? 'page' : undefined}
          onClick={() => onTab(one)}
        >
          <span className="bar-icon" aria-hidden="true">
            <Icon node={icons[one]} />
          </span>
          <span>{tabs[one]}</span>
        </button>
      ))}
    </nav>
  );
}
