// The programmes of an area, checked against their schema, the stations and each other.

import * as v from 'valibot';
import { type ProgrammesFile, programmesFile } from '#core/programme.ts';
import { explain } from './explain.ts';
import type { Findings } from './problem.ts';

/** `stationIds`: the stations a programme may take place at. */
export function checkProgrammes(
  file: string,
  json: unknown,
  stationIds: ReadonlySet<string>,
  findings: Findings,
): ProgrammesFile {
  const parsed = v.safeParse(programmesFile, json);
  if (!parsed.success) {
    for (const issue of parsed.issues) {
      const { feature, inner } = ofEvent(issue, json);
      findings.problems.push({ file, feature, reason: explain(inner) });
    }
    return { events: [] };
  }
  const seen = new Set<string>();
  for (const { id, station_id } of parsed.output.events) {
    const tell = (reason: string) => findings.problems.push({ file, feature: id, reason });
    if (seen.has(id)) tell('duplicate id');
    seen.add(id);
    if (!stationIds.has(station_id)) tell(`takes place at an unknown station "${station_id}"`);
  }
  return parsed.output;
}

type Issue = v.BaseIssue<unknown>;

/** The event an issue is about, and the issue as seen from inside it. */
function ofEvent(issue: Issue, json: unknown): { feature: string | null; inner: Issue } {
  const [list, item, ...rest] = issue.path ?? [];
  if (list?.key !== 'events' || typeof item?.key !== 'number')
    return { feature: null, inner: issue };
  const event = (json as { events: { id?: unknown }[] }).events[item.key];
  const feature = typeof event?.id === 'string' ? event.id : `events[${item.key}]`;
  const { path: _, ...others } = issue;
  const [first, ...more] = rest;
  return { feature, inner: first ? { ...others, path: [first, ...more] } : others };
}
