// The JavaScript libraries that find a way through a network, each given the same one.

import pathFinder from 'geojson-path-finder';
import { DirectedGraph } from 'graphology';
import { bidirectional } from 'graphology-shortest-path/dijkstra.js';
import createGraph from 'ngraph.graph';
import ngraph from 'ngraph.path';
import { type Arcs, arcName, type Graphs, type WayPeer } from './peer.ts';

function ngraphPeers(arcs: Arcs): WayPeer[] {
  const graph = createGraph<undefined, number>();
  for (const { from, to, cost } of arcs.values()) graph.addLink(from, to, cost);
  const options = {
    oriented: true,
    distance: (_: unknown, __: unknown, link: { readonly data: number }) => link.data,
  };
  const peer = (name: string, finder: ReturnType<typeof ngraph.aStar>): WayPeer => ({
    name,
    find: (source, target) =>
      finder
        .find(source, target)
        .map(({ id }) => Number(id))
        .reverse(),
  });
  return [
    peer('ngraph.path 1.6.1, Dijkstra', ngraph.aStar(graph, options)),
    peer('ngraph.path 1.6.1, NBA* from both ends', ngraph.nba(graph, options)),
  ];
}

function graphologyPeer(arcs: Arcs): WayPeer {
  const graph = new DirectedGraph<object, { cost: number }>();
  for (const { from, to, cost } of arcs.values()) {
    graph.mergeNode(from);
    graph.mergeNode(to);
    graph.addEdge(from, to, { cost });
  }
  return {
    name: 'graphology-shortest-path 2.1.0, Dijkstra from both ends',
    find: (source, target) => bidirectional(graph, source, target, 'cost').map(Number),
  };
}

/** Its places are coordinates; these are [node, 0], and it rounds them to whole numbers. */
function pathFinderPeer(arcs: Arcs): WayPeer {
  const features = [...arcs.values()]
    .filter(({ from, to }) => from < to || !arcs.has(arcName(to, from)))
    .map(({ from, to, cost }) => ({
      type: 'Feature' as const,
      geometry: {
        type: 'LineString' as const,
        coordinates: [
          [from, 0],
          [to, 0],
        ],
      },
      properties: { forward: cost, backward: arcs.get(arcName(to, from))?.cost ?? 0 },
    }));
  const finder = new pathFinder.default(
    { type: 'FeatureCollection', features },
    { tolerance: 1, weight: (_a, _b, { forward, backward }) => ({ forward, backward }) },
  );
  const point = (node: number) => ({
    type: 'Feature' as const,
    geometry: { type: 'Point' as const, coordinates: [node, 0] },
    properties: {},
  });
  return {
    name: 'geojson-path-finder 2.1.0, Dijkstra',
    find: (source, target) =>
      (finder.findPath(point(source), point(target))?.path ?? []).map(([node]) => node as number),
  };
}

export const wayPeers: Graphs['wayPeers'] = [
  ngraphPeers,
  (arcs) => [graphologyPeer(arcs)],
  (arcs) => [pathFinderPeer(arcs)],
];
