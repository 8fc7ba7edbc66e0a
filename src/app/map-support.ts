// What the map needs from the device, asked before 450 kB are loaded for it.

import type { MapState } from '#state/store.ts';

/** Tries a WebGL2 context and gives it back at once. */
function hasWebGl2(): boolean {
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}

/** `off`: the device asks to save data, so the map waits for a tap. */
export function firstMapState(connection: { readonly saveData?: boolean } | undefined): MapState {
  if (!hasWebGl2()) return 'failed';
  return connection?.saveData ? 'off' : 'loading';
}
