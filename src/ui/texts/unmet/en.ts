// The chapter of unmet need, in English.

import type { UnmetTexts } from './zh.ts';

export const unmet: UnmetTexts = {
  title: 'What is asked for, and what there is',
  table: 'Services by part of the day: persons who ask, share covered then, persons left unmet',
  perWeek: 'average of that part of the day over the week',
  service: 'Service',
  part: 'When',
  persons: 'Asking',
  covered: 'Covered',
  unmet: 'Unmet',
  meaning: ({ service, part, persons, covered, unmet: left }) =>
    `First row: ${persons} persons in the survey ask for “${service}” (${part}); ${covered} is covered then, so about ${left} of them are left unmet.`,
  assumption:
    'The survey does not ask where people live, so they are taken to be spread as the weight is. A row shows that service on the map, on Wednesday at that time.',
  doubt: 'A range: hours of some stations are unknown; ranked as if these were closed.',
  answered: (count) => `${count} persons answered`,
  readAt: (moment) => `read ${moment}`,
  withheld: (pairs, atMost) =>
    `${pairs} more ${pairs === 1 ? 'pair has' : 'pairs have'} fewer than five persons and ${pairs === 1 ? 'is' : 'are'} not told: not zero and not ranked; each leaves ${atMost} unmet at most.`,
  more: (count) => `${count} more ${count === 1 ? 'row' : 'rows'}`,
  few: 'Fewer than five have answered: nothing is told yet, so nothing can be ranked.',
  none: 'No service has five persons in a part of the day yet, so nothing can be ranked.',
  noServer: 'There is no server for the survey here, so there is nobody to compare with.',
  failed: "The survey's counts could not be read",
  loading: "Reading the survey's counts…",
};
