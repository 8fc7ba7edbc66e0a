// Searches against Bellman–Ford on the same arcs, and times along streets against a town
// in which every asked place is a junction of its own.

import { describe, expect, it } from 'vitest';
import { lengthOf, nodeAt } from '#core/streets/graph.ts';
import { buildGraph } from '#core/streets/graph-builder.ts';
import { type Arcs, isClosed, makeNetwork, type Network } from '#core/streets/network.ts';
import { type ProfileName, profileNames, profiles } from '#core/streets/profile.ts';
import {
  arrivalAt,
  arrivalAtPoint,
  type Direction,
  reachOf,
  snapCharge,
} from '#core/streets/reach.ts';
import { makeLabels, never, type Seed, search } from '#core/streets/search.ts';
import { makeSnapIndex, type Snap, snap } from '#core/streets/snap.ts';
import { graphOf, pointAt, randomTown, seeded } from '#tests/fixtures/streets.ts';

/** Shortest times by relaxing every arc until nothing changes. */
function bellmanFord(arcs: Arcs, labelCount: number, seeds: readonly Seed[], cutoff: number) {
  const time = new Array<number>(labelCount).fill(never);
  for (const seed of seeds) {
    if (seed.time <= cutoff) time[seed.label] = Math.min(time[seed.label] as number, seed.time);
  }
  for (let changed = true; changed; ) {
    changed = false;
    for (let v = 0; v < labelCount; v++) {
      if (time[v] === never) continue;
      for (let i = arcs.offsets[v] as number; i < (arcs.offsets[v + 1] as number); i++) {
        const head = arcs.arcs[2 * i] as number;
        const reached = (time[v] as number) + (arcs.arcs[2 * i + 1] as number);
        if (reached > cutoff || reached >= (time[head] as number)) continue;
        time[head] = reached;
        changed = true;
      }
    }
  }
  return time;
}

const towns = Array.from({ length: 12 }, (_, seed) => buildGraph(randomTown(seed)));
const cases = towns.flatMap((graph, seed) =>
  profileNames.map((profile) => ({
    seed,
    profile,
    network: makeNetwork(graph, profiles[profile]),
  })),
);

describe('a search', () => {
  it.each(cases)('equals Bellman–Ford in town $seed by $profile', ({ network, seed }) => {
    const random = seeded(seed);
    const labels = makeLabels(network.labelCount);
    for (const arcs of [network.forward, network.reverse]) {
      for (const cutoff of [60_000, 400_000, 900_000]) {
        const seeds = Array.from({ length: 3 }, (_, source) => ({
          label: Math.floor(random() * network.labelCount),
          time: Math.floor(random() * 20_000),
          source,
        }));
        search(arcs, labels, seeds, cutoff);
        expect([...labels.time]).toEqual(bellmanFord(arcs, network.labelCount, seeds, cutoff));
      }
    }
  });

  it('lists each label it touched once and leaves the rest untouched', () => {
    const { network } = cases[0] as (typeof cases)[number];
    const labels = makeLabels(network.labelCount);
    search(network.forward, labels, [{ label: 40, time: 0, source: 0 }], 900_000);
    const touched = [...labels.touched.subarray(0, labels.touchedCount)].sort((a, b) => a - b);
    const reached = [...labels.time.keys()].filter((v) => labels.time[v] !== never);
    expect(touched).toEqual(reached);
    expect(touched.length).toBeGreaterThan(10);
  });

  it('tells which of several sources is nearest', () => {
    const { network } = cases[3] as (typeof cases)[number];
    const seeds = [0, 20, 40].map((label, source) => ({ label, time: 0, source }));
    const together = makeLabels(network.labelCount);
    search(network.forward, together, seeds, 900_000);
    const alone = seeds.map((seed) => {
      const labels = makeLabels(network.labelCount);
      search(network.forward, labels, [seed], 900_000);
      return labels.time;
    });
    for (let v = 0; v < network.labelCount; v++) {
      const least = Math.min(...alone.map((time) => time[v] as number));
      expect(together.time[v]).toBe(least);
      if (least !== never) expect(alone[together.source[v] as number]?.[v]).toBe(least);
    }
  });
});

const randomSnap = (network: Network, random: () => number): Snap => {
  for (;;) {
    const shape = Math.floor(random() * network.graph.shapeCount);
    if (network.standing[shape] !== isClosed) return { shape, fraction: random(), metres: 0 };
  }
};

const time = (network: Network, direction: Direction, [place, point]: readonly [Snap, Snap]) => {
  const labels = makeLabels(network.labelCount);
  const reach = reachOf(network, labels, { places: [place], direction, cutoffSeconds: 7200 });
  return arrivalAtPoint(reach, point)?.time ?? null;
};

