// A scenario as a person gives it: the text of a link, or the name of a file.

import * as v from 'valibot';
import { explain } from '#cli/area/explain.ts';
import { inputError } from '#cli/area/problem.ts';
import { readJson } from '#cli/area/read-json.ts';
import { decodePlan } from '#core/planning/plan-text.ts';
import { type Scenario, scenarioFile } from '#core/planning/scenario.ts';

export async function readScenario(fileOrPlan: string): Promise<Scenario> {
  const plan = decodePlan(fileOrPlan);
  if (plan) return plan;
  const parsed = v.safeParse(scenarioFile, await readJson(fileOrPlan));
  if (parsed.success) return parsed.output;
  const problems = parsed.issues.map((issue) => {
    return { file: fileOrPlan, feature: null, reason: explain(issue) };
  });
  throw inputError(...problems);
}
