// A question answered by chips: any of them, or one. The whole is a group with its question as
// its name, so that whoever hears the chips knows what they answer.

import { Chip } from './chip.tsx';
import type { IconNode } from './icon.tsx';

export interface ChipOption<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly icon?: IconNode;
}

interface ChipChoiceProps<T extends string> {
  readonly legend: string;
  /** Stands beside the question. */
  readonly hint?: string;
  readonly options: readonly ChipOption<T>[];
  readonly chosen: readonly T[];
  /** How many may be chosen; one more takes the place of the one chosen first. */
  readonly most?: number;
  readonly onChange: (chosen: T[]) => void;
}

export function ChipChoice<T extends string>({
  legend,
  hint,
  options,
  chosen,
  most = Number.POSITIVE_INFINITY,
  onChange,
}: ChipChoiceProps<T>) {
  const press = (value: T) =>
    onChange(
      chosen.includes(value)
        ? chosen.filter((one) => one !== value)
        : [...chosen, value].slice(-most),
    );
  return (
    <fieldset>
      <legend className="field-label">
        {legend}
        {hint && <span className="muted small"> {hint}</span>}
      </legend>
      <div className="row-wrap">
        {options.map(({ value, label, icon }) => (
          <Chip
            key={value}
            label={label}
            {...(icon && { icon })}
            pressed={chosen.includes(value)}
            onPress={() => press(value)}
          />
        ))}
      </div>
    </fieldset>
  );
}
