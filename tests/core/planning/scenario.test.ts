// Scenarios: what edits do, what takes their place, the way back, the link.

import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { historyOf, redo, revise, step, undo } from '#core/planning/history.ts';
import { decodePlan, encodePlan } from '#core/planning/plan-text.ts';
import {
  applyScenario,
  type Scenario,
  type ScenarioEdit,
  scenarioEdit,
  scenarioFile,
} from '#core/planning/scenario.ts';
import { differencesOf, withEdit, withoutStation } from '#core/planning/scenario-edits.ts';
import { type ServiceCode, serviceCodes } from '#core/service.ts';
import { stationKinds } from '#core/station.ts';
import { jiadingStations } from '#tests/core/hours/stations.ts';
import { offered, station } from '#tests/fixtures/stations.ts';

const base = { area: 'jiading', hash: '0123456789abcdef', date: '2026-11-24' };
const scenario = (...edits: ScenarioEdit[]): Scenario => ({ format: 1, name: '延时', base, edits });
const added: ScenarioEdit = {
  edit: 'add',
  station: 'new-1',
  name: '新驿站',
  kind: 'rider_rest',
  at: [121.25, 31.39],
  opening_hours: 'Mo-Su 06:00-24:00',
  after_hours: null,
  services: ['water', 'rest'],
  seats: 12,
};
const two = [
  station('a', { services: [offered('water', { hours: '10:00-12:00' }), offered('rest')] }),
  station('b'),
];
const apply = (...edits: ScenarioEdit[]) => applyScenario(two, scenario(...edits));

describe('edits', () => {
  test('change what they name and leave the rest as it is', () => {
    const { stations, refused } = apply(
      { edit: 'move', station: 'b', at: [121.3, 31.4] },
      { edit: 'status', station: 'a', status: 'closed' },
      { edit: 'hours', station: 'b', part: 'site', hours: '24/7' },
      added,
    );
    expect(refused).toEqual([]);
    expect(stations).toEqual([
      { ...two[0], status: 'closed', status_until: undefined, status_note: undefined },
      { ...two[1], at: [121.3, 31.4], opening_hours: '24/7' },
      expect.objectContaining({ id: 'new-1', at: [121.25, 31.39], capacity: { seats: 12 } }),
    ]);
    expect(two).toEqual([station('a', { services: two[0]?.services ?? [] }), station('b')]);
  });

  test('of services keep what is known of those that stay', () => {
    const services: ServiceCode[] = ['water', 'legal'];
    const { stations } = apply({ edit: 'services', station: 'a', services });
    expect(stations[0]?.services).toEqual([
      offered('water', { hours: '10:00-12:00' }),
      offered('legal'),
    ]);
    const own = apply({ edit: 'hours', station: 'a', part: 'water', hours: null });
    expect(own.stations[0]?.services[0]).toEqual(offered('water', { hours: null }));
  });

  test('that do not fit are told and left out', () => {
    const lost: ScenarioEdit = { edit: 'move', station: 'gone', at: [0, 0] };
    const twice: ScenarioEdit = { ...added, station: 'a' };
    expect(apply(lost, twice).refused).toEqual([
      { edit: lost, reason: 'unknown_station' },
      { edit: twice, reason: 'station_exists' },
    ]);
    expect(apply(lost, twice).stations).toEqual(two);
  });

  test('closing and opening again gives back the station', () => {
    const closed: ScenarioEdit = { edit: 'status', station: 'a', status: 'closed' };
    const { stations } = apply(closed, { ...closed, status: 'open' });
    expect(differencesOf(two, stations)).toEqual([]);
    expect(differencesOf(two, apply(closed).stations)).toEqual([
      { id: 'a', name: 'a', changes: ['status'] },
    ]);
  });

  test.each([
    ['hours that cannot be read', { edit: 'hours', station: 'a', part: 'site', hours: 'at noon' }],
    ['a site without hours', { edit: 'hours', station: 'a', part: 'site', hours: null }],
    ['a service that is none', { edit: 'services', station: 'a', services: ['beer'] }],
    ['a service twice', { edit: 'services', station: 'a', services: ['water', 'water'] }],
    ['a place off the Earth', { edit: 'move', station: 'a', at: [121, 131] }],
    ['a name of two lines', { ...added, name: 'a\nb' }],
    ['an unknown edit', { edit: 'paint', station: 'a' }],
  ])('are refused at the door for %s', (_, edit) => {
    expect(v.is(scenarioEdit, edit)).toBe(false);
  });
});

