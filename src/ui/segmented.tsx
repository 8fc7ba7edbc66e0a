// One choice of a few, side by side: radio buttons dressed as segments, so that
// arrow keys and screen readers find what they expect.

import { useId } from 'react';
import { Icon, type IconNode } from './icon.tsx';

interface SegmentedProps<T extends string> {
  readonly legend: string;
  /** Hide the legend where the options speak for themselves. */
  readonly quiet?: boolean;
  readonly options: readonly {
    readonly value: T;
    readonly label: string;
    readonly icon?: IconNode;
  }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

export function Segmented<T extends string>({
  legend,
  quiet = false,
  options,
  value,
  onChange,
}: SegmentedProps<T>) {
  const name = useId();
  return (
    <fieldset className="segmented">
      <legend className={quiet ? 'visually-hidden' : 'field-label'}>{legend}</legend>
      <div className="segments">
        {options.map((option) => (
          <label key={option.value} className="segment">
            <input
              type="radio"
              className="visually-hidden"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.icon && <Icon node={option.icon} />}
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
