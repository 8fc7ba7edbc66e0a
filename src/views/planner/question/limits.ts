// How far counts as near: in minutes, or on foot in metres, which are the time they take at
// full walking speed. The standards name both (docs/figures.md).

import { secondsForMetres } from '#core/planning/access.ts';
import { type ProfileName, profiles } from '#core/streets/profile.ts';

export interface Limits {
  readonly unit: 'minutes' | 'metres';
  /** The shortest first. */
  readonly values: readonly number[];
}

const usual = { walk: [5, 10, 15], ride: [3, 5, 8], metres: [800, 1000, 1500] } as const;

/** The usual bands below the threshold, and the threshold. */
export function limitsOf(profile: ProfileName, minutes: number, metres: number | null): Limits {
  const bands = (list: readonly number[], last: number) => [
    ...list.filter((one) => one < last),
    last,
  ];
  if (metres !== null && profile === 'walk') {
    return { unit: 'metres', values: bands(usual.metres, metres) };
  }
  return { unit: 'minutes', values: bands(profile === 'walk' ? usual.walk : usual.ride, minutes) };
}

export const minutesOf = ({ unit, values }: Limits, profile: ProfileName): readonly number[] =>
  unit === 'minutes'
    ? values
    : values.map((metres) => secondsForMetres(metres, profiles[profile]) / 60);
