// What is suggested for a need: cases small enough to be worked out by hand, and what must hold
// for any supply.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  farthestSeconds,
  keyOf,
  type MatchQuery,
  type Seeker,
  type Suggestion,
  type Supply,
  suggestMatches,
} from '#core/matching.ts';
import { dayPartNames, needDays } from '#core/need.ts';
import type { Programme } from '#core/programme.ts';
import { offers } from '#core/registration.ts';
import { serviceCodes } from '#core/service.ts';
import { at, china, offered, station } from '#tests/fixtures/stations.ts';

/** A Tuesday. */
const now = at('2026-11-24T10:00');
const seeker: Seeker = {
  submission: 'need',
  services: ['haircut'],
  parts: ['evening'],
  days: 'any',
};
const barber = (id: string, opening_hours: string) =>
  station(id, { opening_hours, services: [offered('haircut'), offered('water')] });
const supply = (some: Partial<Supply>): Supply => {
  return { stations: [], programmes: [], helpers: [], calendar: china, ...some };
};
const query = (seconds: Record<string, number>, more: Partial<Seeker> = {}): MatchQuery => ({
  seeker: { ...seeker, ...more },
  now,
  secondsTo: (id) => seconds[id] ?? null,
});
const ids = (suggestions: readonly Suggestion[]) => suggestions.map(({ station: id }) => id);

const evening: Programme = {
  id: 'cut',
  series: 'Hair for riders',
  station_id: 'hall',
  kind: 'haircut',
  title: { zh: '义剪' },
  start: '2026-11-24T19:00:00+08:00',
  end: '2026-11-24T20:30:00+08:00',
  tzid: 'Asia/Shanghai',
  rrule: 'FREQ=WEEKLY;BYDAY=TU',
  after_hours: true,
  updated: '2026-11-20T00:00:00+08:00',
};

describe('a service', () => {
  test('open for all of the evening ranks above one open for a quarter of it', () => {
    const stations = [barber('short', 'Mo-Su 08:00-18:00'), barber('long', 'Mo-Su 08:00-21:00')];
    const found = suggestMatches(supply({ stations }), query({ short: 300, long: 300 }));
    expect(found.map(({ station: id, hours }) => [id, hours])).toEqual([
      ['long', 1],
      ['short', 0.25],
    ]);
    expect(found[0]).toMatchObject({ services: ['haircut'], parts: ['evening'], seconds: 300 });
  });

  test('ten minutes farther has to be open for twice the time', () => {
    const stations = [barber('near', 'Mo-Su 08:00-19:00'), barber('far', 'Mo-Su 08:00-21:00')];
    const scores = suggestMatches(supply({ stations }), query({ near: 60, far: 660 }));
    expect(new Set(scores.map(({ score }) => score.toFixed(9))).size).toBe(1);
    expect(ids(scores)).toEqual(['near', 'far']);
  });

  test('is left out where it is not open when it is needed, not there, or too far', () => {
    const stations = [
      barber('morning', 'Mo-Su 08:00-11:00'),
      station('dry', { opening_hours: '24/7', services: [offered('wifi')] }),
      station('broken', {
        opening_hours: '24/7',
        services: [offered('haircut', { status: 'out_of_order' })],
      }),
      barber('far', '24/7'),
      barber('outside', '24/7'),
    ];
    const seconds = { morning: 60, dry: 60, broken: 60, far: farthestSeconds + 1 };
    expect(suggestMatches(supply({ stations }), query(seconds))).toEqual([]);
  });

  test('on working days does not meet a need at weekends', () => {
    const stations = [barber('office', 'Mo-Fr 08:00-21:00')];
    const ask = (days: Seeker['days']) =>
      suggestMatches(supply({ stations }), query({ office: 60 }, { days }));
    expect(ask('weekends')).toEqual([]);
    expect(ask('workdays')[0]?.hours).toBe(1);
    expect(ask('any')[0]?.hours).toBeCloseTo(5 / 7);
  });

  test('that is short counts for less', () => {
    const stations = ['a', 'b'].map((id) =>
      station(id, {
        opening_hours: '24/7',
        services: [offered('haircut', { status: id === 'a' ? 'limited' : 'ok' })],
      }),
    );
    expect(ids(suggestMatches(supply({ stations }), query({ a: 60, b: 60 })))).toEqual(['b', 'a']);
  });
});

describe('a programme', () => {
  const dates = (more: Partial<Seeker>) =>
    suggestMatches(supply({ programmes: [evening] }), query({ hall: 60 }, more)).map(
      ({ target }) => target.kind === 'programme' && target.date,
    );

  test('of the coming weeks is suggested with its next two dates, not for today', () => {
    expect(dates({})).toEqual(['2026-12-01', '2026-12-08']);
  });

  test('only at the time asked for', () => {
    expect(dates({ parts: ['morning'] })).toEqual([]);
    expect(dates({ days: 'weekends' })).toEqual([]);
    expect(dates({ parts: [] })).toHaveLength(2);
    expect(dates({ services: ['wifi'] })).toEqual([]);
  });
});

