// The streets of a town, or all of a city, held as one graph.

import type { StreetGraph } from '#core/streets/graph.ts';
import type { ProfileName } from '#core/streets/profile.ts';
import { makeSnapIndex } from '#core/streets/snap.ts';
import { type OpenNetwork, openNetwork, type Streets, searchFrom } from './streets.ts';

export function wholeStreets(graph: StreetGraph): Streets {
  const index = makeSnapIndex(graph);
  const networks = new Map<ProfileName, OpenNetwork>();
  const networkOf = (profile: ProfileName): OpenNetwork => {
    const known = networks.get(profile) ?? openNetwork(graph, profile, { index, isWhole: true });
    networks.set(profile, known);
    return known;
  };
  return {
    farthestSeconds: 3600,
    prepare: networkOf,
    ask: async (query, _, answer) => answer(searchFrom(networkOf(query.profile), query)),
  };
}
