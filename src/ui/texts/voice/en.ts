// The chapter of the voice, in English.

import type { VoiceTexts } from './zh.ts';

export const voice: VoiceTexts = {
  title: 'Have a say',
  intro: 'What is missing, what is wrong, how you can help: say so, and somebody reads it.',
  back: 'Back',
  loading: 'Opening…',
  doors: {
    need: { name: 'Needs survey', hint: 'What is missing after work? One minute, no account' },
    report: { name: 'Report a problem', hint: 'Broken, closed, wrong hours, a hazard' },
    'check-in': { name: 'Check in', hint: 'At a contact point: what I can offer, what I need' },
    join: {
      name: 'Join the service team',
      hint: 'Check hours, watch for hazards, guide, translate',
    },
    sent: { name: 'What I sent', hint: 'Where it stands, and the answers' },
    counts: {
      name: 'What people lack',
      hint: 'Results: how many lack what when, how many stations have it',
    },
  },
  waiting: (count) => `${count} waiting to be sent`,
  attention: (count) => `${count} need your attention`,
  answered: (count) => `${count} answered`,

  where: 'Where',
  whereHint: 'Choose a station or a neighbourhood; your position is neither needed nor noted.',
  chooseStation: 'Choose a station',
  chooseNeighbourhood: 'Choose a neighbourhood',
  byStation: 'Station',
  byNeighbourhood: 'Neighbourhood',
  none: 'Please choose',
  mapHint: 'Or tap a station on the map.',
  optional: ' (optional)',
  note: 'Anything else',
  noteHint: 'Please write no names, numbers or anything about others.',
  tooLong: (most) => `${most} characters at most`,

  report: {
    heading: 'Report a problem',
    about: 'What is it about',
    abouts: {
      service: 'A service does not work',
      station: 'The station is closed',
      hours: 'Wrong hours',
      hazard: 'A hazard',
    },
    service: 'Which service',
    status: 'What about it',
    statuses: {
      out_of_order: 'Out of order',
      limited: 'Works, but not enough',
      ok: 'Works again',
      temporarily_closed: 'Door is shut',
    },
    hours: 'What the hours really are',
    hoursExample: 'For example: opens at 10 at weekends',
    hazard: 'Which kind',
    hazards: {
      battery: 'Battery charging',
      traffic: 'Traffic',
      fire: 'Fire',
      ground: 'Ground, steps',
      other: 'Other',
    },
    emergency: 'If somebody is hurt or something burns, call 119 or 120 first.',
    afterwards: 'Others see it once a member of staff has checked it.',
  },

  checkIn: {
    heading: 'Check in',
    at: (station) => `You are at: ${station}`,
    scan: 'Scan the code in the station, or choose the station below.',
    offers: 'What I can offer',
    offer: {
      time: 'A helping hand',
      language: 'Languages',
      repair: 'Repairs',
      teaching: 'Teaching',
      first_aid: 'First aid',
      driving: 'Driving',
    },
    needs: 'What I need',
  },

  join: {
    heading: 'Join the service team',
    hint: 'You are on every street every day, and see more than anybody.',
    tasks: 'What you would do',
    task: {
      verify_hours: 'Check opening hours',
      watch_hazards: 'Watch for hazards',
      guide: 'Show the way',
      translate: 'Translate',
    },
  },

  team: {
    waiting: 'When staff have confirmed you, tasks to take appear here.',
    notConfirmed: 'Staff have not confirmed that you joined; tasks can be taken when they have.',
    loading: 'Looking for tasks…',
    offline: 'No network.',
    failed: 'The server did not answer.',
    notDone: 'That last step was not done; nothing is lost.',
    counted: (tasks, hours) =>
      `${tasks} ${tasks === 1 ? 'task' : 'tasks'} done, ${hours} ${hours === '1' ? 'hour' : 'hours'} counted`,
    taken: 'Tasks I have taken',
    open: 'Tasks to take',
    noneOpen: 'There is no task to take now.',
    verified: (date) => `Last verified ${date}`,
    neverVerified: 'Nobody has verified it yet',
    hazard: (what, date) => `Have a look: ${what} (reported ${date}, confirmed)`,
    anywhere: 'Wherever it is needed',
    take: 'Take',
    giveBack: 'Give back',
    done: 'Done',
    notYet: 'Not done yet',
    howLong: 'How long did it take',
    duration: (minutes) =>
      minutes < 60 ? `${minutes} min` : `${minutes / 60} ${minutes === 60 ? 'hour' : 'hours'}`,
    count: 'Count the time',
    report: 'Report what I saw',
  },

  person: {
    name: 'What shall we call you',
    nameHint: 'A nickname will do.',
    phone: 'Telephone',
    phoneHint: 'Only to reach you when that is needed.',
    phoneWrong: 'Digits only, 5 to 15 of them.',
    consent: 'I have read this and agree to it',
  },

  notice: {
    heading: 'What it is for, how long it is kept',
    more: 'About privacy',
    purpose: {
      need: 'For planning services after work. No name, number or position; only counts are published.',
      report: 'For checking and repair. Please write nothing personal.',
      check_in:
        'For matching what you offer and need with the station. Only staff of the street office see name and number.',
      sign_up: 'For your seat. Only staff of the street office see name and number.',
      join: 'For giving out tasks and reaching you. Only staff of the street office see name and number.',
    },
    kept: (days) =>
      `Kept for ${days} days, then erased; with the receipt you can erase it yourself at any time.`,
  },

  confirm: 'Confirm and send',
  missing: {
    services: 'No service chosen yet',
    parts: 'No time chosen yet',
    where: 'No place chosen yet',
    service: 'Which service is not chosen yet',
    note: 'Nothing written yet',
    name: 'No name yet',
    phone: 'The number is not right',
    tasks: 'No task chosen yet',
    consent: 'Not agreed yet',
  },
  wrong: 'Something is not as it must be; please check and send again.',

  keepFailed: {
    no_room: 'This device has no room left; nothing was kept',
    no_store: 'The browser keeps nothing (a private window?); nothing was kept',
    hint: 'The form still holds it: open a normal window or make room and try again, or copy it as text for the staff.',
  },
  unread: 'What this device has kept cannot be read',
  copy: 'Copy as text',
  copied: 'Copied',
  copyFailed: 'Could not copy; press and hold to select:',
  retry: 'Try again',

  correction: {
    open: 'Correct it',
    hint: 'When you confirm, this takes the place of the one that was refused.',
    settled:
      'That one was sent again or removed elsewhere, so this was not sent twice. See “What I sent”.',
  },

  receipt: {
    saved: 'Kept on this device',
    sending: 'Sending…',
    arrived: 'It has arrived',
    arrivedHint: 'The receipt is yours: with it you see what becomes of it, and can erase it.',
    number: (id) => `Receipt ${id}`,
    done: 'Done',
    toSent: 'What I sent',
  },

  sent: {
    empty: 'Nothing has been sent yet.',
    hint: 'Kept on this device only.',
    state: {
      received: 'Received, waiting to be read',
      confirmed: 'Confirmed',
      rejected: 'Not taken up',
      seated: 'You have a seat',
      waiting: 'On the waiting list',
      erased: 'Erased',
    },
    queued: 'Waiting to be sent',
    withdrawn: 'Being taken back',
    lost: 'No longer on the server',
    lostHint:
      'The server was restored from older data and lost this; please fill it in again if you need to.',
    refused: 'Not accepted',
    delay: {
      offline: 'No network; it is sent when there is one.',
      no_server: 'No server takes it yet: it is kept here and sent when there is one.',
      too_many: 'Too much came from this network; it is sent again soon.',
      busy: 'The server is busy; it is sent again soon.',
    },
    never: 'It is sent at once.',
    kind: {
      need: 'Needs survey',
      report: 'Report',
      check_in: 'Check-in',
      sign_up: 'Sign-up',
      join: 'Service team',
    },
    reply: 'Answer',
    until: (date) => `Kept until ${date}`,
    again: 'Send now',
    anew: 'Send under a new number',
    withdraw: 'Take back',
    erase: 'Erase it',
    forget: 'Remove from the list',
    sure: (what) => `${what}: sure?`,
    eraseFailed:
      'It cannot be erased now: the server is out of reach. The receipt stays; try again later.',
    exportAll: 'Copy everything as text',
  },

  problem: {
    invalid: 'Something in it is not as it must be.',
    not_json: 'It was damaged on the way; please send it again.',
    wrong_type: 'It was damaged on the way; please send it again.',
    too_large: 'It is too long.',
    no_key: 'It was damaged on the way; please send it again.',
    other_body: 'Something else has this number; send it under a new one.',
    unknown_place: 'The server does not know this area, station or neighbourhood.',
    past: 'The programme has begun or is over.',
    no_sign_up: 'Nobody needs to sign up for this programme.',
    full: 'All seats and the waiting list are taken.',
    other: 'The server did not accept it.',
  },

  counts: {
    heading: 'What people lack, what stations have',
    persons: (count) => `${count} people have answered.`,
    few: 'Fewer than 5 have answered; nothing is published yet.',
    table:
      'Each service in each part of the day: how many lack it, and how many stations have it then',
    service: 'Service',
    legend: 'Each cell: people who lack it / stations that have it then (next workday)',
    withheld: (count) => `${count} more cells have fewer than 5 and are not shown.`,
    unmet: 'Stronger colour: many lack it and few stations have it.',
    failed: 'The counts could not be read',
    noServer: 'No server takes submissions yet, so there are no counts.',
  },
};
