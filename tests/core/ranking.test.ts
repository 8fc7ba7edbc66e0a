import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Conditions,
  estimateTravels,
  firstToOpen,
  rankStations,
  type Travel,
  tooCloseToTell,
} from '#core/ranking.ts';
import type { Station } from '#core/station.ts';
import { distance } from '#core/streets/graph.ts';
import { profiles } from '#core/streets/profile.ts';
import type { LngLat } from '#core/units.ts';
import { at, china, offered, station } from '#tests/fixtures/stations.ts';

const minutes = (n: number): Travel => ({ seconds: n * 60, metres: n * 250 });
const everything: Conditions = { services: [], open: 'any', hours: 'any' };
const onArrival: Conditions = { ...everything, open: 'arrival' };

/** Tuesday 24 November 2026, an ordinary workday. */
const tuesday = (clock: string) => at(`2026-11-24T${clock}`);

function rank(
  stations: readonly Station[],
  departure: string,
  more: { travels?: readonly (Travel | null)[] | null; conditions?: Conditions } = {},
) {
  return rankStations({
    stations,
    travels: more.travels === undefined ? stations.map((_, i) => minutes(i + 1)) : more.travels,
    departure: tuesday(departure),
    calendar: china,
    conditions: more.conditions ?? onArrival,
  });
}
const ids = (rows: readonly { station: Station }[]) => rows.map((row) => row.station.id);

describe('with a place to start from', () => {
  test('stations come in the order of their times, whatever their order in the file', () => {
    const stations = [station('far'), station('near'), station('middle')];
    const travels = [minutes(9), minutes(1), minutes(4)];
    expect(ids(rank(stations, '10:00', { travels }).rows)).toEqual(['near', 'middle', 'far']);
  });

  test('what counts is the moment of arrival: a station that opens on the way is open', () => {
    const { rows } = rank([station('a')], '07:55', { travels: [minutes(6)] });
    expect(rows[0]).toMatchObject({ opening: { state: 'open' }, moment: tuesday('08:01') });
  });

  test('a station that closes on the way is left out and counted as closed', () => {
    const { rows, left } = rank([station('a')], '17:55', { travels: [minutes(6)] });
    expect(rows).toEqual([]);
    expect(left).toMatchObject([{ opening: { state: 'closed' } }]);
  });

  test('ten minutes must be left on arrival, and ten are enough', () => {
    const travels = [minutes(10)];
    expect(ids(rank([station('a')], '17:40', { travels }).rows)).toEqual(['a']);
    expect(rank([station('a')], '17:41', { travels }).rows).toEqual([]);
  });

  test('"open now" asks about the departure, not the arrival', () => {
    const conditions: Conditions = { ...everything, open: 'now' };
    const travels = [minutes(6)];
    expect(ids(rank([station('a')], '17:55', { travels, conditions }).rows)).toEqual(['a']);
    expect(rank([station('a')], '07:55', { travels, conditions }).rows).toEqual([]);
  });

  test('unknown hours never count as open', () => {
    const unclear = station('a', { opening_hours: 'by appointment' });
    expect(rank([unclear], '10:00').rows).toEqual([]);
    expect(rank([unclear], '10:00').left).toMatchObject([{ opening: { state: 'unknown' } }]);
  });

  test('a station that is not reached is listed last, and never as open on arrival', () => {
    const stations = [station('cut off'), station('near')];
    const travels = [null, minutes(30)];
    const all = rank(stations, '10:00', { travels, conditions: everything });
    expect(ids(all.rows)).toEqual(['near', 'cut off']);
    expect(ids(rank(stations, '10:00', { travels }).rows)).toEqual(['near']);
  });
});

describe('without a place to start from', () => {
  test('all are listed, open first, then closing, unknown, and closed by their next opening', () => {
    const stations = [
      station('opens Thursday', { opening_hours: 'Th 10:00-12:00' }),
      station('opens tomorrow', { opening_hours: 'We 10:00-12:00' }),
      station('unknown', { opening_hours: '?' }),
      station('closing', { opening_hours: 'Mo-Su 08:00-10:20' }),
      station('open', { opening_hours: 'Mo-Su 08:00-18:00' }),
      station('always', { opening_hours: '24/7' }),
    ];
    expect(ids(rank(stations, '10:00', { travels: null }).rows)).toEqual([
      'always',
      'open',
      'closing',
      'unknown',
      'opens tomorrow',
      'opens Thursday',
    ]);
  });
});

