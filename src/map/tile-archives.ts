// Lets the map read tiles out of PMTiles archives by ranges of bytes. The library that
// can is loaded with the first tile.

import type { AddProtocolAction } from 'maplibre-gl';
import type { Protocol } from 'pmtiles';

export const archiveScheme = 'pmtiles';

/** Answers addresses of that scheme; it remembers the directories of the archives it read. */
export function archiveProtocol(): AddProtocolAction {
  let protocol: Protocol | null = null;
  return async (request, abort) => {
    const library = await import('pmtiles');
    protocol ??= new library.Protocol();
    const answer = await protocol.tilev4(request, abort);
    return answer as Awaited<ReturnType<AddProtocolAction>>;
  };
}
