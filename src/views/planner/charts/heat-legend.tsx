// What the steps of the colour mean.

import { heatClass, heatThresholds } from './heat.ts';

const percent = (share: number) => `${Math.round(share * 100)}%`;

export function HeatLegend() {
  const steps = [0, ...heatThresholds];
  return (
    <ul className="heat-legend">
      {steps.map((from, i) => (
        <li key={from}>
          <span className={`heat-swatch ${heatClass(from)}`} />
          {i === 0 ? `< ${percent(steps[1] as number)}` : `≥ ${percent(from)}`}
        </li>
      ))}
    </ul>
  );
}
