// What is wrong with a station that its schema can't see; asked by the build and by the desk, so
// that neither takes what the other refuses.

import { parseHours } from './hours/parse.ts';
import type { Station } from './station.ts';

/** Hours that can't be read, and a service or a season told wrongly; a sentence for each. */
export function stationProblems(station: Omit<Station, 'at'>): string[] {
  const texts: [path: string, text: string | null | undefined][] = [
    ['opening_hours', station.opening_hours],
    ['after_hours', station.after_hours],
    ...station.services.map(({ hours }, i): [string, typeof hours] => [
      `services[${i}].hours`,
      hours,
    ]),
    ...station.overrides.map(({ osm }, i): [string, string] => [`overrides[${i}].osm`, osm]),
  ];
  const codes = station.services.map(({ code }) => code);
  return [
    ...texts.flatMap(([path, text]) => unreadable(path, text)),
    ...codes
      .filter((code, i) => codes.indexOf(code) < i)
      .map((code) => `service "${code}" is listed twice`),
    ...station.overrides.flatMap(({ from, to }, i) =>
      from > to ? [`overrides[${i}] ends (${to}) before it starts (${from})`] : [],
    ),
  ];
}

function unreadable(path: string, text: string | null | undefined): string[] {
  if (text === null || text === undefined) return [];
  const hours = parseHours(text);
  if (hours.kind !== 'unreadable') return [];
  const at = `at character ${hours.position + 1}`;
  return [`${path} ${JSON.stringify(text)} can't be read ${at}: expected ${hours.expected}`];
}
