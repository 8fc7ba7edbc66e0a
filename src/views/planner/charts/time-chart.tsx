// Who is how far: the share of people that reach a station within so many minutes, with
// the cutoffs marked. A second curve shows another scenario.

import { AxisBottom, AxisLeft } from '@visx/axis';
import { Group } from '@visx/group';
import { scaleLinear } from '@visx/scale';
import { Line, LinePath } from '@visx/shape';

const box = { width: 560, height: 260, left: 48, right: 12, top: 12, bottom: 40 };
const inner = {
  width: box.width - box.left - box.right,
  height: box.height - box.top - box.bottom,
};

export interface TimeCurve {
  readonly name: string;
  /** Share from 0 to 1 within each whole minute, from minute 0. */
  readonly shares: ArrayLike<number>;
}

interface TimeChartProps {
  readonly label: string;
  readonly minutesLabel: string;
  /** The one in question first. */
  readonly curves: readonly TimeCurve[];
  readonly cutoffs: readonly number[];
}

export function TimeChart({ label, minutesLabel, curves, cutoffs }: TimeChartProps) {
  const last = Math.max(1, ...curves.map(({ shares }) => shares.length - 1));
  const x = scaleLinear({ domain: [0, last], range: [0, inner.width] });
  const y = scaleLinear({ domain: [0, 1], range: [inner.height, 0] });
  return (
    <svg
      className="time-chart"
      viewBox={`0 0 ${box.width} ${box.height}`}
      role="img"
      aria-label={label}
    >
      <Group left={box.left} top={box.top}>
        {cutoffs.map((minutes) => (
          <Line
            key={minutes}
            className="chart-cutoff"
            from={{ x: x(minutes), y: 0 }}
            to={{ x: x(minutes), y: inner.height }}
          />
        ))}
        <AxisLeft
          scale={y}
          numTicks={5}
          tickFormat={(share) => `${Math.round(Number(share) * 100)}%`}
          axisLineClassName="chart-axis"
          tickClassName="chart-axis"
          tickLabelProps={{ className: 'chart-tick' }}
        />
        <AxisBottom
          scale={x}
          top={inner.height}
          numTicks={7}
          label={minutesLabel}
          labelProps={{ className: 'chart-tick', textAnchor: 'end', x: inner.width }}
          axisLineClassName="chart-axis"
          tickClassName="chart-axis"
          tickLabelProps={{ className: 'chart-tick' }}
        />
        {curves.map(({ name, shares }, nth) => (
          <LinePath
            key={name}
            className={nth === 0 ? 'time-curve' : 'time-curve other'}
            data={Array.from(shares)}
            x={(_, minute) => x(minute)}
            y={(share) => y(share)}
          />
        ))}
      </Group>
    </svg>
  );
}
