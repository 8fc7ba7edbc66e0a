// What is told of needs by place: nothing that is small, and nothing from which a small one follows.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NeedsOfPlace } from '#core/need.ts';
import { type PersonsAt, needsByPlace as tell } from '#core/needs-by-place.ts';
import type { ServiceCode } from '#core/service.ts';

/** What one person has said: where, and each service once. */
interface NeedSaid {
  readonly place: string;
  readonly services: readonly ServiceCode[];
}

const needsByPlace = (all: readonly NeedSaid[], fewest: number) =>
  tell(
    all.flatMap(({ place, services }) =>
      [null, ...services].map((service): PersonsAt => ({ place, service, persons: 1 })),
    ),
    fewest,
  );

const said = (place: string, count: number, ...services: ServiceCode[]): NeedSaid[] =>
  Array.from({ length: count }, () => ({ place, services }));

test('what enough persons need is told, with how many they are', () => {
  const all = [
    ...said('A', 6, 'water', 'haircut'),
    ...said('A', 5, 'rest'),
    ...said('B', 5, 'water'),
  ];
  expect(needsByPlace(all, 5)).toEqual([
    {
      place: 'A',
      persons: 11,
      services: [
        { service: 'haircut', persons: 6 },
        { service: 'rest', persons: 5 },
        { service: 'water', persons: 6 },
      ],
    },
    { place: 'B', persons: 5, services: [{ service: 'water', persons: 5 }] },
  ]);
  expect(needsByPlace(said('A', 4, 'water'), 5)).toEqual([]);
});

test('a place that would follow from the total takes the next smallest with it', () => {
  const all = [...said('A', 20, 'water'), ...said('B', 7, 'water'), ...said('C', 2, 'water')];
  expect(needsByPlace(all, 5).map(({ place }) => place)).toEqual(['A']);
});

test('a service that would follow from the persons of its place takes another with it', () => {
  const all = [...said('A', 9, 'water'), ...said('A', 3, 'haircut'), ...said('B', 9, 'haircut')];
  const told = needsByPlace([...all, ...said('B', 9, 'water'), ...said('C', 9, 'haircut')], 5);
  expect(told.find(({ place }) => place === 'A')).toEqual({
    place: 'A',
    persons: 12,
    services: [],
  });
});

const services = ['water', 'haircut', 'rest', 'legal'] as const satisfies ServiceCode[];
const places = ['A', 'B', 'C', 'D'];
const person = fc.record({
  place: fc.constantFrom(...places, 'A', 'B', 'A'),
  services: fc.uniqueArray(fc.constantFrom(...services, 'water' as const), { minLength: 1 }),
});
const towns = fc.array(person, { maxLength: 90 });

type Range = [least: number, most: number];

/**
 * What somebody can work out who is told the counts and knows every total that could be told: of each
 * count that is not told the least and the most, narrowed until nothing narrows it any more.
 */
function workedOut(all: readonly NeedSaid[], told: readonly NeedsOfPlace[], fewest: number) {
  const columns = ['any', ...services];
  const range = new Map<string, Range>();
  const at = (place: string, column: string) => range.get(`${place} ${column}`) as Range;
  for (const place of places) {
    const here = told.find((one) => one.place === place);
    for (const column of columns) {
      const count =
        column === 'any'
          ? here?.persons
          : here?.services.find(({ service }) => service === column)?.persons;
      range.set(`${place} ${column}`, count === undefined ? [0, all.length] : [count, count]);
    }
  }
  const ofAll = (column: string): Range => {
    const total = all.filter((one) => column === 'any' || one.services.includes(column as 'water'));
    return total.length >= fewest ? [total.length, total.length] : [0, fewest - 1];
  };
  const least = (ranges: Range[]) => ranges.reduce((sum, [low]) => sum + low, 0);
  const most = (ranges: Range[]) => ranges.reduce((sum, [, high]) => sum + high, 0);
  const narrow = (one: Range, low: number, high: number) => {
    one[0] = Math.max(one[0], low);
    one[1] = Math.min(one[1], high);
  };
  for (let round = 0; round < 30; round += 1) {
    for (const column of columns) {
      const [low, high] = ofAll(column);
      for (const place of places) {
        const others = places.filter((one) => one !== place).map((one) => at(one, column));
        narrow(at(place, column), low - most(others), high - least(others));
      }
    }
    for (const place of places) {
      const any = at(place, 'any');
      const each = services.map((service) => at(place, service));
      narrow(any, Math.max(...each.map(([low]) => low)), most(each));
      for (const one of each) {
        narrow(one, any[0] - most(each.filter((other) => other !== one)), any[1]);
      }
    }
  }
  return range;
}

const countOf = (all: readonly NeedSaid[], key: string): number => {
  const [place, column] = key.split(' ') as [string, 'any' | 'water'];
  return all.filter(
    (one) => one.place === place && (column === 'any' || one.services.includes(column)),
  ).length;
};

const giveAway = (all: readonly NeedSaid[], told: readonly NeedsOfPlace[], fewest: number) =>
  [...workedOut(all, told, fewest)].filter(([key, [low, high]]) => {
    const count = countOf(all, key);
    expect(low).toBeLessThanOrEqual(count);
    expect(high).toBeGreaterThanOrEqual(count);
    return count > 0 && count < fewest && low === high;
  });

test('whoever knows all totals beside it can work out no small count', () =>
  fc.assert(
    fc.property(towns, (all) => {
      expect(giveAway(all, needsByPlace(all, 5), 5)).toEqual([]);
    }),
    { numRuns: 500 },
  ));

test('what only leaves small counts out is found out', () => {
  const leaveOut = (all: readonly NeedSaid[]): NeedsOfPlace[] =>
    places.flatMap((place) => {
      const persons = countOf(all, `${place} any`);
      const counts = services.map((service) => {
        return { service, persons: countOf(all, `${place} ${service}`) };
      });
      const enough = counts.filter((one) => one.persons >= 5);
      return persons >= 5 ? [{ place, persons, services: enough }] : [];
    });
  const town = [['A', 20] as const, ['B', 7] as const, ['C', 2] as const, ['D', 9] as const];
  const all = town.flatMap(([place, count]) => said(place, count, 'water'));
  expect(giveAway(all, leaveOut(all), 5).map(([key]) => key)).toEqual(['C any', 'C water']);
  expect(giveAway(all, needsByPlace(all, 5), 5)).toEqual([]);
});

test('all is told where all are many', () => {
  const many = places.flatMap((place) => said(place, 9, ...services));
  expect(needsByPlace(many, 5).map(({ services: told }) => told.length)).toEqual([4, 4, 4, 4]);
});

test('the order in which people answer changes nothing', () => {
  fc.assert(
    fc.property(towns, (all) => {
      expect(needsByPlace(all.toReversed(), 5)).toEqual(needsByPlace(all, 5));
    }),
  );
});
