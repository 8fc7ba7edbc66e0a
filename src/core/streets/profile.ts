// Profiles: how one moves, and how fast on which class of street. Data only; the
// order in which tags decide is in `passage.ts`. Speeds in km/h; sources: the road
// traffic law's 15 km/h in the non-motor lane, GB planning practice for walking.

export const profileNames = ['walk', 'ebike', 'bike'] as const;
export type ProfileName = (typeof profileNames)[number];

/** The two ways a street can be used; both kinds of bicycle ride by the same rules. */
export type Mode = 'walk' | 'ride';

export interface Profile {
  readonly name: ProfileName;
  readonly mode: Mode;
  /** Speed where nothing caps it, km/h. */
  readonly speed: number;
  /** Speeds to choose from, km/h. */
  readonly presets: readonly number[];
  /** Seconds to park and walk in, once a trip. */
  readonly parkSeconds: number;
  /** Seconds lost at each signalised junction. */
  readonly signalSeconds: number;
  /** Whether private streets may be crossed, or only entered. */
  readonly crossPrivate: boolean;
}

const usual = { signalSeconds: 0, crossPrivate: false };

export const profiles: Readonly<Record<ProfileName, Profile>> = {
  walk: {
    name: 'walk',
    mode: 'walk',
    speed: 4.8,
    presets: [3.6, 4.8, 5.4],
    parkSeconds: 0,
    ...usual,
  },
  ebike: {
    name: 'ebike',
    mode: 'ride',
    speed: 15,
    presets: [15, 17, 20],
    parkSeconds: 30,
    ...usual,
  },
  bike: { name: 'bike', mode: 'ride', speed: 13, presets: [13], parkSeconds: 0, ...usual },
};

/** Speed at which the way between a point and its street is charged, km/h. */
export const snapSpeed = 4.8;

/** No cap: the profile's own speed. */
export const uncapped = 127;

/** What a class of street allows by default: the cap in km/h; 0 is closed. */
interface StreetClass {
  readonly walk: number;
  readonly ride: number;
}

const road: StreetClass = { walk: uncapped, ride: uncapped };
const closed: StreetClass = { walk: 0, ride: 0 };
const pushed: StreetClass = { walk: uncapped, ride: 4 };
const walkOnly: StreetClass = { walk: uncapped, ride: 0 };

/** By the value of `highway`; a value that is not here can't be used at all. */
export const streetClasses: Readonly<Record<string, StreetClass>> = {
  motorway: closed,
  motorway_link: closed,
  bus_guideway: closed,
  busway: closed,
  raceway: closed,
  bridleway: closed,
  trunk: walkOnly,
  trunk_link: walkOnly,
  primary: road,
  primary_link: road,
  secondary: road,
  secondary_link: road,
  tertiary: road,
  tertiary_link: road,
  unclassified: road,
  residential: road,
  road,
  cycleway: road,
  living_street: { walk: uncapped, ride: 10 },
  service: { walk: uncapped, ride: 12 },
  track: { walk: uncapped, ride: 10 },
  pedestrian: pushed,
  footway: pushed,
  path: pushed,
  platform: walkOnly,
  corridor: walkOnly,
  steps: { walk: 3, ride: 0 },
};

/** Caps of `surface` for riding, km/h. */
export const surfaceCaps: Readonly<Record<string, number>> = {
  paving_stones: 13,
  sett: 9,
  cobblestone: 9,
  unhewn_cobblestone: 9,
  compacted: 15,
  fine_gravel: 15,
  gravel: 11,
  ground: 11,
  dirt: 11,
  earth: 11,
  unpaved: 11,
  pebblestone: 11,
  grass: 6,
  sand: 6,
  mud: 6,
};

export const openAccess = new Set([
  'yes',
  'permissive',
  'designated',
  'destination',
  'public',
  'official',
  'customers',
  'delivery',
]);
export const closedAccess = new Set([
  'no',
  'agricultural',
  'forestry',
  'use_sidepath',
  'emergency',
  'military',
]);
export const closedBarriers = new Set(['wall', 'fence', 'yes']);
