// The stations of an area, checked against their schema, the streets and each other.

import * as v from 'valibot';
import { type Station, stationProperties } from '#core/station.ts';
import { stationProblems } from '#core/station-problems.ts';
import { snapWarning } from '#core/streets/snap.ts';
import { explain } from './explain.ts';
import { type Extent, placing, stationMargin } from './extent.ts';
import { pointFeatures } from './point-features.ts';
import type { Findings } from './problem.ts';
import { shiftSuspicion } from './shift-suspicion.ts';

export interface CheckedStations {
  readonly stations: readonly Station[];
  /** Ids of all stations of the file, also of those with problems. */
  readonly ids: ReadonlySet<string>;
}

export function checkStations(
  file: string,
  json: unknown,
  extent: Extent,
  findings: Findings,
): CheckedStations {
  const features = pointFeatures(file, json, findings);
  const seen = new Set<string>();
  const stations = features.flatMap(({ label, properties, at }): Station[] => {
    const reasons: string[] = [];
    const parsed = v.safeParse(stationProperties, properties);
    if (parsed.success) {
      const { id } = parsed.output;
      if (seen.has(id)) reasons.push('duplicate id');
      seen.add(id);
      reasons.push(...stationProblems(parsed.output));
    } else reasons.push(...parsed.issues.map(explain));
    const place = at && placing(extent, at, stationMargin);
    if (place?.kind === 'misplaced') reasons.push(place.reason);
    else if (place && place.metresToStreet > snapWarning) {
      const reason = `is ${Math.round(place.metresToStreet)} m from the nearest street`;
      findings.warnings.push({ file, feature: label, reason });
    }
    findings.problems.push(...reasons.map((reason) => ({ file, feature: label, reason })));
    return parsed.success && at ? [{ ...parsed.output, at }] : [];
  });
  const positions = features.flatMap(({ at }) => (at ? [at] : []));
  const suspicion = shiftSuspicion(extent, positions);
  if (suspicion) findings.warnings.push({ file, feature: null, reason: suspicion });
  return { stations, ids: new Set(features.map(({ label }) => label)) };
}
