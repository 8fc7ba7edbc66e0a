// What a file's name says of a place.

import { expect, test } from 'vitest';
import { isKeptId, keptPrefix } from '#core/area.ts';
import { idWishOf, placeNameOf } from '#views/areas/file-names.ts';

test.each([
  ['monaco.osm.pbf', 'Monaco'],
  ['porto-latest.osm.pbf', 'Porto'],
  ['berlin-260101.osm.pbf', 'Berlin'],
  ['hong-kong-latest-internal.osm.gz', 'Hong Kong'],
  ['嘉定_20261124.osm', '嘉定'],
  ['map', 'Map'],
  ['.osm', ''],
])('%s names %s', (file, name) => expect(placeNameOf(file)).toBe(name));

test.each([
  ['Monaco', 'monaco'],
  ['São Paulo', 'sao-paulo'],
  ['嘉定', 'area'],
  ['  -- ', 'area'],
  ['x'.repeat(80), 'x'.repeat(40)],
])('%s wishes for the id %s', (name, wish) => {
  expect(idWishOf(name)).toBe(wish);
  const id = `${keptPrefix}${wish}`;
  expect(id).toMatch(/^[a-z0-9][a-z0-9-]{0,63}$/);
  expect(isKeptId(id)).toBe(true);
});
