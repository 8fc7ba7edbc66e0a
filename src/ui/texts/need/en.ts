// The chapter of the needs survey, in English.

import type { NeedTexts } from './zh.ts';

export const need: NeedTexts = {
  heading: 'What is missing after work?',
  hint: 'A few taps: no account, no name.',
  services: 'Services you lack',
  most: (count) => `${count} at most`,
  parts: 'When you need them',
  part: {
    early: 'Early',
    morning: 'Morning',
    noon: 'Noon',
    afternoon: 'Afternoon',
    evening: 'Evening',
    night: 'Night',
  },
  days: 'On which days',
  day: { any: 'Any day', workdays: 'Workdays', weekends: 'Weekends' },
  send: 'Confirm and send',
  choose: 'Choose a service and a time first',
  thanks: 'Thank you, noted',
  thanksHint: 'Only counted, nobody knows by whom; without a network it is sent later.',
  again: 'Fill in another',
  public: 'Only numbers are published, none below 5.',
  failed: 'This screen can keep nothing now; please scan the code and use your phone.',
};
