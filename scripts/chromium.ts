// The Chromium of the browser tests: CHROMIUM_PATH, else one on the system, else one
// installed by the system's package manager together with a font for Chinese. Browser
// tests are never left out: without a browser the run fails.

import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

/**
 * Software WebGL that stays quiet, as far as it is the same for all; what is not WebGL is drawn
 * without it, at half the cost; and nothing that calls home.
 */
export const quietFlags: readonly string[] = [
  '--no-sandbox',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-gpu-compositing',
  '--disable-background-networking',
];

const programs = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const applications = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

interface PackageManager {
  readonly refresh: readonly string[];
  readonly install: readonly string[];
  readonly browser: string;
  readonly font: string | null;
  readonly asRoot: boolean;
}
const packageManagers: Readonly<Record<string, PackageManager>> = {
  'apt-get': {
    refresh: ['update', '-q'],
    install: ['install', '-y', '-q', '--no-install-recommends'],
    browser: 'chromium',
    font: 'fonts-noto-cjk',
    asRoot: true,
  },
  dnf: {
    refresh: ['makecache'],
    install: ['install', '-y'],
    browser: 'chromium',
    font: 'google-noto-sans-cjk-fonts',
    asRoot: true,
  },
  apk: {
    refresh: ['update'],
    install: ['add'],
    browser: 'chromium',
    font: 'font-noto-cjk',
    asRoot: true,
  },
  brew: {
    refresh: ['update'],
    install: ['install', '--cask'],
    browser: 'chromium',
    font: null,
    asRoot: false,
  },
};

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

function onPath(program: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return folders.map((folder) => path.join(folder, program)).find(isProgram);
}

/** The address of a Chromium on this machine; throws when CHROMIUM_PATH names none. */
export function findChromium(): string | undefined {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (isProgram(chosen)) return chosen;
    throw new Error(`CHROMIUM_PATH names no program: ${chosen}`);
  }
  return programs.map(onPath).find(Boolean) ?? applications.find(isProgram);
}

function hasChineseFont(): boolean {
  if (process.platform !== 'linux') return true;
  return (spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout ?? '').trim() !== '';
}

const succeeds = (command: readonly string[], quiet = false) => {
  const [program = '', ...parameters] = command;
  return spawnSync(program, parameters, { stdio: quiet ? 'ignore' : 'inherit' }).status === 0;
};

/** Installs by the first package manager found; says whether all of it went well. */
function install(what: { browser: boolean; font: boolean }): boolean {
  const [name, manager] = Object.entries(packageManagers).find(([tool]) => onPath(tool)) ?? [];
  if (!name || !manager) return false;
  const needsSudo = manager.asRoot && process.getuid?.() !== 0;
  if (needsSudo && !succeeds(['sudo', '-n', 'true'], true)) return false;
  const prefix = [...(needsSudo ? ['sudo', '-n'] : []), name];
  const packages = [what.browser && manager.browser, what.font && manager.font].filter(
    (item) => typeof item === 'string',
  );
  console.log(`${name} install ${packages.join(' ')}`);
  succeeds([...prefix, ...manager.refresh]);
  return succeeds([...prefix, ...manager.install, ...packages]);
}

/** Finds Chromium and a font for Chinese, or installs them; throws when it can't. */
export function provideChromium(): string {
  const missing = { browser: findChromium() === undefined, font: !hasChineseFont() };
  if (missing.browser || missing.font) install(missing);
  const chromium = findChromium();
  if (!chromium) {
    throw new Error(
      'no Chromium: install one (Debian: apt-get install chromium) or set CHROMIUM_PATH',
    );
  }
  if (!hasChineseFont()) {
    throw new Error('no font for Chinese: install one (Debian: apt-get install fonts-noto-cjk)');
  }
  return chromium;
}
