// Shares as steps of one colour: few enough to be told apart, and to be named in a legend.

import { scaleQuantize } from '@visx/scale';

/** Classes of `charts.css`, from nobody to everybody. */
const steps = ['heat-0', 'heat-1', 'heat-2', 'heat-3', 'heat-4', 'heat-5'];

/** The class of a share from 0 to 1. */
export const heatClass = scaleQuantize({ domain: [0, 1], range: steps });

/** From and to of each step, for a legend. */
export const heatSteps = steps.map((name) => ({ name, range: heatClass.invertExtent(name) }));