const id = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/);
const someId = fc.constantFrom('a', 'b', 'new-1', 'new-2');
const name = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .filter((text) => /^[^\p{Cc}\p{Cs}]*$/u.test(text) && text.length <= 80);
const hours = fc.constantFrom('24/7', 'Mo-Fr 08:30-17:30; PH off', 'Mo-Su 06:00-24:00', 'off');
const codes = fc.uniqueArray(fc.constantFrom(...serviceCodes), { maxLength: 6 });
const position = fc
  .tuple(fc.integer({ min: -180e6, max: 180e6 }), fc.integer({ min: -90e6, max: 90e6 }))
  .map(([lng, lat]) => [lng / 1e6, lat / 1e6] as const);
const editOf = (ids: fc.Arbitrary<string>): fc.Arbitrary<ScenarioEdit> =>
  fc.oneof(
    fc.record({
      edit: fc.constant('add' as const),
      station: ids,
      name,
      kind: fc.constantFrom(...stationKinds),
      at: position,
      opening_hours: hours,
      after_hours: fc.option(hours),
      services: codes,
      seats: fc.option(fc.nat(500)),
    }),
    fc.record({ edit: fc.constant('move' as const), station: ids, at: position }),
    fc.record({
      edit: fc.constant('status' as const),
      station: ids,
      status: fc.constantFrom('open' as const, 'temporarily_closed', 'planned', 'closed'),
    }),
    fc.record({ edit: fc.constant('services' as const), station: ids, services: codes }),
    fc.record({
      edit: fc.constant('hours' as const),
      station: ids,
      part: fc.constant('site' as const),
      hours,
    }),
    fc.record({
      edit: fc.constant('hours' as const),
      station: ids,
      part: fc.constantFrom('after_hours' as const, ...serviceCodes),
      hours: fc.option(hours),
    }),
  );
const anyScenario = fc.record({
  format: fc.constant(1 as const),
  name: fc.oneof(name, fc.constant('')),
  base: fc.record({
    area: id,
    hash: fc.stringMatching(/^[0-9a-f]{8,32}$/),
    date: fc.constant('2026-11-24'),
  }),
  edits: fc.array(editOf(id), { maxLength: 20 }),
});

describe('a link', () => {
  test('gives back every scenario, in letters that need no escape', () => {
    fc.assert(
      fc.property(anyScenario, (one) => {
        const plan = encodePlan(one);
        expect(plan).toMatch(/^[\w-]+$/);
        expect(decodePlan(plan)).toEqual(one);
      }),
    );
  });

  test('of twenty new stations alike but for name and place is shorter than 2 kB', () => {
    const edits = Array.from(
      { length: 20 },
      (_, i): ScenarioEdit => ({
        ...added,
        station: `new-${i + 1}`,
        name: `${'嘉定镇街道小哥驿'.slice(0, 7)}${i}`,
        at: [121.25 + i / 997, 31.39 - i / 1009],
      }),
    );
    expect(encodePlan(scenario(...edits)).length).toBeLessThan(2000);
  });

  test('of twenty edits of Jiading, five of each usual kind, is shorter than 2 kB', () => {
    const edits = jiadingStations.slice(0, 5).flatMap(({ id: one }, i): ScenarioEdit[] => [
      { edit: 'move', station: one, at: [121.25 + i / 997, 31.39] },
      { edit: 'hours', station: one, part: 'site', hours: `Mo-Su 07:00-2${i % 4}:30; PH off` },
      { edit: 'services', station: one, services: serviceCodes.slice(i, i + 6) },
      { ...added, station: `new-${i}`, name: `新站点${i}`, at: [121.2, 31.3 + i / 991] },
    ]);
    expect(encodePlan(scenario(...edits)).length).toBeLessThan(2000);
  });

  test.each(['', '1', '0abc', '2abc', '1????', '1_w', `1${'A'.repeat(40)}`])(
    'that is none is null: "%s"',
    (plan) => expect(decodePlan(plan)).toBeNull(),
  );

  test('cut off anywhere is null or a scenario that passes the door', () => {
    const plan = encodePlan(scenario(added, { edit: 'status', station: 'a', status: 'closed' }));
    for (let length = 0; length < plan.length; length++) {
      const cut = decodePlan(plan.slice(0, length));
      expect(cut === null || v.is(scenarioFile, cut)).toBe(true);
    }
  });
});

