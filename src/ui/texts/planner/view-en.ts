// What the planner's view says besides charts and exchange, in English.

import { definitions } from './definitions-en.ts';
import type { view as chinese } from './view-zh.ts';

const percent = (share: number): string =>
  share > 0 && share < 0.0005 ? '< 0.1%' : `${(share * 100).toFixed(1)}%`;
/** Made once: it takes longer to make than to use. */
const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const count = (value: number): string => whole.format(value);
const signed = (value: number, digits: number): string =>
  `${value > 0 ? '+' : ''}${value.toFixed(digits)}`;

export const view: typeof chinese = {
  definitions,
  today: 'Today',
  signed,
  points: (value) => `${signed(value, 1)} points`,
  title: 'Planner',
  toRider: "Rider's view",
  loading: 'Reading where people are…',
  computing: 'Computing times along the streets…',
  computed: (percent) => `Computing times along the streets, ${percent}% done`,
  failed: 'The data for planning',
  noDemand: 'This area has no data about people or orders',
  noDemandHint:
    'Without demand points nobody knows how many people are covered, only how much of the streets and of the ground. Import your own, or build the area again with circle area build --demand.',
  noStations: 'This area has no stations yet',
  noStationsHint: 'Add some under “Plan”, or import your own.',
  percent,
  count,
  range: (least, most) => (least === most ? least : `${least}–${most}`),
  doubt: 'Range: without and with stations of unknown hours',

  tabs: {
    overview: 'Overview',
    week: 'By hour',
    services: 'Services',
    gaps: 'Gaps',
    backup: 'One less',
    plan: 'Plan',
  },
  tabGroup: 'Parts of the planner',

  question: {
    heading: 'What is counted',
    weight: 'Counting',
    weights: {
      residents: 'Residents (all)',
      residents_in_service_area: 'Residents (service area)',
      order_origins: 'Order origins',
      needs: 'Needs survey',
    },
    own: (weight) => `${weight} (own data)`,
    units: {
      residents: 'people',
      residents_in_service_area: 'people',
      order_origins: 'orders/day',
      needs: 'answers',
    },
    noNeeds: {
      few: 'Too few answers of the survey can be told to count with: fewer than five in a neighbourhood, or for a service there, are not.',
      no_server: 'There is no server here that hears needs, so they cannot be counted.',
      failed: 'The counts of the survey could not be read, so they cannot be counted now.',
    },
    instead: (weight) => `The figures below count: ${weight}.`,
    threshold: 'Within',
    limits: {
      minutes: (minutes) => `${minutes} min`,
      metres: (metres) => `${metres.toLocaleString('en-GB')} m`,
    },
    moment: 'When',
    now: 'Now',
    anyTime: 'At any time',
    atMoment: (words) => words,
    choose: 'Choose a time',
    services: 'Offering',
    anyService: 'Any service',
    basis: (parts) => parts.join(' · '),
    change: 'Change',
  },

  headline: {
    name: (limit, move) => `Within ${limit}, ${move.toLowerCase()}`,
    covered: (covered, total, unit) => `${covered} of ${total} ${unit}`,
    definition: 'How this is counted',
    definitionText:
      'A demand point counts with its weight if its time along the streets to a station is within the threshold and the station is open on arrival. Times come from the streets, never from a drawn outline.',
    base: (name, share) => `${name} ${share}`,
    ofStreets: 'of the length of streets',
    ofGround: (share) => `${share} of the service area`,
  },

  figures: {
    heading: 'Times and coverage',
    figure: 'Figure',
    plan: 'Plan',
    difference: 'Difference',
    within: (limit) => `Within ${limit}`,
    mean: 'Mean time',
    median: 'Median time',
    p90: '90% need no more than',
    unreached: 'Not within 60 min',
    time: (seconds) => `${(seconds / 60).toFixed(1)} min`,
    timeBy: (seconds) => `${signed(seconds / 60, 1)} min`,
    stations: 'Stations that count',
  },

  access: {
    heading: 'Choice, seats and equity',
    secondSeconds: 'Mean time to the second nearest',
    thirdSeconds: 'Mean time to the third nearest',
    withTwo: 'Two stations or more in reach',
    seatsPer1000: 'Seats in reach per 1,000 (E2SFCA)',
    gini: 'Gini index of seats',
    palma: 'Palma ratio of seats',
    seatsKnown: (known, counted) =>
      known === counted
        ? `All ${counted} stations state their seats`
        : `${known} of ${counted} stations state their seats; the others count as none, so this is a lower bound`,
  },

  ways: {
    heading: 'Coverage, counted in other ways',
    streets: 'Length of streets',
    ground: 'Area (service area)',
    running: 'Counting along the streets…',
    waiting: 'Not while dragging; it follows when you let go',
    stop: 'Stop',
    resume: 'Go on',
  },

  stationReach: {
    title: 'How far each station reaches',
    station: 'Station',
    ground: 'Catchment (km²)',
    factor: 'Reach factor',
    mean: (mean, least = '', most = '') => `Reach factor ${mean} on average, ${least} to ${most}`,
    running: (share) => `Working out each catchment… ${share}`,
    stop: 'Stop',
    ask: 'Work out each catchment',
    definition:
      'Reach factor: the ground of a catchment over that of a circle of the same time in a straight line. The smaller, the more of a detour the streets are.',
  },

  figureIndex: {
    heading: 'Which figure is where',
    figures: {
      overview:
        'Coverage (people, orders, streets, ground), time to the nearest, seats (E2SFCA), Gini, Palma, reach factor',
      week: 'Coverage by hour of the week, after hours, nights, weekends, gap hours',
      services: 'Coverage by service and time of day',
      gaps: 'Places out of reach: name, people, hours a week',
      backup: 'What a closing costs (N−1), who depends on one station alone',
      plan: 'What a plan changes, best new sites, best longer hours',
    },
  },

  map: {
    heading: 'On the map',
    layers: {
      time: 'Time to the nearest',
      reach: 'Stations in reach',
      alone: 'One station only',
      nearest: 'Which station',
      change: 'What the plan changes',
    },
    looks: {
      band: (limit) => `≤ ${limit}`,
      out: 'Out of reach',
      never: 'Out of reach all along',
      unknown: 'Only stations of unknown hours',
      gained: 'Newly covered',
      lost: 'No longer covered',
      same: 'Covered as before',
      choice: 'Two stations or more',
      one: '1',
      two: '2',
      more: '3 or more',
    },
    alone: { lost: 'Left out if the selected one closes', one: 'Depends on one other station' },
    nearestHint: 'Points of one colour go to one station',
    size: 'The larger the disc, the more people (orders)',
    computing: 'Computing along the streets…',
    stop: 'Stop',
    outlines: 'Catchments',
    outlineChoices: {
      none: 'Hidden',
      all: 'All stations that count',
      selected: 'The selected one',
    },
    outline: (limits) => `Catchment: ${limits}`,
    chooseStation: 'Tap a station on the map to see its catchment alone',
    streets: 'Streets',
    streetChoices: { none: 'Plain', time: 'By time to the nearest' },
    street: (band) => `Street ${band}`,
    stations: {
      open: 'Station that counts',
      unknown: 'Station of unknown hours',
      closed: 'Station that does not count',
    },
  },

  curve: {
    title: 'How many within how many minutes',
    label: 'Cumulative curve: the share that reaches a station within so many minutes',
    minutes: 'minutes',
    share: 'Share',
  },
};
