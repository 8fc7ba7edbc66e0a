import { describe, expect, it } from 'vitest';
import type { Bbox } from '#core/units.ts';
import { lowestZoomFor, roomAround } from '#map/room.ts';

const phone = { clientWidth: 390, clientHeight: 844 };
const desk = { clientWidth: 800, clientHeight: 800 };
const town: Bbox = [121.22, 31.36, 121.27, 31.4];
const city: Bbox = [-8.78, 40.98, -8.58, 41.13];

/** Pixels of a box at a zoom, by the definition of web Mercator. */
function pixels([west, south, east, north]: Bbox, zoom: number) {
  const world = 512 * 2 ** zoom;
  const y = (lat: number) =>
    Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);
  return { across: ((east - west) / 360) * world, down: (y(north) - y(south)) * world };
}

describe.each([
  ['a phone', phone],
  ['a desk', desk],
] as const)('on %s', (_, size) => {
  it('all of a city can be seen, above the sheet', () => {
    const { across, down } = pixels(city, lowestZoomFor(city, size));
    expect(across).toBeLessThanOrEqual(size.clientWidth);
    expect(down).toBeLessThanOrEqual(size.clientHeight / 3 + 1);
  });

  it('a town is not drawn together to a dot', () => {
    expect(lowestZoomFor(town, size)).toBe(11);
  });

  it('the map does not go where tiles have nothing', () => {
    expect(lowestZoomFor([110, 20, 125, 45], size)).toBe(8);
  });
});

it('there is room enough that a sheet over half of a phone hides nothing', () => {
  const flat: Bbox = [121, 31, 121.4, 31.1];
  const zoom = lowestZoomFor(flat, phone);
  const { down } = pixels(roomAround(flat), zoom);
  expect(down / 2).toBeGreaterThan(phone.clientHeight * 0.75);
});
