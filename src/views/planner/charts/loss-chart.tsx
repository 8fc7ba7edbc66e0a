// What would be lost with each: horizontal bars, the largest first, each a button that
// shows whom on the map.

import { scaleLinear } from '@visx/scale';
import { Bar } from '@visx/shape';

export interface Loss {
  readonly id: string;
  readonly name: string;
  readonly value: number;
  /** The value in words, with its unit. */
  readonly words: string;
}

interface LossChartProps {
  readonly label: string;
  readonly losses: readonly Loss[];
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
}

export function LossChart({ label, losses, selected, onSelect }: LossChartProps) {
  const most = Math.max(1, ...losses.map(({ value }) => value));
  const x = scaleLinear({ domain: [0, most], range: [0, 100] });
  return (
    <ol className="loss-chart" aria-label={label}>
      {losses.map(({ id, name, value, words }) => (
        <li key={id}>
          <button type="button" aria-pressed={id === selected} onClick={() => onSelect(id)}>
            <span className="loss-name">{name}</span>
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              <Bar className="loss-bar" x={0} y={1} height={8} width={Math.max(0.6, x(value))} />
            </svg>
            <span className="loss-words number">{words}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
