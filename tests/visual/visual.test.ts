// The scenes look as they looked. `npm run visual -- --update` renews the references; what
// differs is written to .cache/visual/ as it was drawn and as a picture of the difference.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { findChromium, quietFlags } from '#scripts/chromium.ts';
import { compareBlocks, comparePixels, type Picture, pack, unpack } from './compare.ts';
import { scenes } from './scenes.ts';
import { type Machine, machineOf, shoot } from './shoot.ts';

const folder = 'tests/visual/references';
const machineFile = path.join(folder, 'machine.json');
const failures = '.cache/visual';
const isUpdate = process.env.VISUAL_UPDATE === '1';
const fileOf = (name: string) => path.join(folder, `${name}.png`);

let browser: Browser;
let isSameMachine = false;
beforeAll(async () => {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium: `npm test` finds or installs one');
  browser = await chromium.launch({ executablePath, args: [...quietFlags] });
  const machine = machineOf(browser);
  if (isUpdate) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(machineFile, `${JSON.stringify(machine, null, 2)}\n`);
    return;
  }
  const known = JSON.parse(readFileSync(machineFile, 'utf8')) as Machine;
  isSameMachine = known.chromium === machine.chromium && known.font === machine.font;
  if (!isSameMachine) {
    console.warn('COMPARED COARSELY: the references were drawn with', known, 'this is', machine);
  }
});
afterAll(() => browser.close());

test.each(scenes)('$name looks as it did', { timeout: 120_000 }, async (scene) => {
  const png = await shoot(browser, inject('appUrl'), scene);
  const packed = pack(unpack(png));
  const file = fileOf(scene.name);
  if (isUpdate) return writeFileSync(file, packed);
  const reference = unpack(readFileSync(file));
  const difference = (isSameMachine ? comparePixels : compareBlocks)(reference, unpack(packed));
  if (!difference.isSame) {
    mkdirSync(failures, { recursive: true });
    writeFileSync(path.join(failures, `${scene.name}.png`), png);
    writeFileSync(path.join(failures, `${scene.name}-difference.png`), difference.shown);
  }
  const { share, worst } = difference;
  const told = `${(share * 100).toFixed(2)} % differ, ${((worst ?? 0) * 100).toFixed(0)} % in a square`;
  expect(difference.isSame, `${scene.name}: ${told}; see ${failures}/`).toBe(true);
});

/** A piece of a picture moved down by some pixels. */
function shifted({ width, height, data }: Picture, by: number): Picture {
  const moved = Buffer.from(data);
  const [from, to] = [Math.floor(height * 0.4) * width * 4, Math.floor(height * 0.8) * width * 4];
  data.copy(moved, from + by * width * 4, from, to);
  return { width, height, data: moved };
}

/** The colour that is third most common, and about that of a mark, turned into another. */
function recoloured(picture: Picture): Picture {
  const counts = new Map<number, number>();
  const { data } = picture;
  for (let i = 0; i < data.length; i += 4) {
    const colour = data.readUInt32BE(i);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const marks = [...counts].filter(([, n]) => n > 600 && n < 0.02 * (data.length / 4));
  const [colour = 0] = marks.toSorted(([, a], [, b]) => b - a)[0] ?? [];
  const changed = Buffer.from(data);
  for (let i = 0; i < data.length; i += 4) {
    if (data.readUInt32BE(i) === colour) changed.writeUInt32BE((colour ^ 0x60600000) >>> 0, i);
  }
  return { ...picture, data: changed };
}

/** Of the size of a phone: they are compared several times. */
const small = scenes.filter(({ viewport }) => viewport.width < 500);

describe.runIf(!isUpdate && scenes.every(({ name }) => existsSync(fileOf(name))))(
  'a change',
  () => {
    const references = () =>
      small.map(({ name }) => [name, unpack(readFileSync(fileOf(name)))] as const);

    test('of nothing is none', () => {
      for (const [name, picture] of references()) {
        expect(comparePixels(picture, picture), name).toMatchObject({ share: 0, isSame: true });
      }
    });

    test('of a panel by four pixels is seen in every scene', () => {
      for (const [name, picture] of references()) {
        expect(comparePixels(picture, shifted(picture, 4)).isSame, name).toBe(false);
      }
    });

    test('of a colour is seen in every scene', () => {
      for (const [name, picture] of references()) {
        expect(comparePixels(picture, recoloured(picture)).isSame, name).toBe(false);
      }
    });

    test('of another scene is seen coarsely', () => {
      const [[, day], [, night]] = references() as [[string, Picture], [string, Picture]];
      expect(compareBlocks(day, day).isSame).toBe(true);
      expect(compareBlocks(day, night).isSame).toBe(false);
      expect(compareBlocks(day, shifted(day, 64)).isSame).toBe(false);
    });
  },
);
