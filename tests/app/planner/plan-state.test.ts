// The scenario as a planner works on it: steps that can be undone, a drag as one of them,
// scenarios kept in the browser, and what the address says of it.

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { decodePlan } from '#core/planning/plan-text.ts';
import type { Scenario, ScenarioEdit } from '#core/planning/scenario.ts';
import { instant } from '#core/units.ts';
import {
  compareWith,
  dragPlan,
  editPlan,
  forgetPlan,
  giveBack,
  keepPlan,
  openPlanOf,
  openScenario,
  redoPlan,
  renamePlan,
  startOver,
  tellAddress,
  undoPlan,
  usePlan,
} from '#state/plan.ts';
import { changeView, openUrl, openView, useApp } from '#state/store.ts';

const base: Scenario['base'] = { area: 'town', hash: '00000000', date: '2026-11-24' };
const close = (station: string): ScenarioEdit => ({ edit: 'status', station, status: 'closed' });
const move = (lng: number): ScenarioEdit => ({ edit: 'move', station: 'a', at: [lng, 31] });
const edits = () => usePlan.getState().history?.present.edits ?? [];
const imported = (count: number) =>
  Array.from({ length: count }, (_, i): ScenarioEdit => {
    const at: [number, number] = [121 + i / 1000, 31 + ((i * 7) % 100) / 1000];
    const own = { name: `站点 ${i}`, opening_hours: '24/7', after_hours: null, services: [] };
    return { edit: 'add', station: `import-${i}`, kind: 'rider_rest', at, seats: null, ...own };
  });
/** What a page that is loaded anew finds: the address and the storage, and nothing else. */
function reload() {
  openUrl(instant(0));
  usePlan.setState({ history: null, against: null });
  openPlanOf(base, '方案');
}
const inAddress = () => decodePlan(new URLSearchParams(location.search).get('plan') ?? '');

beforeEach(() => {
  history.replaceState(null, '', '/?view=planner');
  openUrl(instant(0));
  usePlan.setState({ kept: [] });
  openPlanOf(base, '方案');
});
afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

test('each change is a step that can be undone and done again', () => {
  editPlan(close('a'));
  editPlan(close('b'));
  undoPlan();
  expect(edits()).toEqual([close('a')]);
  redoPlan();
  expect(edits()).toEqual([close('a'), close('b')]);
  undoPlan();
  undoPlan();
  undoPlan();
  expect(edits()).toEqual([]);
});

test('a new change ends what could be done again', () => {
  editPlan(close('a'));
  undoPlan();
  editPlan(close('b'));
  redoPlan();
  expect(edits()).toEqual([close('b')]);
});

test('a drag is one step, and the address waits for its end', () => {
  for (const lng of [121.1, 121.2, 121.3]) dragPlan(move(lng), false);
  expect(usePlan.getState().isDragging).toBe(true);
  expect(inAddress()).toBeNull();
  dragPlan(move(121.4), true);
  expect(usePlan.getState().isDragging).toBe(false);
  expect(inAddress()?.edits).toEqual([move(121.4)]);
  undoPlan();
  expect(edits()).toEqual([]);
  expect(new URLSearchParams(location.search).has('plan')).toBe(false);
});

test('what the address holds is opened, and what it does not hold is today', () => {
  editPlan(close('a'));
  renamePlan('夜里');
  const { search } = location;
  startOver();
  history.replaceState(null, '', `/${search}`);
  openUrl(instant(0));
  openPlanOf(base, '方案');
  expect(usePlan.getState().history?.present).toMatchObject({ name: '夜里', edits: [close('a')] });
});

test('one station is given back and the others stay as they are changed', () => {
  editPlan(close('a'), close('b'));
  giveBack('a');
  expect(edits()).toEqual([close('b')]);
});

test('a scenario is kept under its name, once, and forgotten again', () => {
  editPlan(close('a'));
  expect(keepPlan()).toBe(true);
  editPlan(close('b'));
  keepPlan();
  const { kept } = usePlan.getState();
  expect(kept.map((one) => one.edits.length)).toEqual([2]);
  expect(JSON.parse(localStorage.getItem('circle.scenarios') ?? '[]')).toEqual(kept);
  compareWith(kept[0] ?? null);
  forgetPlan(kept[0] as Scenario);
  expect(usePlan.getState()).toMatchObject({ kept: [], against: null });
});

