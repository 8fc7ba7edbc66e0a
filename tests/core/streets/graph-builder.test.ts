import { describe, expect, it } from 'vitest';
import { componentSizes } from '#core/streets/components.ts';
import { lengthOf, shapeOf } from '#core/streets/graph.ts';
import { buildGraph } from '#core/streets/graph-builder.ts';
import { makeNetwork } from '#core/streets/network.ts';
import { profiles } from '#core/streets/profile.ts';
import { draw, graphOf, pointAt, randomTown, square } from '#tests/fixtures/streets.ts';

const lengths = (text: string, tags = {}) => {
  const { graph } = graphOf(text, tags);
  return Array.from({ length: graph.shapeCount }, (_, k) => Math.round(lengthOf(graph, k))).sort();
};

describe('the graph of a drawing', () => {
  it('has nodes at junctions and dead ends only', () => {
    const { graph } = graphOf(`
A--B--C
   |
   D`);
    expect(graph.nodeCount).toBe(4);
    expect(graph.shapeCount).toBe(3);
  });

  it('joins stretches of equal passage where nothing branches off', () => {
    expect(lengths('A--B--C')).toEqual([6 * square]);
  });

  it('keeps a node where the passage changes', () => {
    expect(lengths('A--B--C', { BC: { highway: 'steps' } })).toEqual([3 * square, 3 * square]);
  });

  it('keeps a node where a one-way begins', () => {
    expect(lengths('A--B>-C')).toEqual([3 * square, 3 * square]);
  });

  it('joins one-ways that run on, whichever way they were drawn', () => {
    const { source } = draw('A>-B-C');
    const ways = new Map(source.ways);
    ways.set(2, { nodes: [67, 66], tags: { highway: 'residential', oneway: '-1' } });
    const graph = buildGraph({ nodes: source.nodes, ways });
    expect(graph.shapeCount).toBe(1);
    expect([...graph.passages.slice(2)].filter((p) => p === 0)).toHaveLength(1);
  });

  it('does not join a bridge to the street below it', () => {
    const nodes = new Map(
      [pointAt(0, 1), pointAt(4, 1), pointAt(2, 0), pointAt(2, 2)].map(([lng, lat], i) => [
        i + 1,
        { lng, lat, tags: {} },
      ]),
    );
    const ways = new Map([
      [1, { nodes: [1, 2], tags: { highway: 'primary', bridge: 'yes', layer: '1' } }],
      [2, { nodes: [3, 4], tags: { highway: 'residential' } }],
    ]);
    expect([...componentSizes(buildGraph({ nodes, ways }), 'walk')]).toEqual([2, 2]);
  });

  it('cuts a way at a node that is missing from the file and goes on behind it', () => {
    const { source } = draw('A-B-C-D-E');
    const ways = new Map([[1, { nodes: [65, 66, 999, 68, 69], tags: { highway: 'residential' } }]]);
    const graph = buildGraph({ nodes: source.nodes, ways });
    expect(graph.shapeCount).toBe(2);
  });

  it('drops a node repeated in a row', () => {
    const { source } = draw('A--B');
    const ways = new Map([[1, { nodes: [65, 65, 66, 66], tags: { highway: 'residential' } }]]);
    expect(shapeOf(buildGraph({ nodes: source.nodes, ways }), 0)).toHaveLength(2);
  });

  it('keeps a closed ring without any junction', () => {
    const { source } = draw('A--B\n|  |\nC--D');
    const ways = new Map([[1, { nodes: [65, 66, 68, 67, 65], tags: { highway: 'residential' } }]]);
    const graph = buildGraph({ nodes: source.nodes, ways });
    expect([graph.nodeCount, graph.shapeCount]).toEqual([1, 1]);
    expect(Math.round(lengthOf(graph, 0))).toBe(10 * square);
  });

  it('is empty for a file without streets', () => {
    const graph = buildGraph({ nodes: new Map(), ways: new Map() });
    expect([graph.nodeCount, graph.shapeCount]).toEqual([0, 0]);
  });

  it('is the same, byte for byte, each time', () => {
    const [one, two] = [buildGraph(randomTown(5)), buildGraph(randomTown(5))];
    expect(new Uint8Array(one.buffer)).toEqual(new Uint8Array(two.buffer));
  });
});

describe('signals', () => {
  const signal = { highway: 'traffic_signals' };
  const count = (text: string, tags: Record<string, Record<string, string>>) => {
    const { graph } = graphOf(text, tags);
    return graph.signals.reduce((sum, n) => sum + n, 0);
  };

  it('are charged where an edge enters them, not where it leaves', () => {
    expect(count('A--B--C', { B: signal, BC: { highway: 'steps' } })).toBe(2);
  });

  it('count once when they stand within 40 m of one another', () => {
    const { source } = draw('A---B---C');
    const nodes = new Map(source.nodes);
    const near = pointAt(4.5, 0);
    const [lng, lat] = pointAt(4, 0);
    nodes.set(66, { lng, lat, tags: signal });
    nodes.set(90, { lng: near[0], lat: near[1], tags: signal });
    const ways = new Map([[1, { nodes: [65, 66, 90, 67], tags: { highway: 'residential' } }]]);
    expect([...buildGraph({ nodes, ways }).signals]).toEqual([1, 1]);
  });

  it('add their seconds to the impedance only when asked to', () => {
    const { graph } = graphOf('A--B--C', { B: signal });
    const cost = (signalSeconds: number) =>
      makeNetwork(graph, { ...profiles.walk, signalSeconds }).impedance[0] as number;
    expect(cost(15) - cost(0)).toBe(15_000);
  });
});

it('a street across half the Earth is far away, not a number that overflows', () => {
  const places = [0, 30, 36, 170].map((lng, i) => [i, { lng, lat: 0, tags: {} }] as const);
  const way = (a: number, b: number) => ({ nodes: [a, b], tags: { highway: 'residential' } });
  const ways = new Map([way(0, 1), way(0, 2), way(0, 3)].entries());
  const graph = buildGraph({ nodes: new Map(places), ways });
  const { impedance } = makeNetwork(graph, profiles.walk);
  expect(Math.min(...graph.lengths)).toBeGreaterThan(3e9);
  expect(Math.min(...impedance)).toBeGreaterThan(1e9);
});