describe('one more edit', () => {
  const settled = (edits: readonly ScenarioEdit[]) =>
    edits.reduce<ScenarioEdit[]>((list, edit) => withEdit(list, edit), []);
  const noServices = editOf(someId).filter(({ edit }) => edit !== 'services' && edit !== 'add');

  test('leaves one for each thing, and does what all of them do', () => {
    fc.assert(
      fc.property(fc.array(noServices, { maxLength: 12 }), (edits) => {
        const list: ScenarioEdit[] = [added, ...edits];
        const few = settled(list);
        expect(few.length).toBeLessThanOrEqual(list.length);
        expect(applyScenario(two, scenario(...few)).stations).toEqual(
          applyScenario(two, scenario(...list)).stations,
        );
      }),
    );
  });

  test('moves an added station where it is added', () => {
    expect(settled([added, { edit: 'move', station: 'new-1', at: [121, 31] }])).toEqual([
      { ...added, at: [121, 31] },
    ]);
  });

  test('of services comes before hours that were set for one of them', () => {
    const edits = settled([
      { edit: 'services', station: 'b', services: ['legal'] },
      { edit: 'hours', station: 'b', part: 'legal', hours: '10:00-12:00' },
      { edit: 'services', station: 'b', services: ['legal', 'rest'] },
    ]);
    const { stations } = applyScenario(two, scenario(...edits));
    expect(stations[1]?.services).toEqual([
      offered('legal', { hours: '10:00-12:00' }),
      offered('rest'),
    ]);
  });

  test('can be taken back for a station as a whole', () => {
    const edits = settled([added, { edit: 'status', station: 'a', status: 'closed' }]);
    expect(withoutStation(edits, 'new-1')).toEqual([edits[1]]);
  });
});

test('two lists of stations differ in what was added, removed or changed', () => {
  const { stations } = apply(
    added,
    { edit: 'move', station: 'a', at: [121, 31] },
    { edit: 'services', station: 'a', services: ['rest'] },
  );
  expect(differencesOf(two, stations)).toEqual([
    { id: 'a', name: 'a', changes: ['moved', 'hours', 'services'] },
    { id: 'new-1', name: '新驿站', changes: ['added'] },
  ]);
  expect(differencesOf(stations, two).at(-1)).toEqual({
    id: 'new-1',
    name: '新驿站',
    changes: ['removed'],
  });
});

test('undo and redo walk over the steps, and a drag is one of them', () => {
  const dragged = revise(revise(step(step(historyOf(0), 1), 2), 3), 4);
  expect([undo(dragged).present, undo(undo(dragged)).present]).toEqual([1, 0]);
  expect(undo(undo(undo(dragged)))).toEqual(undo(undo(dragged)));
  expect(redo(undo(dragged))).toEqual(dragged);
  expect(redo(dragged)).toBe(dragged);
  expect(step(undo(dragged), 9)).toEqual({ past: [0, 1], present: 9, future: [] });
});
