// Remembers on the device which map app was used last: its name, nothing else.
// Storage may be closed (private windows, some in-app browsers); then nothing is.

import type { HandOff } from '#core/links.ts';

const key = 'hand-off';

export function lastHandOff(): HandOff['id'] | null {
  try {
    return localStorage.getItem(key) as HandOff['id'] | null;
  } catch {
    return null;
  }
}

export function rememberHandOff(id: HandOff['id']): void {
  try {
    localStorage.setItem(key, id);
  } catch {
    // The next time simply starts with the first app again.
  }
}
