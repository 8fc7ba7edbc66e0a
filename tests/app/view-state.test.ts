import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resolveTheme } from '#app/theme.ts';
import { demandWeights } from '#core/demand.ts';
import { serviceCodes } from '#core/service.ts';
import { profileNames } from '#core/streets/profile.ts';
import {
  defaultViewState,
  formatViewState,
  hoursFilters,
  layoutChoices,
  openFilters,
  outlineChoices,
  parseViewState,
  plannerLayers,
  plannerTabs,
  reachFilters,
  streetChoices,
  themeChoices,
  type ViewState,
  viewNames,
  voiceForms,
} from '#state/view-state.ts';

const slug = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/);
const degrees = (limit: number) =>
  fc.integer({ min: -limit * 1e6, max: limit * 1e6 }).map((n) => n / 1e6);
/** Not the shortest form of every number: what a place of a list or a link holds. */
const viewState: fc.Arbitrary<ViewState> = fc.record({
  view: fc.constantFrom(...viewNames),
  area: slug,
  station: fc.option(slug),
  form: fc.option(fc.constantFrom(...voiceForms)),
  profile: fc.constantFrom(...profileNames),
  min: fc.constantFrom(3, 5, 8, 10, 15, 20, 30),
  metres: fc.option(fc.constantFrom(800, 1000, 1500)),
  services: fc.uniqueArray(fc.constantFrom(...serviceCodes)),
  open: fc.constantFrom(...openFilters),
  hours: fc.constantFrom(...hoursFilters),
  when: fc.option(
    fc
      .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 16)),
  ),
  lang: fc.constantFrom('zh', 'en'),
  theme: fc.constantFrom(...themeChoices),
  text: fc.constantFrom('normal', 'large'),
  at: fc.option(fc.tuple(degrees(180), degrees(90))),
  weight: fc.constantFrom(...demandWeights),
  office: fc.constantFrom('9-17', '0-24', '8-20'),
  tab: fc.constantFrom(...plannerTabs),
  layer: fc.constantFrom(...plannerLayers),
  outlines: fc.constantFrom(...outlineChoices),
  streets: fc.constantFrom(...streetChoices),
  programme: fc.option(slug),
  date: fc.option(fc.constantFrom('2026-12-01', '2024-02-29')),
  layout: fc.constantFrom(...layoutChoices),
  series: fc.option(fc.constantFrom('凝“新”聚力湾', 'Evening school, part 2: art & hobbies')),
  reach: fc.constantFrom(...reachFilters),
  plan: fc.option(fc.stringMatching(/^[\w-]{1,60}$/)),
  against: fc.option(fc.stringMatching(/^[\w-]{1,60}$/)),
});

test('what is written into the address is read back as it was', () => {
  fc.assert(
    fc.property(viewState, (state) => {
      expect(parseViewState(formatViewState(state))).toEqual({ state, refused: [] });
    }),
  );
});

test('the default state needs no query string', () => {
  expect(formatViewState(defaultViewState)).toBe('');
  expect(parseViewState('')).toEqual({ state: defaultViewState, refused: [] });
});

test('no query string makes it throw, and every value it gives is a valid one', () => {
  fc.assert(
    fc.property(fc.webQueryParameters(), (query) => {
      const { state } = parseViewState(`?${query}`);
      expect(parseViewState(formatViewState(state)).state).toEqual(state);
    }),
  );
});

describe('a value that is not understood falls back and is named', () => {
  test.each([
    ['profile', 'rocket', 'ebike'],
    ['services', 'water,gold', ''],
    ['min', '7', '15'],
    ['when', '2026-13-01T10:00', ''],
    ['when', '2026-02-30T10:00', ''],
    ['at', '121.25', ''],
    ['at', '31.38,121.25', ''],
    ['at', 'NaN,31', ''],
    ['station', '../etc', ''],
    ['lang', 'fr', 'zh'],
  ])('%s=%s', (name, value, used) => {
    const { state, refused } = parseViewState(`?${name}=${encodeURIComponent(value)}`);
    expect(state).toEqual(defaultViewState);
    expect(refused).toEqual([{ name, value, used }]);
  });
});

test('a planner starts with walking, and says so only when it is something else', () => {
  expect(parseViewState('?view=planner').state.profile).toBe('walk');
  expect(formatViewState(parseViewState('?view=planner').state)).toBe('?view=planner');
  const riding = { ...parseViewState('?view=planner').state, profile: 'ebike' as const };
  expect(formatViewState(riding)).toBe('?view=planner&profile=ebike');
});

test('the addresses of the contract are understood', () => {
  const { state, refused } = parseViewState(
    '?station=jd-t1-01&services=water,haircut&open=now&when=2026-11-24T22:00&at=121.25,31.38&text=large',
  );
  expect(refused).toEqual([]);
  expect(state).toMatchObject({
    station: 'jd-t1-01',
    services: ['water', 'haircut'],
    open: 'now',
    when: '2026-11-24T22:00',
    at: [121.25, 31.38],
    text: 'large',
  });
});

test.each([
  ['auto', false, false, 'day'],
  ['auto', true, false, 'night'],
  ['auto', false, true, 'glare'],
  ['auto', true, true, 'night'],
  ['day', true, true, 'day'],
  ['glare', true, false, 'glare'],
] as const)('theme %s, dark %s, more contrast %s: %s', (choice, dark, moreContrast, theme) => {
  expect(resolveTheme(choice, { dark, moreContrast })).toBe(theme);
});
