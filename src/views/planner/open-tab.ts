// From one tab to another.

import { changeView, useApp } from '#state/store.ts';
import type { PlannerTab } from '#state/view-state.ts';

/** Who depends on one station is what the map shows beside the losses, and nowhere else unasked. */
export function openTab(tab: PlannerTab): void {
  const { tab: before, layer } = useApp.getState().view;
  const left = before === 'backup' && layer === 'alone' ? 'time' : layer;
  changeView({ tab, layer: tab === 'backup' ? 'alone' : left });
}
