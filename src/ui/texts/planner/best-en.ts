// What the planner's best change says, in English.

import type { best as chinese } from './best-zh.ts';

export const best: typeof chinese = {
  title: 'The best change',
  objective: 'Aim',
  objectives: {
    cover: 'Cover the most people',
    fewest: 'Fewest new stations to cover all',
    median: 'Shortest ways altogether',
    center: 'Nearest for the farthest',
    backup: 'Most people with two stations',
    hours: 'Longer hours',
  },
  add: 'New stations',
  hoursBudget: 'More hours a week',
  suggest: 'Suggest at once',
  among: 'Choose among',
  sources: { demand: 'Demand points', junctions: 'Junctions', own: 'Own list' },
  searching: (share) => `Computing times to the candidates… ${share}`,
  suggesting: 'Looking for the best…',
  resume: 'Go on',
  notSuggested: 'No answer was found; please try again.',
  candidates: {
    demand: (count, metres) =>
      `${count} demand points${metres > 0 ? `, at least ${metres} m apart, those with most people first` : ''}; stations stay, for the question asked`,
    junctions: (count, metres) =>
      `${count} junctions, at least ${metres} m apart; stations stay, for the question asked`,
    own: (count, _, file) =>
      `${count} places of ${file}, for this visit alone; stations stay, for the question asked`,
  },
  noOwn: 'Import a CSV or GeoJSON file with a row for every place where a station could be.',
  importOwn: 'Import candidates',
  replaceOwn: 'Another list',
  hoursCandidates:
    'Stations as they are, open longer in six parts of workdays and weekends; for the question asked, in its week',
  none: 'No way was found',
  impossible: (count) => `${count} demand points are out of reach of every candidate`,
  result: 'Suggestion',
  value: {
    cover: (value, share) => `covers ${value} (${share})`,
    fewest: (value) => `${value} new stations`,
    median: (value) => `${value} min on average`,
    center: (value) => `${value} min at most`,
    backup: (value, share) => `${value} (${share}) with two stations`,
    hours: (value, share, unit) => `${value} ${unit}-hours a week covered (${share})`,
  },
  gain: (value, unit) => `+${value} ${unit}`,
  gainMinutes: (value) => `${value} min less`,
  gainHours: (value, unit) => `+${value} ${unit}-hours a week`,
  longer: (station, band) => `${station} · ${band}`,
  band: ({ weekdays, from, to }) =>
    `${['Sat, Sun', 'Mon–Fri', 'Daily'][[2, 5, 7].indexOf(weekdays.length)]} ${from}:00–${to}:00`,
  near: (place) => `Near ${place}`,
  unnamed: 'A place without a name',
  prove: 'Prove that nothing is better',
  proving: 'Proving…',
  stop: 'Stop',
  bound: (bound) => `no better than ${bound}`,
  gap: (gap) => `gap ${gap}`,
  proven: 'Proven: nothing is better',
  better: 'Something better was found and is shown',
  failed: 'The solver did not start',
  seconds: (seconds) => `${seconds} s`,
  apply: 'Add to the plan',
  applied: 'Added to the plan; it can be undone',
  method:
    'Greedy search with swaps at once, then proven as an integer programme by HiGHS; the value is always taken anew from the places chosen.',
};
