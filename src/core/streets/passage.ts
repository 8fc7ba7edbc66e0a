// What the tags of a way let a person do on it: one byte for each mode and
// direction. The order of decision: explicit mode tag, `access`, `motorroad`, class
// default, one-way, speed. Table and sources: `profile.ts`, docs/formats/streets.md.

import {
  closedAccess,
  closedBarriers,
  type Mode,
  openAccess,
  streetClasses,
  surfaceCaps,
  uncapped,
} from './profile.ts';

export type StreetTags = Readonly<Record<string, string>>;

/** Bits 0–6: cap in km/h, 0 closed, 127 none. Bit 7: private, may be entered, not crossed. */
export type Passage = number;
export const closedPassage: Passage = 0;
export const privateBit = 128;
export const capOf = (passage: Passage) => passage & 127;
export const isPrivate = (passage: Passage) => (passage & privateBit) !== 0;

export interface Passages {
  readonly walk: Passage;
  readonly walkBack: Passage;
  readonly ride: Passage;
  readonly rideBack: Passage;
}

/** The tags that are read here; a street may be stripped of all others. */
export const streetKeys: readonly string[] = [
  ...['highway', 'footway', 'service', 'junction', 'surface', 'maxspeed', 'barrier'],
  ...['foot', 'bicycle', 'vehicle', 'access', 'motorroad', 'ramp:bicycle'],
  ...['oneway', 'oneway:foot', 'oneway:bicycle'],
  ...['cycleway', 'cycleway:left', 'cycleway:right', 'cycleway:both'],
  ...['cycleway:oneway', 'cycleway:left:oneway', 'cycleway:right:oneway', 'cycleway:both:oneway'],
];

type Access = 'open' | 'private' | 'closed' | null;

const accessKeys: Readonly<Record<Mode, readonly string[]>> = {
  walk: ['foot', 'access'],
  ride: ['bicycle', 'vehicle', 'access'],
};

function accessOf(tags: StreetTags, mode: Mode): Access {
  for (const key of accessKeys[mode]) {
    const value = tags[key];
    if (value === undefined) continue;
    if (openAccess.has(value) || (key === 'bicycle' && value === 'dismount')) return 'open';
    if (value === 'private') return 'private';
    if (closedAccess.has(value)) return 'closed';
  }
  return null;
}

const isExplicit = (tags: StreetTags, mode: Mode) =>
  accessKeys[mode].some((key) => key !== 'access' && openAccess.has(tags[key] ?? ''));

const hasCycleway = (tags: StreetTags) =>
  ['cycleway', 'cycleway:left', 'cycleway:right', 'cycleway:both'].some((key) => {
    const value = tags[key];
    return value !== undefined && !['no', 'none', 'separate'].includes(value);
  });

function maxSpeed(text: string | undefined): number {
  const match = /^(\d+(?:\.\d+)?)( ?mph)?$/.exec(text ?? '');
  if (!match) return uncapped;
  const value = Number(match[1]) * (match[2] ? 1.609 : 1);
  return Math.max(1, Math.min(uncapped, Math.round(value)));
}

function classCap(tags: StreetTags, mode: Mode): number {
  const highway = tags.highway ?? '';
  const standard = streetClasses[highway]?.[mode] ?? 0;
  if (mode === 'walk') return standard || (isExplicit(tags, mode) ? uncapped : 0);
  if (highway === 'steps') {
    return tags['ramp:bicycle'] === 'yes' || accessOf(tags, 'ride') === 'open' ? 2 : 0;
  }
  if (tags.bicycle === 'dismount') return 4;
  if (standard === 4) return isExplicit(tags, mode) && tags.footway !== 'crossing' ? 10 : 4;
  if (highway === 'service' && ['parking_aisle', 'driveway'].includes(tags.service ?? '')) return 8;
  if (standard > 0) return standard;
  const trunk = highway === 'trunk' || highway === 'trunk_link';
  return isExplicit(tags, mode) || (trunk && hasCycleway(tags)) ? uncapped : 0;
}

function passageOf(tags: StreetTags, mode: Mode): Passage {
  const access = accessOf(tags, mode);
  if (access === 'closed') return closedPassage;
  if (access === null && tags.motorroad === 'yes') return closedPassage;
  let cap = classCap(tags, mode);
  if (cap === 0) return closedPassage;
  if (mode === 'ride') {
    cap = Math.min(cap, surfaceCaps[tags.surface ?? ''] ?? uncapped, maxSpeed(tags.maxspeed));
  }
  return access === 'private' ? cap | privateBit : cap;
}

const forwardValues = new Set(['yes', '1', 'true']);
const backwardValues = new Set(['-1', 'reverse']);

/** Which directions of a way riding may use. */
function rideDirections(tags: StreetTags): { forward: boolean; backward: boolean } {
  const own = tags['oneway:bicycle'];
  const lanes = ['cycleway', 'cycleway:left', 'cycleway:right', 'cycleway:both'];
  const contraflow = lanes.some(
    (key) =>
      tags[key]?.startsWith('opposite') ||
      tags[`${key}:oneway`] === 'no' ||
      tags[`${key}:oneway`] === '-1',
  );
  if (own === 'no') return { forward: true, backward: true };
  const roundabout = tags.junction === 'roundabout' || tags.junction === 'circular';
  const oneway = own ?? tags.oneway ?? (roundabout ? 'yes' : 'no');
  if (forwardValues.has(oneway)) return { forward: true, backward: contraflow };
  if (backwardValues.has(oneway)) return { forward: contraflow, backward: true };
  return { forward: true, backward: true };
}

/** What a way allows in each mode and direction; null: nothing, it is no street. */
export function passagesOf(tags: StreetTags): Passages | null {
  if (streetClasses[tags.highway ?? ''] === undefined) return null;
  const walk = passageOf(tags, 'walk');
  const ride = passageOf(tags, 'ride');
  if (walk === closedPassage && ride === closedPassage) return null;
  const foot = tags['oneway:foot'] ?? 'no';
  const directions = rideDirections(tags);
  return {
    walk: backwardValues.has(foot) ? closedPassage : walk,
    walkBack: forwardValues.has(foot) ? closedPassage : walk,
    ride: directions.forward ? ride : closedPassage,
    rideBack: directions.backward ? ride : closedPassage,
  };
}

/** What a barrier on a node allows; null: it is none, or lets everyone pass. */
export function barrierOf(tags: StreetTags): Pick<Passages, 'walk' | 'ride'> | null {
  if (tags.barrier === undefined) return null;
  const through = (mode: Mode): Passage => {
    const access = accessOf(tags, mode);
    if (access === 'open') return uncapped;
    if (access === 'private') return uncapped | privateBit;
    return access === 'closed' || closedBarriers.has(tags.barrier ?? '') ? closedPassage : uncapped;
  };
  const barrier = { walk: through('walk'), ride: through('ride') };
  return barrier.walk === uncapped && barrier.ride === uncapped ? null : barrier;
}
