// From a file to seconds: one situation of OpenStreetMap a file.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildGraph } from '#core/streets/graph-builder.ts';
import { makeNetwork } from '#core/streets/network.ts';
import { type ProfileName, profiles } from '#core/streets/profile.ts';
import { arrivalAtPoint, reachOf } from '#core/streets/reach.ts';
import { makeLabels } from '#core/streets/search.ts';
import { makeSnapIndex, snap } from '#core/streets/snap.ts';
import type { LngLat } from '#core/units.ts';
import { loadOsm } from '#osm/load-osm.ts';
import { readXml } from '#osm/read-xml.ts';

async function open(file: string, profile: ProfileName, crossPrivate = false) {
  const text = readFileSync(`tests/fixtures/osm/streets/${file}.osm`, 'utf8');
  const data = await loadOsm([(kinds) => readXml([text], kinds)]);
  const network = makeNetwork(buildGraph(data), {
    ...profiles[profile],
    parkSeconds: 0,
    crossPrivate,
  });
  const index = makeSnapIndex(network.graph);
  const at = (id: number): LngLat => {
    const { lng, lat } = data.nodes.get(id) as { lng: number; lat: number };
    return [lng, lat];
  };
  /** Metres at the profile's own speed between two nodes of the file; null: no way. */
  const metres = (from: number, to: number): number | null => {
    const [place, point] = [snap(network, index, at(from)), snap(network, index, at(to))];
    if (!place || !point) return null;
    const query = { places: [place], direction: 'from' as const, cutoffSeconds: 3600 };
    const arrival = arrivalAtPoint(reachOf(network, makeLabels(network.labelCount), query), point);
    return arrival && Math.round((arrival.time / 1000) * (network.profile.speed / 3.6));
  };
  return { metres, network };
}

describe('one-way against the order of the nodes', () => {
  it('is ridden from its last node to its first only', async () => {
    const { metres } = await open('oneway-reverse', 'bike');
    expect([metres(2, 1), metres(1, 2)]).toEqual([200, 400]);
  });

  it('is walked both ways', async () => {
    const { metres } = await open('oneway-reverse', 'walk');
    expect([metres(2, 1), metres(1, 2)]).toEqual([200, 200]);
  });
});

it('a one-way street that bicycles may use both ways is used both ways', async () => {
  const { metres } = await open('contraflow', 'ebike');
  expect([metres(1, 2), metres(2, 1)]).toEqual([200, 200]);
});

it('a roundabout is ridden one way round, and walked the shorter way', async () => {
  const ride = await open('roundabout', 'bike');
  const half = Math.round(4 * 2 * 60 * Math.sin(Math.PI / 8));
  expect(ride.metres(8, 4)).toBeCloseTo(half, -1);
  expect((ride.metres(1, 8) as number) / (ride.metres(8, 1) as number)).toBeCloseTo(7, 0);
  const walk = await open('roundabout', 'walk');
  expect(walk.metres(1, 8)).toBe(walk.metres(8, 1));
});

it('a gate lets through, a wall does not, a cycle barrier stops bicycles', async () => {
  const walk = await open('barrier', 'walk');
  expect(walk.metres(1, 4)).toBeNull();
  expect(walk.metres(4, 6)).toBe(100);
  const ride = await open('barrier', 'bike');
  expect(ride.metres(4, 6)).toBeNull();
});

it('a bridge does not meet the street below it', async () => {
  const { metres } = await open('bridge', 'walk');
  expect(metres(1, 4)).toBe(200 + 100 + 100 + 200);
});

describe('a private compound', () => {
  it('is entered, and walked around rather than crossed', async () => {
    const { metres } = await open('private-compound', 'walk');
    expect(metres(1, 7)).toBe(200);
    expect(metres(7, 4)).toBe(200);
    expect(metres(1, 4)).toBe(100 + 400 + 200 + 400 + 100);
  });

  it('is crossed when the switch says so', async () => {
    const { metres } = await open('private-compound', 'walk', true);
    expect(metres(1, 4)).toBe(400);
  });
});

it('steps are walked at 3 km/h and not ridden', async () => {
  const walk = await open('steps', 'walk');
  expect(walk.metres(1, 2)).toBe(Math.round((200 * 4.8) / 3));
  const ride = await open('steps', 'bike');
  expect(ride.metres(1, 2)).toBe(400);
});

it('an area is walked around', async () => {
  const { metres } = await open('area', 'walk');
  expect(metres(5, 6)).toBe(100 + 300 + 100);
});

it('a node missing from the file leaves a gap', async () => {
  const { metres } = await open('missing-node', 'walk');
  expect([metres(1, 2), metres(4, 5), metres(1, 5)]).toEqual([100, 100, null]);
});

it('nodes on one spot make a street without length between them', async () => {
  const { metres, network } = await open('duplicate-node', 'walk');
  expect(metres(1, 4)).toBe(200);
  expect(network.graph.shapeCount).toBe(1);
});
