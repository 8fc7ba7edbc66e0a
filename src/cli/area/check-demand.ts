// The demand points of an area, checked against their schema, the streets and each other.

import * as v from 'valibot';
import { type DemandPoint, demandProperties, demandWeights } from '#core/demand.ts';
import { snapWarning } from '#core/streets/snap.ts';
import { explain } from './explain.ts';
import { type Extent, placing } from './extent.ts';
import { pointFeatures } from './point-features.ts';
import type { Findings } from './problem.ts';

export function checkDemand(
  file: string,
  json: unknown,
  extent: Extent,
  findings: Findings,
): DemandPoint[] {
  const before = findings.problems.length;
  const seen = new Set<string>();
  let far = 0;
  const points = pointFeatures(file, json, findings).flatMap(
    ({ label, properties, at }): DemandPoint[] => {
      const reasons: string[] = [];
      const parsed = v.safeParse(demandProperties, properties);
      if (!parsed.success) reasons.push(...parsed.issues.map(explain));
      else if (seen.has(parsed.output.id)) reasons.push('duplicate id');
      else seen.add(parsed.output.id);
      const place = at && placing(extent, at);
      if (place?.kind === 'misplaced') reasons.push(place.reason);
      else if (place && place.metresToStreet > snapWarning) far++;
      findings.problems.push(...reasons.map((reason) => ({ file, feature: label, reason })));
      return parsed.success && at ? [{ ...parsed.output, at }] : [];
    },
  );
  if (far > 0) {
    const reason = `${far} of ${points.length} points are more than ${snapWarning} m from a street`;
    findings.warnings.push({ file, feature: null, reason });
  }
  const weighs = points.some((point) => demandWeights.some((name) => (point[name] ?? 0) > 0));
  if (!weighs && findings.problems.length === before) {
    const reason = `no point has a weight above 0 (${demandWeights.join(', ')})`;
    findings.problems.push({ file, feature: null, reason });
  }
  return points;
}
