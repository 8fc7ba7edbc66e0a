// The chapter of calendar files, in English.

import type { CalendarTexts } from './zh.ts';

export const calendar: CalendarTexts = {
  name: (area) => `${area}: programmes`,
  after: 'Outside office hours',
  illustrative: 'Illustrative: dates and contents are examples, not what really takes place.',
  signUp: (seats) => `${seats} seats each time; please sign up on the web page.`,
  free: 'No sign-up needed.',
  skipsHolidays: 'Not held on public holidays.',
  uncertainAfter: (date) =>
    `Public holidays after ${date} are not announced yet; check later dates again.`,
};
