// A mark of the map as its legend shows it.

import type { LegendEntry } from '#views/planner/exchange/paper.ts';

export function LegendMark({ shape, colour }: LegendEntry) {
  return (
    <svg className="legend-mark" viewBox="0 0 6 4" aria-hidden="true">
      {shape === 'fill' && <path d="M0 .5h6v3H0z" fill={colour} />}
      {shape === 'line' && <path d="M0 1.5h6v1H0z" fill={colour} />}
      {shape === 'disc' && <circle cx="3" cy="2" r="1.6" fill={colour} />}
      {shape === 'ring' && (
        <circle cx="3" cy="2" r="1.4" fill="none" stroke={colour} strokeWidth="0.6" />
      )}
    </svg>
  );
}
