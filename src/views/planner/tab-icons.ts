// The six ways to look at the answer, in their order.

import calendarClock from 'lucide/dist/esm/icons/calendar-clock.mjs';
import gauge from 'lucide/dist/esm/icons/gauge.mjs';
import grid3x3 from 'lucide/dist/esm/icons/grid-3x3.mjs';
import mapPinOff from 'lucide/dist/esm/icons/map-pin-off.mjs';
import pencilRuler from 'lucide/dist/esm/icons/pencil-ruler.mjs';
import unplug from 'lucide/dist/esm/icons/unplug.mjs';
import type { PlannerTab } from '#state/view-state.ts';
import type { IconNode } from '#ui/icon.tsx';

export const tabIcons: Readonly<Record<PlannerTab, IconNode>> = {
  overview: gauge,
  week: calendarClock,
  services: grid3x3,
  gaps: mapPinOff,
  backup: unplug,
  plan: pencilRuler,
};
