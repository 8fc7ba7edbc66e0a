// What the map needs from the device, asked before 450 kB are loaded for it.

/** Tries a WebGL2 context and gives it back at once. Takes a while: ask when the list stands. */
export function hasWebGl2(): boolean {
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}
