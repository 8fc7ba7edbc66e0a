// Writes `dist/calendar/<area>/*.ics`: what a phone subscribes to.

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readProgrammes } from '#cli/area/read-programmes.ts';
import { programmeCalendars } from '#pages/programme-calendars.ts';

/** How many. */
export async function writeProgrammeCalendars(area: string, dist: string): Promise<number> {
  const files = programmeCalendars(await readProgrammes(area));
  for (const [name, text] of files) {
    const file = path.join(dist, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return files.size;
}
