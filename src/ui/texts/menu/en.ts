// The chapter of the menu, in English.

import type { menu as zh } from './zh.ts';

export const menu: typeof zh = {
  title: 'Where to',
  privacy: 'Privacy, erase what this browser keeps',
  views: {
    rider: { name: 'Find a station', hint: 'The nearest that is open when you get there' },
    programmes: { name: 'Programmes', hint: 'Evening classes, fairs, lessons: sign up, calendar' },
    voice: { name: 'Have a say', hint: 'What is missing, what is wrong, how I can help' },
    tree: { name: 'The tree', hint: 'Street, tiers, stations, services in one picture' },
    planner: { name: 'Planning', hint: 'Who reaches no station, and what best to change' },
    desk: { name: 'Desk', hint: 'For the street office; needs a sign-in' },
  },
  licences: 'Licences of software and data',
};
