// Options that the commands which ask streets have in common.

import { Option } from 'commander';
import { profileNames } from '#core/streets/profile.ts';
import type { Direction } from '#core/streets/reach.ts';

export const profileOption = () =>
  new Option('--profile <name>', 'how one moves').choices(profileNames).makeOptionMandatory();

export const directionOption = (explanation: string, standard: Direction) =>
  new Option('--direction <from|to>', explanation).choices(['from', 'to']).default(standard);
