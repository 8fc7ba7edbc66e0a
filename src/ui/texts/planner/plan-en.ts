// What the planner's what-if says, in English.

import type { plan as chinese } from './plan-zh.ts';

export const plan: typeof chinese = {
  unnamed: 'Unnamed plan',
  title: 'Plan',
  name: 'Name of the plan',
  undo: 'Undo',
  redo: 'Redo',
  startOver: 'Back to today',
  empty:
    'Nothing is changed yet. Choose a station and change its hours or services, drag it on the map, or add one.',
  changes: 'Changes',
  change: {
    added: 'added',
    removed: 'removed',
    status: 'open or closed',
    moved: 'moved',
    hours: 'hours',
    services: 'services',
  },
  giveBack: 'Give back',
  refused: (count) => `${count} changes do not fit the data and are left out`,
  otherBase: 'This plan was made on other data; its figures may differ.',

  station: 'Change a station',
  choose: 'Station',
  chooseHint: 'Or tap one on the map',
  none: '(none chosen)',
  status: { open: 'Open', temporarily_closed: 'Closed' },
  statusLegend: 'This station is',
  hours: 'Opening hours',
  hoursPresets: {
    keep: 'As today',
    evening: 'Until 22:00',
    always: '24 hours',
    custom: 'Own',
  },
  customHours: 'Opening hours (as in OSM, such as Mo-Fr 08:30-22:00)',
  hoursUnreadable: (position, expected) =>
    `Not understood at sign ${position + 1}, expected: ${expected}`,
  services: 'Services',
  move: 'Place',
  moveHint: 'Drag the station on the map, or move it by 50 m at a time',
  directions: { north: 'north', south: 'south', west: 'west', east: 'east' },
  moveBy: (direction) => `50 m ${direction}`,
  remove: 'Remove this added station',

  add: 'Add a station',
  addHere: 'Tap the map where it should be',
  addAt: 'Or put it at',
  addCancel: 'Leave it',
  addedName: (nth) => `New station ${nth}`,
  addedHours: 'Counted as open 24 hours with water and rest until you change it',

  compare: 'Comparison',
  compareWith: 'Compared with',
  today: 'Today',
  same: 'The plan and what it is compared with are the same.',
  keepToCompare: 'Plans that you keep can be compared with each other here.',
  keep: 'Keep this plan',
  kept: 'Kept in this browser',
  notKept: 'The browser has no room; export a file instead',
  open: 'Open a kept plan',
  forget: 'Delete',
  exportFile: 'Export plan',
  importFile: 'Import plan',
  importFailed: (reason) => `This file is no plan: ${reason}`,
  wrongArea: (area) => `This plan is of the area ${area}`,
  copyLink: 'Copy link',
  copied: 'Copied',
  copyFailed: 'Could not copy; by hand:',
  longLink: 'The plan is too long for a link; export it as a file',
  local:
    'The plan is too long for a link. This browser keeps it, also when the page is loaded anew; to hand it on, export it as a file.',
  atRisk:
    'The plan is too long for a link, and this browser has no room for it. Export it as a file before you close the page.',
  unread:
    'The plan of this link cannot be opened here: another browser keeps it, or the link is cut. Export it there as a file and import that.',
  fromLink: (name) => `${name} (from the link)`,
};
