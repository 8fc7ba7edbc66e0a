// The chapter of the tree, in English.

import type { TreeTexts } from './zh.ts';

export const tree: TreeTexts = {
  title: 'The tree of the street',
  intro: 'Street, tiers, stations, services and programmes, level by level.',
  loading: 'Reading the stations…',
  layout: 'Shown as',
  layouts: { list: 'List', picture: 'Picture' },
  listLabel: 'Street, tiers and stations',
  pictureLabel: (stations) =>
    `A tree of ${stations} stations grouped by tier; the list holds the same.`,
  keys: 'Arrows move and open, Home and End go to the ends, typing finds a name, Enter opens a station.',
  search: 'Station, service or programme',
  found: (count) =>
    count === 0 ? 'Nothing found' : count === 1 ? '1 station found' : `${count} stations found`,
  clear: 'Clear the search',
  untiered: 'Other stations',
  stations: (count) => (count === 1 ? '1 station' : `${count} stations`),
  services: (count) => (count === 1 ? '1 service' : `${count} services`),
  programmes: (count) => (count === 1 ? '1 programme' : `${count} programmes`),
  groups: { services: 'Services', programmes: 'Programmes', team: 'Team' },
  team: 'Rider service team: check in here to join',
  open: (name) => `Show ${name} on the map`,
  illustrative: 'Illustrative: the counts of the tiers are published; most stations are examples.',
};
