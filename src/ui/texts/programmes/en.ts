// The chapter of programmes, in English.

import type { ProgrammesTexts } from './zh.ts';

export const programmes: ProgrammesTexts = {
  title: 'Programmes',
  loading: 'Reading the programmes…',
  none: 'This area has no programmes yet',
  noneHint: 'The street office enters them; they will be shown here.',
  notice:
    'Illustrative: only the names of the series are published; dates, contents and seats are examples.',

  bar: { label: 'Views of the programmes', week: 'Week', list: 'List', filters: 'Filters' },
  filtersOf: (count) =>
    `Filters${count > 0 ? `, ${count} ${count === 1 ? 'condition' : 'conditions'}` : ''}`,

  week: {
    heading: (from, to) => `${from} – ${to}`,
    count: (count) => (count === 1 ? '1 programme' : `${count} programmes`),
    before: 'Week before',
    after: 'Week after',
    today: 'Today',
    backToToday: 'Back to today',
    nothing: 'Nothing on',
    empty: 'Nothing on this week',
    emptyFiltered: 'Nothing meets the conditions',
    next: (date, title) => `The next is on ${date}: ${title}`,
    goThere: 'Show that week',
    never: 'Nothing is planned later either.',
    print: 'Print',
    copy: 'Copy',
    copied: 'The week has been copied',
    copyFailed: 'It could not be copied; please select it by hand.',
    printTitle: (area) => `${area}: programmes of the week`,
    columns: { day: 'Day', time: 'Time', title: 'Programme', place: 'Place', seats: 'Seats' },
  },

  list: {
    next: (moment) => `Next: ${moment}`,
    over: 'Over',
    once: 'Once',
    more: (count) => `${count} more`,
  },

  filters: {
    title: 'Filter programmes',
    series: 'Series',
    all: 'All',
    strand: 'Strand',
    station: 'At which station',
    anyStation: 'Any station',
    hours: 'Hours',
    anyHours: 'Any',
    after: 'After hours',
    reach: 'How far',
    anywhere: 'Anywhere',
    within: (minutes) => `Within ${minutes} min`,
    from: 'From where',
    noPlace: 'Choose a place',
    myPosition: 'My position',
    pickedPlace: 'The place picked',
    landmarks: 'Landmarks',
    neighbourhoods: 'Neighbourhoods',
    noTimes: 'Travel times could not be worked out, so distance is no condition for now.',
    needsPlace: 'Choose a start first, or use your position.',
    clear: 'Clear the conditions',
    show: (count) =>
      count === 0 ? 'No programme' : count === 1 ? 'Show 1 programme' : `Show ${count} programmes`,
    remove: (what) => `Remove the condition: ${what}`,
  },

  card: {
    time: (start, end) => `${start}–${end}`,
    seats: (seats) => `${seats} seats`,
    signUp: 'Sign-up',
    free: 'No sign-up needed',
    started: 'Has begun',
    travel: (move, minutes) => `${minutes} min ${move.toLowerCase()}`,
    notCertain: 'Holidays not announced yet; the date may change',
  },

  page: {
    back: 'Back',
    missing: 'There is no such programme',
    missingHint: 'The link names one that is not in the data: cancelled or moved, perhaps.',
    when: 'When',
    where: 'Where',
    seats: 'Seats',
    seatsOf: (seats, waiting) =>
      waiting > 0
        ? `${seats} seats each time, ${waiting} on the waiting list`
        : `${seats} seats each time`,
    free: 'No sign-up needed: just come.',
    past: 'It has begun or is over; signing up is no longer possible.',
    signUp: 'Sign up',
    way: 'Way there',
    others: 'Other dates',
    illustrative: 'Illustrative, not what really takes place',
  },

  calendar: {
    heading: 'Into the calendar',
    hint: 'Nothing leaves the phone: its own calendar takes the file.',
    one: 'Add this one',
    all: 'Add all dates',
    subscribe: 'Subscribe',
    subscribeHint: 'A subscription follows changes by itself, and leaves out public holidays.',
    open: 'Subscribe in the calendar',
    copyAddress: 'Copy the address',
    copied: 'The address has been copied',
    copyFailed: 'It could not be copied; please copy by hand:',
    whole: 'Subscribe to all programmes',
    fileName: 'programmes',
  },

  signUp: {
    left: (left, seats) => `${left} of ${seats} seats left`,
    waits: (left) =>
      `All seats are taken; ${left} ${left === 1 ? 'place' : 'places'} left on the waiting list`,
    full: 'All seats and the waiting list are taken',
    title: (programme) => `Sign up: ${programme}`,
    name: 'What shall we call you?',
    nameHint: 'It need not be your real name; up to 20 characters.',
    phone: 'Telephone (optional)',
    phoneHint: 'Used only when the date moves or a seat becomes free.',
    errors: {
      name: 'Please give a name of up to 20 characters.',
      phone: 'This does not look like a telephone number.',
      consent: 'Please agree to the notice above first.',
    },
    purpose: 'What for: only to keep a seat for this date.',
    retention: (days) =>
      `How long: erased ${days} days after it took place; you can take it back at any time.`,
    privacy: 'No position, no account.',
    morePrivacy: 'About privacy',
    consent: 'I have read this and agree',
    send: 'Send the sign-up',
    sending: 'Sending…',
    seated: 'Done: a seat is kept for you.',
    waiting:
      'All seats are taken; you are on the waiting list and move up by itself when one is freed.',
    queued: 'Kept on this device; it is sent as soon as the server can be reached.',
    refused: {
      full: 'Seats and waiting list are full; the sign-up was not taken.',
      past: 'It has begun; signing up is no longer possible.',
      other: 'The server does not take this sign-up.',
    },
    notKept: 'It could not be kept: no room on the device, or the browser lets pages keep nothing.',
    receipts: 'To look at it or take it back, see “Have a say”.',
    openReceipts: 'Show the receipt',
    done: 'Done',
  },
};
