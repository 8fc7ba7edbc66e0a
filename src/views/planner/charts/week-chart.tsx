// Coverage by hour of week: seven rows of 24 cells. One cell can be chosen, with a tap or
// the arrow keys; a dot says that unknown hours could change it.

import { AxisLeft, AxisTop } from '@visx/axis';
import { Group } from '@visx/group';
import { scaleBand } from '@visx/scale';
import { type KeyboardEvent, useState } from 'react';
import { heatClass } from './heat.ts';

const left = 44;
const top = 20;
const cell = { width: 22, height: 24 };
const size = { width: left + 24 * cell.width, height: top + 7 * cell.height };
const hours = Array.from({ length: 24 }, (_, hour) => hour);

const across = scaleBand({ domain: hours, range: [0, 24 * cell.width], padding: 0.06 });

interface WeekChartProps {
  readonly label: string;
  /** Names of the days, Monday first. */
  readonly days: readonly string[];
  /** Share covered for sure in each of 168 hours, Monday 00:00 first; from 0 to 1. */
  readonly least: ArrayLike<number>;
  /** The same, if all stations of unknown hours are open. */
  readonly most: ArrayLike<number>;
  /** An hour of the week. */
  readonly selected: number | null;
  readonly onSelect: (hour: number) => void;
  /** The cell in words. */
  readonly describe: (hour: number) => string;
  /** What else there is to say of an hour. */
  readonly tell?: (hour: number) => string;
}

export function WeekChart(props: WeekChartProps) {
  const { label, days, least, most, selected, onSelect, describe, tell } = props;
  const [pointed, setPointed] = useState<number | null>(null);
  const down = scaleBand({ domain: [...days], range: [0, 7 * cell.height], padding: 0.08 });
  const told = pointed ?? selected;

  const step = (event: KeyboardEvent) => {
    const moves: Record<string, number> = {
      ArrowLeft: -1,
      ArrowRight: 1,
      ArrowUp: -24,
      ArrowDown: 24,
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    onSelect(((selected ?? 0) + move + 168) % 168);
  };

  return (
    <div className="week-chart">
      <div
        className="week-grid"
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={167}
        aria-valuenow={selected ?? 0}
        aria-valuetext={[describe(selected ?? 0), tell?.(selected ?? 0)].filter(Boolean).join(' ')}
        onKeyDown={step}
        onPointerLeave={() => setPointed(null)}
      >
        <svg viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
          <AxisTop
            scale={across}
            left={left}
            top={top}
            tickValues={[0, 3, 6, 9, 12, 15, 18, 21]}
            tickFormat={(hour) => String(hour).padStart(2, '0')}
            hideAxisLine
            hideTicks
            tickLabelProps={{ className: 'chart-tick', dy: '0.3em' }}
          />
          <AxisLeft
            scale={down}
            left={left - 2}
            top={top}
            hideAxisLine
            hideTicks
            tickLabelProps={{ className: 'chart-tick', dx: '0.3em' }}
          />
          <Group left={left} top={top}>
            {days.map((day, row) =>
              hours.map((hour) => {
                const at = row * 24 + hour;
                const [x, y] = [across(hour) ?? 0, down(day) ?? 0];
                const [width, height] = [across.bandwidth(), down.bandwidth()];
                const share = least[at] ?? 0;
                return (
                  // biome-ignore lint/a11y/noStaticElementInteractions: the keyboard moves the slider around the cells.
                  <g
                    key={at}
                    className={at === selected ? 'week-cell selected' : 'week-cell'}
                    onClick={() => onSelect(at)}
                    onPointerEnter={() => setPointed(at)}
                  >
                    <rect className={heatClass(share)} {...{ x, y, width, height, rx: 3 }} />
                    {(most[at] ?? 0) - share >= 0.005 && (
                      <circle
                        className="week-doubt"
                        cx={x + width / 2}
                        cy={y + height / 2}
                        r={2.5}
                      />
                    )}
                  </g>
                );
              }),
            )}
          </Group>
        </svg>
      </div>
      <p className="week-told small" aria-hidden="true">
        {told === null ? ' ' : describe(told)}
        {told !== null && tell && <span className="muted">{tell(told)}</span>}
      </p>
    </div>
  );
}
