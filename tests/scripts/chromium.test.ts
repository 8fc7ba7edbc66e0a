import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findChromium, provideChromium } from '#scripts/chromium.ts';

const before = { PATH: process.env.PATH, CHROMIUM_PATH: process.env.CHROMIUM_PATH };
let machine = '';
const at = (name: string) => path.join(machine, name);

/** Puts a program on the otherwise empty path. */
function program(name: string, script: string): string {
  writeFileSync(at(name), `#!/bin/sh\n${script}\n`);
  chmodSync(at(name), 0o755);
  return at(name);
}

beforeEach(() => {
  machine = mkdtempSync(path.join(tmpdir(), 'machine-'));
  process.env.PATH = machine;
  delete process.env.CHROMIUM_PATH;
  program('sudo', '[ "$2" = true ] && exit 0\nshift\nexec "$@"');
});
afterEach(() => {
  rmSync(machine, { recursive: true });
  for (const [name, value] of Object.entries(before)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
});

/** A package manager that writes down what it is asked and then has it installed. */
function packageManager() {
  const chromium = `printf '#!/bin/sh\\n' > ${at('chromium')}; /bin/chmod +x ${at('chromium')}`;
  const font = `printf '#!/bin/sh\\necho font' > ${at('fc-list')}; /bin/chmod +x ${at('fc-list')}`;
  program(
    'apt-get',
    `echo "$@" >> ${at('asked')}
case "$*" in *chromium*) ${chromium};; esac
case "$*" in *fonts-noto-cjk*) ${font};; esac`,
  );
}
const asked = () => (existsSync(at('asked')) ? readFileSync(at('asked'), 'utf8') : '');

test('CHROMIUM_PATH comes before what is on the system', () => {
  program('chromium', '');
  process.env.CHROMIUM_PATH = program('my-chromium', '');
  expect(findChromium()).toBe(at('my-chromium'));
});

test('a CHROMIUM_PATH that names no program is an error, not a reason to take another', () => {
  program('chromium', '');
  process.env.CHROMIUM_PATH = at('nowhere');
  expect(findChromium).toThrow(/CHROMIUM_PATH names no program/);
});

test('a machine that has a browser and a font for Chinese installs nothing', () => {
  packageManager();
  program('google-chrome', '');
  program('fc-list', 'echo font');
  expect(provideChromium()).toBe(at('google-chrome'));
  expect(asked()).toBe('');
});

test.runIf(process.platform === 'linux')('what is missing is installed, and no more', () => {
  packageManager();
  expect(provideChromium()).toBe(at('chromium'));
  expect(asked()).toMatch(/install .*chromium fonts-noto-cjk/);
});

test.runIf(process.platform === 'linux')('a missing font alone is installed', () => {
  packageManager();
  program('chromium', '');
  provideChromium();
  expect(asked()).toMatch(/install .*fonts-noto-cjk/);
  expect(asked()).not.toContain('chromium');
});

test.runIf(process.platform === 'linux')(
  'without a way to install, the run fails in one line',
  () => {
    expect(provideChromium).toThrow(/^no Chromium: install one .* or set CHROMIUM_PATH$/);
  },
);