describe('times along streets', () => {
  it.each(cases)(
    'from A to B and to B from A agree in town $seed by $profile',
    ({ network, seed }) => {
      const random = seeded(seed + 100);
      for (let i = 0; i < 60; i++) {
        const [a, b] = [randomSnap(network, random), randomSnap(network, random)];
        const [there, back] = [time(network, 'from', [a, b]), time(network, 'to', [b, a])];
        expect(there === null).toBe(back === null);
        if (there !== null && back !== null) expect(Math.abs(there - back)).toBeLessThan(2);
      }
    },
  );

  it('never change by more than the street itself takes between two places on it', () => {
    for (const { network, seed } of cases) {
      const random = seeded(seed + 200);
      const labels = makeLabels(network.labelCount);
      const places = [randomSnap(network, random)];
      const reach = reachOf(network, labels, { places, direction: 'from', cutoffSeconds: 7200 });
      for (let i = 0; i < 100; i++) {
        const { shape } = randomSnap(network, random);
        const [f, g] = [random(), random()].sort() as [number, number];
        const [atF, atG] = [arrivalAt(reach, shape, f), arrivalAt(reach, shape, g)];
        const along = network.impedance[2 * shape] as number;
        if (atF === null || along === -1) continue;
        expect((atG?.time as number) - atF.time).toBeLessThanOrEqual(along * (g - f) + 1e-6);
      }
    }
  });

  it('equal the drawing measured by hand', () => {
    const { graph, places } = graphOf('A----B\n|    |\nC----D');
    const network = makeNetwork(graph, profiles.walk);
    const index = makeSnapIndex(graph);
    const at = (letter: string) => snap(network, index, places[letter] as never) as Snap;
    const seconds = (time(network, 'from', [at('A'), at('D')]) as number) / 1000;
    expect(seconds).toBeCloseTo((7 * 50) / (4.8 / 3.6), 0);
  });

  it('go straight along a street when both places lie on it', () => {
    const { graph } = graphOf('A----------B');
    const network = makeNetwork(graph, profiles.walk);
    const [a, b] = [0.2, 0.7].map((fraction) => ({ shape: 0, fraction, metres: 0 })) as [
      Snap,
      Snap,
    ];
    expect(time(network, 'from', [a, b])).toBeCloseTo((network.impedance[0] as number) * 0.5, 3);
    expect(time(network, 'from', [b, a])).toBeCloseTo((network.impedance[0] as number) * 0.5, 3);
  });

  it('go around the block against a one-way street', () => {
    const { graph, places } = graphOf('A-->-B\n|    |\nC----D');
    const network = makeNetwork(graph, profiles.bike);
    const index = makeSnapIndex(graph);
    const [a, b] = ['A', 'B'].map((l) => snap(network, index, places[l] as never)) as [Snap, Snap];
    const oneway = Array.from({ length: graph.shapeCount }, (_, k) => k).find(
      (k) => network.impedance[2 * k] === -1 || network.impedance[2 * k + 1] === -1,
    ) as number;
    const [there, back] = [time(network, 'from', [a, b]), time(network, 'from', [b, a])];
    expect(there).toBeCloseTo((lengthOf(graph, oneway) * 3600) / 13, -1);
    expect(back as number).toBeGreaterThan((there as number) * 1.5);
  });

  it('charge the way to the street at walking speed, and parking once', () => {
    const { graph } = graphOf('A----------B');
    const network = makeNetwork(graph, profiles.ebike);
    const a: Snap = { shape: 0, fraction: 0, metres: 40 };
    const b: Snap = { shape: 0, fraction: 1, metres: 20 };
    const riding = network.impedance[0] as number;
    expect(snapCharge(a)).toBeCloseTo(30_000);
    expect(time(network, 'from', [a, b])).toBeCloseTo(30_000 + riding + 15_000 + 30_000, 0);
  });
});

describe('a private street', () => {
  const drawing = 'A----B----C----D\n     |         \n     E         ';
  const compound = { BC: { highway: 'service', access: 'private' } };
  const between = (from: string, to: string, crossPrivate = false, tags = compound) => {
    const { graph, places } = graphOf(drawing, tags);
    const network = makeNetwork(graph, { ...profiles.walk, crossPrivate });
    const index = makeSnapIndex(graph);
    const mid = ([a, b]: [string, string]) => {
      const [p, q] = [places[a], places[b]] as unknown as [[number, number], [number, number]];
      return [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2] as const;
    };
    const at = (name: string) =>
      snap(
        network,
        index,
        (name.length === 1 ? places[name] : mid([...name] as never)) as never,
      ) as Snap;
    return time(network, 'from', [at(from), at(to)]);
  };

  it('may be entered and left', () => {
    expect(between('A', 'BC')).not.toBeNull();
    expect(between('BC', 'D')).not.toBeNull();
    expect(between('BC', 'AB')).not.toBeNull();
  });

  it('may not be crossed', () => {
    expect(between('A', 'D')).toBeNull();
    expect(between('D', 'E')).toBeNull();
  });

  it('may be crossed when the switch says so', () => {
    expect(between('A', 'D', true)).not.toBeNull();
  });

  it('behaves the same behind a private gate', () => {
    const gate = { C: { barrier: 'gate', access: 'private' } } as never;
    expect(between('A', 'D', false, gate)).toBeNull();
    expect(between('A', 'D', true, gate)).not.toBeNull();
  });
});