test('opening a kept scenario can be undone', () => {
  editPlan(close('a'));
  keepPlan();
  startOver();
  openScenario(usePlan.getState().kept[0] as Scenario);
  expect(edits()).toEqual([close('a')]);
  undoPlan();
  expect(edits()).toEqual([]);
});

test('a browser that keeps nothing says so and loses nothing', () => {
  editPlan(close('a'));
  const full = () => {
    throw new DOMException('no room', 'QuotaExceededError');
  };
  vi.stubGlobal('localStorage', { setItem: full });
  expect(keepPlan()).toBe(false);
  expect(usePlan.getState().kept).toEqual([]);
  expect(edits()).toEqual([close('a')]);
});

test.each(['{"broken', '[{"format":1}]', '7'])(
  'kept scenarios that cannot be read are none: %s',
  async (text) => {
    localStorage.setItem('circle.scenarios', text);
    vi.resetModules();
    const { usePlan: fresh } = await import('#state/plan.ts');
    expect(fresh.getState().kept).toEqual([]);
  },
);

test('a plan too long for a link outlives the page, without being in the address', () => {
  editPlan(...imported(400));
  expect(location.search.length).toBeLessThan(100);
  reload();
  expect(edits()).toEqual(imported(400));
  editPlan(close('import-3'));
  reload();
  expect(edits().at(-1)).toEqual(close('import-3'));
});

test('a plan of another page is not taken for this one, however many there are', () => {
  editPlan(...imported(300));
  const { search } = location;
  for (let other = 0; other < 30; other++) renamePlan(`另一个 ${other}`);
  history.replaceState(null, '', `/${search}`);
  reload();
  expect(usePlan.getState()).toMatchObject({ unread: useApp.getState().view.plan });
  expect(edits()).toEqual([]);
});

test('where another browser has the plan, the address is left as it is until a change', () => {
  history.replaceState(null, '', '/?view=planner&plan=local-00c0ffee');
  reload();
  tellAddress();
  expect(usePlan.getState()).toMatchObject({ unread: 'local-00c0ffee' });
  expect(location.search).toContain('local-00c0ffee');
  editPlan(close('a'));
  expect(inAddress()?.edits).toEqual([close('a')]);
});

test('a plan that neither link nor browser has room for is said to be in danger', () => {
  const full = () => {
    throw new DOMException('no room', 'QuotaExceededError');
  };
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: full });
  editPlan(...imported(300));
  expect(usePlan.getState().isSafe).toBe(false);
  startOver();
  expect(usePlan.getState().isSafe).toBe(true);
});

test('what a plan is compared with comes along in the address', () => {
  editPlan(close('a'));
  renamePlan('方案甲');
  keepPlan();
  compareWith(usePlan.getState().kept[0] ?? null);
  renamePlan('方案乙');
  editPlan(close('b'));
  usePlan.setState({ kept: [] });
  reload();
  const { against, history: steps } = usePlan.getState();
  expect(against).toMatchObject({ name: '方案甲', edits: [close('a')] });
  expect(steps?.present).toMatchObject({ name: '方案乙', edits: [close('a'), close('b')] });
  compareWith(null);
  expect(new URLSearchParams(location.search).has('against')).toBe(false);
});

test('a step back in the browser leaves the plan where it is', () => {
  editPlan(close('a'));
  changeView({ plan: null });
  tellAddress();
  expect(inAddress()?.edits).toEqual([close('a')]);
});

test('a plan of another area is not opened in this one', () => {
  editPlan(close('a'));
  openPlanOf({ ...base, area: 'elsewhere' }, '方案');
  expect(edits()).toEqual([]);
});

test('to the rider and back the scenario, the area and the look stay', () => {
  editPlan(close('a'));
  const { plan } = useApp.getState().view;
  openView('rider');
  expect(useApp.getState().view).toMatchObject({ view: 'rider', profile: 'ebike', plan });
  openView('planner');
  expect(useApp.getState().view).toMatchObject({ view: 'planner', profile: 'walk', plan });
});
