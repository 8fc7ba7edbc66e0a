// The chapter of the list of areas, in English.

import type { AreasTexts } from './zh.ts';

export const areas: AreasTexts = {
  title: 'Areas',
  size: (bytes) =>
    bytes < 100_000 ? 'under 0.1 MB' : `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`,

  own: 'A map of your own',
  privacy: 'The file is read and kept on this device only; it is not uploaded.',
  dropHere: 'Drop an OpenStreetMap file here, or:',
  formats: '.osm.pbf, .osm or .osm.gz',
  choose: 'Choose a file',
  chooseAgain: 'Another file',
  file: (name, size) => `${name}, ${size}`,
  name: 'Name of the area',
  nameHint: 'It cannot be changed later.',
  make: 'Make the area',
  heavy: (memory) =>
    `A large file: about ${memory} of memory and some minutes. Close other pages first, and use a computer if you can.`,
  tooLarge: (most) => `The file is too large: a browser takes ${most} at most.`,
  tooLargeHint:
    'Cut out a part of it (BBBike, osmium extract), or build it on a computer with circle area build --bbox.',
  insecure: 'This page was not opened by https, so the browser refuses to make an area.',
  insecureHint: 'Open its https address and try again.',

  working: (name) => `Making “${name}”`,
  stages: {
    relation: 'Reading the file: relations',
    way: 'Reading the file: streets',
    node: 'Reading the file: positions',
    ground: 'Joining the streets',
    pack: 'Drawing the map, sorting the places',
    keep: 'Keeping it on this device',
  },
  progress: (percent) => `${percent}%`,
  cancel: 'Cancel',
  cancelled: 'Cancelled; nothing was kept.',

  place: { byte: (at) => `byte ${at}`, line: (at) => `line ${at}` },
  refusal: (file, what, place) => `${file}: ${what}${place === null ? '' : ` (${place})`}`,
  refusals: {
    malformed_pbf: ['The file is damaged', 'Download it again and retry.'],
    malformed_gzip: ['The compressed data are damaged', 'Download the file again and retry.'],
    malformed_xml: ['The XML is malformed', 'Export or download the file again and retry.'],
    truncated: [
      'The file ends early',
      'It may not be downloaded fully; download it again and retry.',
    ],
    incomplete: [
      'The file is incomplete: the server that made it gave up half-way',
      'Export a smaller part and retry.',
    ],
    not_osm: [
      'This is no OpenStreetMap file',
      'Choose an .osm.pbf, .osm or .osm.gz; web pages and tables are none.',
    ],
    unsupported: [
      'The file is packed in a way that is not read here',
      'Unpack it first, or use an ordinary .osm.pbf.',
    ],
    missing_attribute: [
      'The data lack something they need',
      'Export them from another source and retry.',
    ],
    bad_number: [
      'A number or coordinate is none',
      'Export the data from another source and retry.',
    ],
    bad_coordinate: [
      'A coordinate is not on Earth',
      'Export the data from another source and retry.',
    ],
    empty: ['The file is empty', 'Download it again and retry.'],
    no_streets: [
      'The file holds no street to walk or ride on',
      'Export it with its streets (highway) and retry.',
    ],
    too_many_ways: [
      'The map is too large: more than a million streets, buildings and grounds',
      'Cut out one city, or build it on a computer with circle area build --bbox.',
    ],
    unreadable: [
      'The browser cannot read the file',
      'It may have been moved or changed; choose it again.',
    ],
    no_room: [
      'There is no room on this device, so the area was not kept',
      'Delete an area you do not need, or free some disk space, and retry.',
    ],
    no_store: [
      'The browser keeps no data, so the area was not kept',
      'Leave private browsing, or allow this site to keep data, and retry.',
    ],
    failed: [
      'It did not work out; nothing was kept',
      'Close other pages and retry, or use a smaller file.',
    ],
  },

  kept: 'Areas on this device',
  keptNone: 'None yet. Areas made of a file above will be listed here.',
  keptFailed: 'The browser does not let kept data be read, so they cannot be listed.',
  served: 'Areas of this site',
  servedFailed: 'The areas of this site could not be loaded.',
  loading: 'Loading…',
  current: 'Current',
  facts: (size, date, kept) => `${size} · data of ${date} · made on ${kept}`,
  dataDate: (date) => `data of ${date}`,
  remove: (name) => `Delete ${name}`,
  confirm: (name) => `Delete “${name}”? This cannot be undone; the same file makes it again.`,
  yes: 'Delete',
  no: 'Keep',
  removed: (name) => `“${name}” was deleted`,
};