describe('a barrier', () => {
  const reaches = (tags: Record<string, string>, profile: ProfileName) => {
    const { graph, places } = graphOf('A----B----C', { B: tags });
    const network = makeNetwork(graph, profiles[profile]);
    const index = makeSnapIndex(graph);
    const [a, c] = ['A', 'C'].map((l) => snap(network, index, places[l] as never)) as [Snap, Snap];
    return time(network, 'from', [a, c]) !== null;
  };

  it('stops everyone, or only those it is meant for', () => {
    expect(reaches({ barrier: 'wall' }, 'walk')).toBe(false);
    expect(reaches({ barrier: 'bollard' }, 'ebike')).toBe(true);
    expect(reaches({ barrier: 'cycle_barrier', bicycle: 'no' }, 'ebike')).toBe(false);
    expect(reaches({ barrier: 'cycle_barrier', bicycle: 'no' }, 'walk')).toBe(true);
  });
});

describe('snapping', () => {
  it('finds what looking at every street finds', () => {
    for (const { network, seed } of cases.slice(0, 9)) {
      const random = seeded(seed + 300);
      const index = makeSnapIndex(network.graph);
      for (let i = 0; i < 50; i++) {
        const [lng, lat] = nodeAt(network.graph, Math.floor(random() * network.graph.nodeCount));
        const point = [lng + (random() - 0.5) * 0.003, lat + (random() - 0.5) * 0.003] as const;
        const best = bruteForce(network, point);
        expect(snap(network, index, point)?.metres).toBeCloseTo(best, 1);
      }
    }
  });

  it('moves a snapped point by nothing', () => {
    const { network } = cases[0] as (typeof cases)[number];
    const index = makeSnapIndex(network.graph);
    expect(snap(network, index, nodeAt(network.graph, 7))?.metres).toBeLessThan(0.02);
  });

  it('passes over a scrap of street when the network is near, and takes it when not', () => {
    const nodes = new Map<number, { lng: number; lat: number; tags: Record<string, string> }>();
    const ways = new Map<number, { nodes: number[]; tags: Record<string, string> }>();
    const add = (x: number, y: number) => {
      const [lng, lat] = pointAt(x, y);
      nodes.set(nodes.size + 1, { lng, lat, tags: {} });
      return nodes.size;
    };
    const way = (...ids: number[]) =>
      ways.set(ways.size + 1, { nodes: ids, tags: { highway: 'road' } });
    const spine = Array.from({ length: 30 }, (_, x) => add(x, 0));
    way(...spine);
    for (const [x, id] of spine.entries()) way(id, add(x, 1));
    way(add(0, -1), add(5, -1));
    way(add(0, -8), add(5, -8));
    const network = makeNetwork(buildGraph({ nodes, ways }), profiles.walk);
    const index = makeSnapIndex(network.graph);
    expect(snap(network, index, pointAt(2.5, -1))?.metres).toBeCloseTo(50, 0);
    expect(snap(network, index, pointAt(2.5, -8))?.metres).toBeLessThan(1);
  });

  it('says that a point more than 300 m from every street is outside', () => {
    const { network } = cases[0] as (typeof cases)[number];
    expect(snap(network, makeSnapIndex(network.graph), [121.2, 31.3])).toBeNull();
  });
});

function bruteForce(network: Network, point: readonly [number, number]): number {
  let best = Number.POSITIVE_INFINITY;
  const kx = 111195.08 * Math.cos((point[1] * Math.PI) / 180);
  const { graph } = network;
  for (let shape = 0; shape < graph.shapeCount; shape++) {
    if (network.standing[shape] === isClosed) continue;
    const line: [number, number][] = [nodeAt(graph, graph.ends[2 * shape] as number) as never];
    for (let i = graph.offsets[shape] as number; i < (graph.offsets[shape + 1] as number); i++) {
      line.push([
        (graph.points[2 * i] as number) * 1e-7,
        (graph.points[2 * i + 1] as number) * 1e-7,
      ]);
    }
    line.push(nodeAt(graph, graph.ends[2 * shape + 1] as number) as never);
    for (let i = 1; i < line.length; i++) {
      for (let k = 0; k <= 400; k++) {
        const [a, b] = [line[i - 1], line[i]] as [[number, number], [number, number]];
        const x = (a[0] + ((b[0] - a[0]) * k) / 400 - point[0]) * kx;
        const y = (a[1] + ((b[1] - a[1]) * k) / 400 - point[1]) * 111195.08;
        best = Math.min(best, Math.hypot(x, y));
      }
    }
  }
  return best;
}
