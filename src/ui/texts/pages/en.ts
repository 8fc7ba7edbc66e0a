// The chapter of the printed and prerendered pages, in English.

import type { PagesTexts } from './zh.ts';

export const pages: PagesTexts = {
  subtitle: (kind, tier) => [kind, tier].filter(Boolean).join(' · '),
  otherLanguage: '中文',
  now: 'Now',
  hours: 'Opening hours',
  staffed: 'Staffed',
  selfService: 'Self-service',
  onHolidays: {
    open: 'Open on public holidays as usual',
    closed: 'Closed on public holidays',
    special: 'Other hours on public holidays',
    unknown: 'Public holidays: not confirmed',
  },
  services: 'Services',
  programmes: 'Programmes',
  noProgrammes: 'No programmes planned',
  once: (date) => date,
  weekly: (weekday) => `Every ${weekday}`,
  recurring: 'Regularly',
  where: 'Where',
  position: 'Latitude and longitude (WGS-84)',
  navigate: 'Navigate there',
  openApp: 'See it on the map, with minutes from you',
  minutesFromHere: 'How many minutes from me?',
  locating: 'Finding your position…',
  fromKiosk: (move, minutes) => `${minutes} min ${move.toLowerCase()} from the screen`,
  fromHere: (move, minutes) => `${minutes} min ${move.toLowerCase()} from here`,
  notReached: 'Not reached by the streets, or too far from one',
  positionFailed: 'No position. Open the map and pick a place instead.',
  privacy: 'Your position is used in this page alone and sent nowhere.',
  verified: 'About these facts',
  dataOf: (date) => `Data of ${date}`,
  illustrative:
    'Illustrative data: apart from the published programme, stations, hours and positions are examples, not an official list.',
  scan: 'Scan to see whether it is open now, and the way',
  walkMap: '5-minute walk',
  north: 'N',
  metres: (metres) => `${metres} m`,
  signTitle: '15-minute service circle',
};
