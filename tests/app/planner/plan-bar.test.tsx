// A scenario from a file: taken if it is one of this area, otherwise refused in words.

import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Scenario } from '#core/planning/scenario.ts';
import { instant } from '#core/units.ts';
import { openPlanOf, usePlan } from '#state/plan.ts';
import { openUrl } from '#state/store.ts';
import { plan as zh } from '#ui/texts/planner/plan-zh.ts';
import { TextProvider } from '#ui/texts/text-context.tsx';
import { PlanBar } from '#views/planner/plan/plan-bar.tsx';

const base: Scenario['base'] = { area: 'town', hash: '00000000', date: '2026-11-24' };
const scenario: Scenario = {
  format: 1,
  name: '延时',
  base,
  edits: [{ edit: 'status', station: 'a', status: 'closed' }],
};
const present = () => usePlan.getState().history?.present;

beforeEach(() => {
  history.replaceState(null, '', '/?view=planner');
  openUrl(instant(0));
  openPlanOf(base, '方案');
  render(
    <TextProvider language="zh">
      <PlanBar scenario={{ ...scenario, edits: [] }} areaId="town" />
    </TextProvider>,
  );
});
afterEach(cleanup);

const choose = (text: string) =>
  fireEvent.change(screen.getByLabelText(zh.importFile), {
    target: { files: [new File([text], 'plan.json')] },
  });
const told = (words: RegExp) => screen.findByText(words);

test('a scenario of this area is opened as a step', async () => {
  choose(JSON.stringify(scenario));
  await expect.poll(present).toEqual(scenario);
  expect(usePlan.getState().history?.past).toHaveLength(1);
});

test.each([
  ['no JSON', '{"name":'],
  ['another format', JSON.stringify({ ...scenario, format: 2 })],
  [
    'hours that cannot be read',
    JSON.stringify({
      ...scenario,
      edits: [{ edit: 'hours', station: 'a', part: 'site', hours: 'often' }],
    }),
  ],
])('%s is refused, and nothing of it is taken', async (_, text) => {
  choose(text);
  await told(/^这个文件不是方案：./);
  expect(present()?.edits).toEqual([]);
});

test('a scenario of another area is refused by its name', async () => {
  choose(JSON.stringify({ ...scenario, base: { ...base, area: 'elsewhere' } }));
  await told(/elsewhere/);
  expect(present()?.edits).toEqual([]);
});
