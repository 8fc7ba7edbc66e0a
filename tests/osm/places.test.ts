import { describe, expect, test } from 'vitest';
import type { Basemap } from '#core/basemap.ts';
import { buildPlaces } from '#osm/places.ts';

type Labels = Basemap['labels']['features'];
type Names = Basemap['street_names']['features'];

const label = (
  properties: Labels[number]['properties'],
  at: readonly [number, number] = [121.24, 31.38],
): Labels[number] => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: [...at] },
});
const street = (
  name: string,
  kind: Names[number]['properties']['kind'],
  ...coordinates: [number, number][]
): Names[number] => ({
  type: 'Feature',
  properties: { name, kind },
  geometry: { type: 'LineString', coordinates },
});
const places = (labels: Labels, names: Names = []) =>
  buildPlaces(
    {
      labels: { type: 'FeatureCollection', features: labels },
      street_names: { type: 'FeatureCollection', features: names },
    },
    (text) => ({ pinyin: `<${text}>`, initials: text.slice(0, 1) }),
  );

describe('places to pick from', () => {
  test('what the map labels is a landmark or a neighbourhood, the most prominent first', () => {
    const found = places([
      label({ kind: 'school', rank: 4, name: '普通小学' }),
      label({ kind: 'landmark', rank: 2, name: '法华塔', name_en: 'Fahua Pagoda' }),
      label({ kind: 'neighbourhood', rank: 3, name: '州桥社区' }),
    ]);
    expect(found.map(({ kind, name }) => [kind, name.zh])).toEqual([
      ['landmark', '法华塔'],
      ['neighbourhood', '州桥社区'],
      ['landmark', '普通小学'],
    ]);
    expect(found[0]).toEqual({
      kind: 'landmark',
      name: { zh: '法华塔', en: 'Fahua Pagoda' },
      at: [121.24, 31.38],
      pinyin: '<法华塔>',
      initials: '法',
    });
  });

  test('a street in several pieces is one place, half-way along its longest', () => {
    const found = places(
      [],
      [
        street('城中路', 'primary', [121.3, 31.3], [121.301, 31.3]),
        street('城中路', 'primary', [121.24, 31.38], [121.24, 31.381], [121.24, 31.39]),
      ],
    );
    expect(found.map(({ kind, name, at }) => [kind, name.zh, at])).toEqual([
      ['street', '城中路', [121.24, 31.385]],
    ]);
  });

  test('a motorway is no place to stand, and a street named like a landmark is the landmark', () => {
    const line: [number, number][] = [
      [121.24, 31.38],
      [121.25, 31.38],
    ];
    const found = places(
      [label({ kind: 'mall', rank: 3, name: '疁城新天地' })],
      [street('绕城高速', 'motorway', ...line), street('疁城新天地', 'pedestrian', ...line)],
    );
    expect(found.map(({ name }) => name.zh)).toEqual(['疁城新天地']);
  });

  test('pieces of one park are one place; equal names at two ends of a city are two', () => {
    const park = { kind: 'park', rank: 3, name: '环城河绿带' } as const;
    expect(places([label(park), label(park, [121.25, 31.385])])).toHaveLength(1);
    expect(places([label(park), label(park, [121.3, 31.38])])).toHaveLength(2);
  });
});
