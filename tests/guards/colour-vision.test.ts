// Colours that mean different things and appear together can be told apart by eyes that lack a
// kind of cone, or differ in shape as well. 0.07 in OKLab is what the eight colours of Okabe and
// Ito keep among themselves; two thirds of it is enough for neighbours of a ramp, whose order says
// the same.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { drawMarker } from '#map/marker.ts';
import { lookStyles } from '#map/planning.ts';
import { type DemandLook, demandLooks, type ThemeName } from '#map/scene.ts';
import { mapThemes } from '#map/theme.ts';
import { apart, type Eyes, eyes } from '#tests/fixtures/colour-vision.ts';
import { layerLooks } from '#views/planner/map/scene.ts';

const kinds = Object.keys(eyes) as Eyes[];
const themes = Object.keys(mapThemes) as ThemeName[];
const leastDistance = 0.07;
const leastStep = 0.045;

/** The pairs that come closer than the limit, for whom. */
function confused(colours: Readonly<Record<string, string>>, limit: number): string[] {
  const all = Object.entries(colours);
  return all.flatMap(([name, colour], i) =>
    all.slice(0, i).flatMap(([otherName, other]) =>
      kinds
        .map((kind) => [kind, apart(colour, other, kind)] as const)
        .filter(([, distance]) => distance < limit)
        .map(([kind, distance]) => `${kind}: ${otherName} ${name} ${distance.toFixed(3)}`),
    ),
  );
}

test('red and green are one colour to a deutan, and are found', () => {
  expect(apart('#ff0000', '#00ff00', 'usual')).toBeGreaterThan(0.5);
  expect(confused({ olive: '#A08A00', vermilion: '#D55E00' }, leastDistance)).toEqual([
    expect.stringContaining('deutan'),
  ]);
});

describe.each(themes)('in the %s theme', (theme) => {
  const styles = lookStyles(theme);
  const parts = demandLooks.filter((look) => look.startsWith('part-'));
  const layers = Object.entries({ ...layerLooks, nearest: parts });

  test.each(layers)('the classes of the layer %s differ in shape or colour', (_, looks) => {
    for (const isRing of [true, false]) {
      const alike = (looks as readonly DemandLook[]).filter(
        (look) => styles[look].isRing === isRing,
      );
      const colours = Object.fromEntries(alike.map((look) => [look, styles[look].colour]));
      expect(confused(colours, leastDistance)).toEqual([]);
    }
  });

  test('steps of the ramp of shares can be told from their neighbours', () => {
    const css = readFileSync('src/views/planner/charts/charts.css', 'utf8');
    const rule = css.slice(css.indexOf(theme === 'day' ? '--heat-0:' : `"${theme}"] {`));
    const ramp = [...rule.slice(0, rule.indexOf('}')).matchAll(/--heat-\d: (#\w{6})/g)];
    expect(ramp).toHaveLength(6);
    const steps = ramp.map(([, colour]) => colour as string);
    for (let i = 1; i < steps.length; i++) {
      const pair = { [`step ${i - 1}`]: steps[i - 1] as string, [`step ${i}`]: steps[i] as string };
      expect(confused(pair, leastStep)).toEqual([]);
    }
  });
});

test.each(['dot', 'disc', 'pin', 'number'] as const)(
  'the states of a station drawn as a %s differ without any colour',
  (form) => {
    const shapes = (['open', 'closing', 'closed', 'unknown'] as const).map((state) => {
      const { svg } = drawMarker({ form, state, kind: 'energy_station', rank: 1 }, mapThemes.day);
      return svg.replaceAll(/#[0-9a-f]{6}/gi, '#');
    });
    expect(new Set(shapes).size).toBe(4);
  },
);
