import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBd09, fromGcj02, toBd09, toGcj02 } from '#core/coordinates.ts';
import type { LngLat } from '#core/units.ts';
import { metresBetween } from './metres-between.ts';

const plain = (point: readonly number[]): LngLat => [point[0] ?? 0, point[1] ?? 0];
const degree = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const inChina = fc.tuple(degree(73.5, 135.1), degree(18.1, 53.6));

describe('coordinate systems', () => {
  const fahuaTower: LngLat = [121.25, 31.3833];

  test('in Jiading the systems lie as far apart as they are known to', () => {
    const gcj02 = plain(toGcj02(fahuaTower));
    const bd09 = plain(toBd09(fahuaTower));
    expect(metresBetween(fahuaTower, gcj02)).toBeCloseTo(474.6, 0);
    expect(metresBetween(fahuaTower, bd09)).toBeCloseTo(1124, 0);
    expect(metresBetween(gcj02, bd09)).toBeCloseTo(887, 0);
  });

  test('there and back ends where it began, all over China', () => {
    fc.assert(
      fc.property(inChina, (at) => {
        expect(metresBetween(fromGcj02(toGcj02(at)), at)).toBeLessThan(0.2);
        expect(metresBetween(fromBd09(toBd09(at)), at)).toBeLessThan(1);
      }),
      { numRuns: 1_000 },
    );
  });

  test.each([
    ['Tokyo', [139.69, 35.69]],
    ['Paris', [2.35, 48.86]],
    ['Sydney', [151.21, -33.87]],
  ] as const)('outside China GCJ-02 is WGS-84: %s', (_, at) => {
    expect(toGcj02(at)).toEqual(at);
    expect(fromGcj02(toGcj02(at))).toEqual(at);
  });

  test('the point that is given stays as it is', () => {
    const at: LngLat = Object.freeze([121.25, 31.3833]) as unknown as LngLat;
    toBd09(at);
    expect(at).toEqual([121.25, 31.3833]);
  });
});
