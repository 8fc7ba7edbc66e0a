import { describe, expect, it } from 'vitest';
import { barrierOf, capOf, isPrivate, passagesOf } from '#core/streets/passage.ts';
import { uncapped } from '#core/streets/profile.ts';

type Tags = Record<string, string>;

/** What one direction allows, in words: `closed`, `free`, or the cap in km/h; `p` for private. */
const words = (passage: number) => {
  const cap = capOf(passage);
  const word = cap === 0 ? 'closed' : cap === uncapped ? 'free' : String(cap);
  return isPrivate(passage) ? `p ${word}` : word;
};

const row = (tags: Tags) => {
  const p = passagesOf(tags);
  return p === null ? 'none' : [p.walk, p.walkBack, p.ride, p.rideBack].map(words).join(' | ');
};

/** tags → walk | walk back | ride | ride back */
const table: [Tags, string][] = [
  [{}, 'none'],
  [{ waterway: 'river' }, 'none'],
  [{ highway: 'motorway' }, 'none'],
  [{ highway: 'construction', foot: 'yes' }, 'none'],
  [{ highway: 'proposed' }, 'none'],
  [{ highway: 'bridleway' }, 'none'],
  [{ highway: 'bridleway', foot: 'yes' }, 'free | free | closed | closed'],
  [{ highway: 'via_ferrata' }, 'none'],
  [{ highway: 'trunk' }, 'free | free | closed | closed'],
  [{ highway: 'trunk', motorroad: 'yes' }, 'none'],
  [{ highway: 'trunk', foot: 'no' }, 'none'],
  [{ highway: 'trunk', bicycle: 'yes' }, 'free | free | free | free'],
  [{ highway: 'trunk', cycleway: 'track' }, 'free | free | free | free'],
  [{ highway: 'trunk', cycleway: 'no' }, 'free | free | closed | closed'],
  [{ highway: 'trunk', 'cycleway:right': 'lane' }, 'free | free | free | free'],
  [{ highway: 'primary' }, 'free | free | free | free'],
  [{ highway: 'secondary_link' }, 'free | free | free | free'],
  [{ highway: 'primary', motorroad: 'yes' }, 'none'],
  [{ highway: 'primary', motorroad: 'yes', foot: 'yes' }, 'free | free | closed | closed'],
  [{ highway: 'living_street' }, 'free | free | 10 | 10'],
  [{ highway: 'service' }, 'free | free | 12 | 12'],
  [{ highway: 'service', service: 'driveway' }, 'free | free | 8 | 8'],
  [{ highway: 'service', service: 'parking_aisle' }, 'free | free | 8 | 8'],
  [{ highway: 'cycleway' }, 'free | free | free | free'],
  [{ highway: 'cycleway', foot: 'no' }, 'closed | closed | free | free'],
  [{ highway: 'track' }, 'free | free | 10 | 10'],
  [{ highway: 'footway' }, 'free | free | 4 | 4'],
  [{ highway: 'footway', bicycle: 'yes' }, 'free | free | 10 | 10'],
  [{ highway: 'path', bicycle: 'designated' }, 'free | free | 10 | 10'],
  [{ highway: 'pedestrian', bicycle: 'dismount' }, 'free | free | 4 | 4'],
  [{ highway: 'footway', bicycle: 'no' }, 'free | free | closed | closed'],
  [{ highway: 'footway', footway: 'crossing', bicycle: 'yes' }, 'free | free | 4 | 4'],
  [{ highway: 'residential', bicycle: 'dismount' }, 'free | free | 4 | 4'],
  [{ highway: 'platform' }, 'free | free | closed | closed'],
  [{ highway: 'corridor' }, 'free | free | closed | closed'],
  [{ highway: 'steps' }, '3 | 3 | closed | closed'],
  [{ highway: 'steps', 'ramp:bicycle': 'yes' }, '3 | 3 | 2 | 2'],
  [{ highway: 'residential', access: 'no' }, 'none'],
  [{ highway: 'residential', access: 'no', foot: 'yes' }, 'free | free | closed | closed'],
  [{ highway: 'residential', access: 'private' }, 'p free | p free | p free | p free'],
  [{ highway: 'residential', access: 'private', bicycle: 'yes' }, 'p free | p free | free | free'],
  [{ highway: 'residential', vehicle: 'no' }, 'free | free | closed | closed'],
  [{ highway: 'residential', vehicle: 'no', bicycle: 'yes' }, 'free | free | free | free'],
  [{ highway: 'residential', access: 'delivery' }, 'free | free | free | free'],
  [{ highway: 'residential', access: 'military' }, 'none'],
  [{ highway: 'residential', bicycle: 'use_sidepath' }, 'free | free | closed | closed'],
  [{ highway: 'residential', access: 'what' }, 'free | free | free | free'],
  [{ highway: 'residential', oneway: 'yes' }, 'free | free | free | closed'],
  [{ highway: 'residential', oneway: '1' }, 'free | free | free | closed'],
  [{ highway: 'residential', oneway: '-1' }, 'free | free | closed | free'],
  [{ highway: 'residential', oneway: 'reverse' }, 'free | free | closed | free'],
  [{ highway: 'residential', oneway: 'yes', 'oneway:bicycle': 'no' }, 'free | free | free | free'],
  [
    { highway: 'residential', oneway: 'yes', cycleway: 'opposite_lane' },
    'free | free | free | free',
  ],
  [
    { highway: 'residential', oneway: 'yes', 'cycleway:left': 'opposite' },
    'free | free | free | free',
  ],
  [
    { highway: 'residential', oneway: 'yes', 'cycleway:both:oneway': 'no' },
    'free | free | free | free',
  ],
  [{ highway: 'residential', junction: 'roundabout' }, 'free | free | free | closed'],
  [{ highway: 'residential', junction: 'circular', oneway: 'no' }, 'free | free | free | free'],
  [{ highway: 'residential', 'oneway:foot': 'yes' }, 'free | closed | free | free'],
  [{ highway: 'residential', 'oneway:foot': '-1' }, 'closed | free | free | free'],
  [{ highway: 'residential', surface: 'sett' }, 'free | free | 9 | 9'],
  [{ highway: 'residential', surface: 'paving_stones' }, 'free | free | 13 | 13'],
  [{ highway: 'living_street', surface: 'paving_stones' }, 'free | free | 10 | 10'],
  [{ highway: 'track', surface: 'mud' }, 'free | free | 6 | 6'],
  [{ highway: 'residential', surface: 'asphalt' }, 'free | free | free | free'],
  [{ highway: 'residential', maxspeed: '8' }, 'free | free | 8 | 8'],
  [{ highway: 'residential', maxspeed: '5 mph' }, 'free | free | 8 | 8'],
  [{ highway: 'residential', maxspeed: 'CN:urban' }, 'free | free | free | free'],
];

describe('passages', () => {
  it.each(table)('%j allows %s', (tags, expected) => {
    expect(row(tags)).toBe(expected);
  });

  it.each([
    [{}, null],
    [{ barrier: 'gate' }, null],
    [{ barrier: 'bollard' }, null],
    [{ barrier: 'lift_gate', access: 'no', foot: 'yes' }, 'free | closed'],
    [{ barrier: 'wall' }, 'closed | closed'],
    [{ barrier: 'fence', foot: 'yes' }, 'free | closed'],
    [{ barrier: 'gate', access: 'private' }, 'p free | p free'],
    [{ barrier: 'cycle_barrier', bicycle: 'no' }, 'free | closed'],
  ] as [Tags, string | null][])('a node with %j lets through %s', (tags, expected) => {
    const barrier = barrierOf(tags);
    expect(barrier && `${words(barrier.walk)} | ${words(barrier.ride)}`).toBe(expected);
  });
});
