// The survey's counts as the server tells them, at the demand points of a town.

import * as v from 'valibot';
import { explain } from '#cli/area/explain.ts';
import { inputError } from '#cli/area/problem.ts';
import { readJson } from '#cli/area/read-json.ts';
import { CommandError } from '#cli/command-error.ts';
import type { Town } from '#cli/siting/read-town.ts';
import { fewestCounted, needCounts } from '#core/need.ts';
import { needsOfPoints } from '#core/planning/needs-weight.ts';
import type { ServiceCode } from '#core/service.ts';

/** Throws where the file is no such counts, of another area, or tells too few to count with. */
export async function withNeeds(
  town: Town,
  file: string,
  services: readonly ServiceCode[],
): Promise<Town> {
  const parsed = v.safeParse(needCounts, await readJson(file));
  if (!parsed.success) {
    throw inputError(
      ...parsed.issues.map((issue) => ({ file, feature: null, reason: explain(issue) })),
    );
  }
  const { area, places: needs } = parsed.output;
  const { manifest, places, demand } = town;
  if (area !== manifest.id) {
    throw new CommandError(`the needs are of area "${area}", not "${manifest.id}"`);
  }
  const weights = needsOfPoints(demand, { places, needs, services });
  if (!weights.some((answers) => answers > 0)) {
    throw new CommandError(
      `too few answers to count with: nothing is told of fewer than ${fewestCounted} in a neighbourhood`,
    );
  }
  return {
    ...town,
    demand: demand.map((point, p) => ({ ...point, needs: weights[p] as number })),
  };
}