describe('services', () => {
  const barber = station('barber', {
    services: [offered('water'), offered('haircut', { hours: 'We 14:00-16:00' })],
  });
  const tap = station('tap', { services: [offered('water')] });

  test('only stations with all of them are listed', () => {
    const conditions: Conditions = { ...everything, services: ['water', 'haircut'] };
    expect(ids(rank([tap, barber], '10:00', { conditions }).rows)).toEqual(['barber']);
  });

  test('open means open with the service, not the door alone', () => {
    const conditions: Conditions = { ...onArrival, services: ['haircut'] };
    const { rows, left } = rank([barber], '15:00', { conditions });
    expect(rows).toEqual([]);
    expect(left[0]?.opening).toMatchObject({ state: 'closed', next: at('2026-11-25T14:00') });
  });

  test('one that is out of order does not count', () => {
    const broken = station('broken', { services: [offered('water', { status: 'out_of_order' })] });
    const conditions: Conditions = { ...onArrival, services: ['water'] };
    expect(ids(rank([broken, tap], '10:00', { conditions }).rows)).toEqual(['tap']);
  });
});

describe('hours', () => {
  const after: Conditions = { ...everything, hours: 'after' };
  const listed = (opening_hours: string, departure: string, conditions = after) =>
    rankStations({
      stations: [station('a', { opening_hours })],
      travels: null,
      departure: at(departure),
      calendar: china,
      conditions,
    }).rows.length === 1;

  test.each([
    ['Mo-Fr 09:00-17:00', '2026-11-24T12:00', false],
    ['Mo-Fr 09:00-18:00', '2026-11-24T12:00', false],
    ['Mo-Fr 09:00-18:30', '2026-11-24T12:00', true],
    ['Mo-Fr 09:00-20:00', '2026-11-24T21:00', true],
    ['Mo-Su 06:00-09:00', '2026-11-24T12:00', true],
    // In the small hours it is still the night of the day before.
    ['Mo 22:00-02:00', '2026-11-24T01:00', true],
    ['Tu 22:00-02:00', '2026-11-24T01:00', false],
    // A Saturday is off all day; a make-up Saturday is not.
    ['Sa 10:00-12:00', '2026-11-28T09:00', true],
    ['Mo-Sa 10:00-12:00', '2026-10-10T09:00', false],
    // A Thursday in the National Day week is a day off.
    ['24/7', '2026-10-01T10:00', true],
  ])('%s at %s is after hours: %s', (hours, departure, expected) => {
    expect(listed(hours, departure)).toBe(expected);
  });

  test('24 hours asks that no end is in sight', () => {
    const always: Conditions = { ...everything, hours: 'always' };
    expect(listed('24/7', '2026-11-24T12:00', always)).toBe(true);
    expect(listed('Mo-Su 06:00-02:00', '2026-11-24T12:00', always)).toBe(false);
  });
});

test('the first to open is found among those the opening condition leaves out', () => {
  const stations = [
    station('later', { opening_hours: 'Mo-Su 09:00-18:00' }),
    station('sooner', { opening_hours: 'Mo-Su 07:00-18:00' }),
    station('never', { status: 'closed' }),
  ];
  expect(firstToOpen(rank(stations, '03:00'))?.station.id).toBe('sooner');
  expect(firstToOpen(rank([stations[2] as Station], '03:00'))).toBeNull();
});

test('an error of the position larger than the gap leaves the first two untold', () => {
  const { rows } = rank([station('a'), station('b')], '10:00');
  expect(tooCloseToTell(rows, 249)).toBe(false);
  expect(tooCloseToTell(rows, 251)).toBe(true);
  expect(tooCloseToTell(rows, null)).toBe(false);
  expect(tooCloseToTell(rows.slice(0, 1), 1000)).toBe(false);
});

test('an estimate is never quicker than the straight line at full speed', () => {
  const place = fc.tuple(
    fc.double({ min: 121.2, max: 121.3, noNaN: true }),
    fc.double({ min: 31.3, max: 31.4, noNaN: true }),
  );
  fc.assert(
    fc.property(place, place, fc.constantFrom('walk', 'ebike', 'bike'), (from, to, profile) => {
      const [travel] = estimateTravels(from, [station('a', { at: to as LngLat })], profile);
      const straight = distance(from, to);
      expect(travel?.metres).toBeGreaterThanOrEqual(straight);
      expect(travel?.seconds).toBeGreaterThanOrEqual(straight / (profiles[profile].speed / 3.6));
    }),
  );
});

test('a stricter condition never lists a station that a looser one leaves out', () => {
  const hours = fc.constantFrom('24/7', 'Mo-Fr 09:00-17:00', '?', 'Tu 11:00-11:30', 'off');
  const trip = fc.record({ opening_hours: hours, ride: fc.integer({ min: 0, max: 90 }) });
  fc.assert(
    fc.property(fc.array(trip, { maxLength: 12 }), fc.integer({ min: 0, max: 1439 }), (all, m) => {
      const stations = all.map(({ opening_hours }, i) => station(String(i), { opening_hours }));
      const clock = `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`;
      const travels = all.map(({ ride }) => minutes(ride));
      const loose = rank(stations, clock, { travels, conditions: everything });
      const strict = rank(stations, clock, { travels });
      expect(ids(loose.rows)).toEqual(expect.arrayContaining(ids(strict.rows)));
      expect(strict.rows.length + strict.left.length).toBe(stations.length);
    }),
  );
});
