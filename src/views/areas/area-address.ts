// Where an area is opened: by its address, with a page of its own, so that nothing of the
// last area is left in it, and its files are let go of with the page.

import { formatViewState, type ViewState } from '#state/view-state.ts';

/** How one sees things stays; what belongs to an area does not. */
export const areaAddress = (view: ViewState, area: string): string => {
  const place = { station: null, at: null, plan: null, against: null, when: null } as const;
  return location.pathname + formatViewState({ ...view, ...place, area });
};