describe('an offer', () => {
  const helper = { submission: 'helper', station: 'south', offers: ['time', 'repair'] as const };
  const of = (more: Partial<Seeker>) =>
    suggestMatches(supply({ helpers: [helper] }), query({ south: 0 }, more));

  test('is suggested for what it helps with, and says which part of it does', () => {
    expect(of({ services: ['bike_charge'] })).toEqual([
      {
        target: { kind: 'offer', submission: 'helper' },
        station: 'south',
        services: ['bike_charge'],
        offers: ['repair'],
        seconds: 0,
        hours: null,
        parts: [],
        score: 0.5,
      },
    ]);
    expect(of({ services: ['haircut'] })).toEqual([]);
  });

  test('never to the one who makes it', () => {
    expect(of({ services: ['bike_charge'], submission: 'helper' })).toEqual([]);
  });
});

describe('for any supply', () => {
  const hours = fc.constantFrom('24/7', 'Mo-Fr 08:00-18:00', 'Mo-Su 18:00-26:00', 'by appointment');
  const someStation = fc.record({
    hours,
    services: fc.uniqueArray(fc.constantFrom(...serviceCodes), { maxLength: 6 }),
    isBroken: fc.boolean(),
    seconds: fc.option(fc.integer({ min: 0, max: 2400 })),
  });
  const someSeeker = fc.record({
    submission: fc.constant('need'),
    services: fc.uniqueArray(fc.constantFrom(...serviceCodes), { minLength: 1, maxLength: 8 }),
    parts: fc.uniqueArray(fc.constantFrom(...dayPartNames)),
    days: fc.constantFrom(...needDays),
  });
  const situation = fc
    .record({
      stations: fc.array(someStation, { minLength: 1, maxLength: 6 }),
      helpers: fc.array(
        fc.record({
          submission: fc.constantFrom('need', 'h1', 'h2'),
          station: fc.constantFrom('0', '1', '2'),
          offers: fc.uniqueArray(fc.constantFrom(...offers)),
        }),
        { maxLength: 3 },
      ),
      seeker: someSeeker,
    })
    .map(({ stations, helpers, seeker: who }) => ({
      who,
      seconds: stations.map(({ seconds }) => seconds),
      supply: supply({
        helpers,
        programmes: [{ ...evening, station_id: '0' }],
        stations: stations.map(({ hours: opening_hours, services, isBroken }, i) =>
          station(String(i), {
            opening_hours,
            services: services.map((code, nth) =>
              offered(code, { status: isBroken && nth === 0 ? 'out_of_order' : 'ok' }),
            ),
          }),
        ),
      }),
    }));
  type Situation = typeof situation extends fc.Arbitrary<infer T> ? T : never;
  const asked = ({ who, seconds, supply: all }: Situation, more: Partial<Supply> = {}) =>
    suggestMatches(
      { ...all, ...more },
      { seeker: who, now, secondsTo: (id) => seconds[Number(id)] ?? null },
    );

  test('what is suggested is needed, offered, in order and within reach', () => {
    fc.assert(
      fc.property(situation, (given) => {
        for (const { target, services, seconds, score, hours: share } of asked(given)) {
          expect(services.length).toBeGreaterThan(0);
          for (const code of services) expect(given.who.services).toContain(code);
          expect(seconds).toBeLessThanOrEqual(farthestSeconds);
          expect(score).toBeGreaterThan(0);
          expect(share ?? 1).toBeLessThanOrEqual(1);
          if (target.kind !== 'service') continue;
          const there = given.supply.stations.find(({ id }) => id === target.station);
          const service = there?.services.find(({ code }) => code === target.service);
          expect(service?.status).toBe('ok');
        }
      }),
    );
  });

  test('the order is by score, without doubles, and not that of the supply', () => {
    fc.assert(
      fc.property(situation, (given) => {
        const found = asked(given);
        const scores = found.map(({ score }) => score);
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
        const { stations, helpers } = given.supply;
        const turned = asked(given, {
          stations: stations.toReversed(),
          helpers: helpers.toReversed(),
        });
        expect(turned.map(({ target }) => keyOf(target))).toEqual(
          found.map(({ target }) => keyOf(target)),
        );
      }),
    );
  });

  test('nearer never ranks below farther, all else equal', () => {
    fc.assert(
      fc.property(situation, fc.nat(2400), fc.nat(2400), (given, a, b) => {
        const [first] = given.supply.stations;
        if (!first) return;
        const stations = [
          { ...first, id: '0' },
          { ...first, id: '1' },
        ];
        const seconds = [a, b];
        const found = asked({ ...given, seconds }, { stations, helpers: [], programmes: [] });
        for (const code of given.who.services) {
          const places = ['0', '1'].map((id) =>
            found.findIndex(({ target }) => keyOf(target) === `service/${id}/${code}`),
          );
          const [near = -1, far = -1] = a <= b ? places : places.toReversed();
          if (far >= 0) expect(near).toBeGreaterThanOrEqual(0);
          if (far >= 0) expect(near).toBeLessThan(far);
        }
      }),
    );
  });
});
