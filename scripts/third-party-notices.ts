// A plugin of the build that writes `licences.txt`: the licence of every package of which a piece
// is in what is built, workers and copied files included; most of them ask for that. It is made
// from what the bundler put in, so that nobody has to keep a list.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

const opening = `15-minute service circle (15分钟服务圈), MIT licence.
The map of Jiading Town is our own drawing, CC0-1.0. An area made from OpenStreetMap is
© OpenStreetMap contributors, Open Database License (https://opendatabase.org/licenses/odbl/1-0/);
the map says so where it is shown.

Of others, each under its own licence, this app contains pieces of:`;

const rule = '-'.repeat(80);

/** The folder of the package that a module comes from; null: it is ours, or the bundler's own. */
export function packageOf(id: string): string | null {
  const file = id.replace(/^\0+/, '').replace(/\?.*$/, '');
  const [, folder] = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file) ?? [];
  return folder !== undefined && existsSync(path.join(folder, 'package.json')) ? folder : null;
}

interface Package {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

/** Throws where a package says nothing about its licence: then it can't be passed on. */
export function noticeOf(folder: string): string {
  const { name, version, license } = JSON.parse(
    readFileSync(path.join(folder, 'package.json'), 'utf8'),
  ) as Package;
  const file = readdirSync(folder).find((entry) => /^(?:licen[cs]e|copying)\b/i.test(entry));
  if (!license) throw new Error(`${name} does not say under which licence it is`);
  const text = file ? readFileSync(path.join(folder, file), 'utf8').trim() : '';
  return `${rule}\n${name} ${version}, ${license}\n\n${text || `(${name} brings no text of it.)`}`;
}

/** One plugin for the app, one for its workers, which are built before the app is written. */
export function thirdPartyNotices(): { app: Plugin; workers: () => Plugin[] } {
  const folders = new Set<string>();
  const collect: Plugin['generateBundle'] = (_, bundle) => {
    const ids = Object.values(bundle).flatMap((output) =>
      output.type === 'chunk' ? output.moduleIds : output.originalFileNames,
    );
    for (const id of ids) folders.add(packageOf(path.resolve(id)) ?? '');
  };
  return {
    workers: () => [{ name: 'notices of workers', generateBundle: collect }],
    app: {
      name: 'third-party notices',
      apply: 'build',
      generateBundle(options, bundle, isWrite) {
        collect.call(this, options, bundle, isWrite);
        const notices = [...folders].filter(Boolean).map(noticeOf).sort();
        const source = `${[opening, ...new Set(notices)].join('\n\n')}\n`;
        this.emitFile({ type: 'asset', fileName: 'licences.txt', source });
      },
    },
  };
}
