// A scenario as a person gives it, the text of a link or the name of a file, and the stations
// of a town as it has them.

import * as v from 'valibot';
import { explain } from '#cli/area/explain.ts';
import { inputError } from '#cli/area/problem.ts';
import { readJson } from '#cli/area/read-json.ts';
import { CommandError } from '#cli/command-error.ts';
import { readTown, type Town } from '#cli/siting/read-town.ts';
import { decodePlan } from '#core/planning/plan-text.ts';
import { applyScenario, baseOf, type Scenario, scenarioFile } from '#core/planning/scenario.ts';

async function readScenario(fileOrPlan: string): Promise<Scenario> {
  const plan = decodePlan(fileOrPlan);
  if (plan) return plan;
  const parsed = v.safeParse(scenarioFile, await readJson(fileOrPlan));
  if (parsed.success) return parsed.output;
  const problems = parsed.issues.map((issue) => {
    return { file: fileOrPlan, feature: null, reason: explain(issue) };
  });
  throw inputError(...problems);
}

/**
 * The town of a built area with its stations as a scenario has them, and the name of the scenario; null: none
 * is asked for. What does not fit is told; a scenario of another area is refused.
 */
export async function readPlanned(
  { area, scenario: fileOrPlan }: { readonly area: string; readonly scenario?: string | undefined },
  tell: (line: string) => void,
): Promise<{ readonly town: Town; readonly scenario: string | null }> {
  const town = await readTown(area);
  if (fileOrPlan === undefined) return { town, scenario: null };
  const scenario = await readScenario(fileOrPlan);
  const base = baseOf(town.manifest);
  if (scenario.base.area !== base.area) {
    throw new CommandError(`the scenario is of area "${scenario.base.area}", not "${base.area}"`);
  }
  if (scenario.base.hash !== base.hash) tell('the scenario was made on other data of this area\n');
  const { stations, refused } = applyScenario(town.stations, scenario);
  for (const { edit, reason } of refused) {
    const why = reason === 'station_exists' ? 'is there already' : 'is not there';
    tell(`left out: ${edit.edit} ${edit.station}, which ${why}\n`);
  }
  return { town: { ...town, stations }, scenario: scenario.name };
}
