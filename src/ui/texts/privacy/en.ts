// The page about privacy, in English.

import type { privacy as zh } from './zh.ts';

const days = (n: number) => `${n} days`;
const counted = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

export const privacy: typeof zh = {
  title: 'Privacy',
  position: {
    heading: 'Where you are',
    lines: [
      'The phone is asked for your position when you tap “Use my position”, never when the page opens.',
      'It is used in this page to find ways. It is sent to nobody, is in no link, is not kept on the phone, and is gone when you close the page.',
      'When you navigate, the map app is told where the station is; how it finds you follows its own rules.',
      'Map and streets of a whole city are fetched in squares of about two kilometres: the server of this site could see which, and does not write it down. The streets of Jiading Town are fetched as one and tell nothing.',
      'A place that you pick from the list stands in the link, so that it can be shared; it is a public name, not where you are.',
    ],
  },
  sent: {
    heading: 'What you send',
    intro: 'Only what the work needs. No field asks where you are.',
    kinds: {
      need: {
        name: 'Need',
        what: 'what is missing, when, in which part of town; a note',
        why: 'to plan services after work; only counts of five or more are told',
      },
      report: {
        name: 'Report',
        what: 'which station, what is wrong; a note',
        why: 'to check and repair',
      },
      check_in: {
        name: 'Check-in',
        what: 'a name, a telephone number if you like, the station, what you offer and lack',
        why: 'to match what is offered with what is lacking',
      },
      sign_up: {
        name: 'Sign-up',
        what: 'a name, a telephone number if you like, which evening',
        why: 'to give seats, and to reach you when it moves',
      },
      join: {
        name: 'Joining the team',
        what: 'a name, a telephone number if you like, tasks, how long they took',
        why: 'to give out tasks',
      },
    },
    days: {
      need: days,
      report: days,
      check_in: days,
      sign_up: (n) => `${n} days after the programme`,
      join: days,
    },
    lines: [
      'Then the words are erased; that there was one remains. Older words in a backup go with the backup.',
      'Names and numbers are seen by staff of the street alone, and who opened a number is on record.',
      'To see what became of it, or to erase it earlier: “What I sent” under “Have a say”.',
    ],
  },
  server: {
    heading: 'The server',
    lines: [
      'No accounts, no tracking, no counting, no advertising, no maps or fonts of others.',
      'No network addresses, not in the log either. Against floods there is a scrambled mark in memory, whose key is thrown away daily.',
      'Staff are signed in for eight hours at most; what they did is on record, without your words.',
    ],
  },
  device: {
    heading: 'On this device',
    lines: [
      'What is not yet at the server: deleted when it is, but for the number of the receipt.',
      'Which map app was used last, plans you made, maps you made of a file.',
      'The screen in a station keeps none of these.',
    ],
    erase: 'Erase all that this browser keeps',
    ask: 'This cannot be brought back:',
    losses: ({ unsent, receipts, areas, settings }) => [
      ...(unsent > 0
        ? [`${counted(unsent, 'entry', 'entries')} not yet sent, which never will be`]
        : []),
      ...(receipts > 0
        ? [
            `${counted(receipts, 'receipt', 'receipts')}: you will see no answer and can take nothing back`,
          ]
        : []),
      ...(areas > 0 ? [counted(areas, 'map that you made', 'maps that you made')] : []),
      ...(settings > 0 ? ['plans, and which map app was used last'] : []),
      'the copy for use without a network, which is fetched again',
      'What is at the server stays there; to erase that, take it back first in “What I sent”',
    ],
    sure: 'Erase all',
    keep: 'Keep it',
    erased: 'Erased.',
    failed: 'Not all could be erased.',
    failedHint:
      'Close other pages of this site and try again, or use “clear site data” of the browser.',
  },
};
