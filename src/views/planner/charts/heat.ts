// Shares as steps of one colour: few enough to be told apart, and to be named in a legend.
// Shanghai's own targets are among the steps: 85 % for 2025, 99 % for 2035.

import { scaleThreshold } from '@visx/scale';

/** Where one step ends and the next begins. */
export const heatThresholds = [0.5, 0.7, 0.85, 0.95, 0.99] as const;

/** The class of a share from 0 to 1, of `charts.css`: from few to nearly all. */
export const heatClass = scaleThreshold<number, string>({
  domain: [...heatThresholds],
  range: ['heat-0', 'heat-1', 'heat-2', 'heat-3', 'heat-4', 'heat-5'],
});
