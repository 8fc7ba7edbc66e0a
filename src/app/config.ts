// What this build offers.

import type { ViewName } from '#state/view-state.ts';

/** Views that exist; another one in the URL is refused like any unknown value. */
export const builtViews: readonly ViewName[] = ['rider', 'planner', 'kiosk', 'voice'];
