// Runs a script of the project on the project's own Node, after installing what is
// missing:  node scripts/bootstrap.mjs scripts/start.ts [arguments]
// This file alone runs on whatever Node ≥ 20 the machine has and needs no dependency;
// everything it starts is TypeScript on the Node 24 that comes as the npm package `node`.

import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = path.join(root, 'node_modules', '.bin');
const ownNode = path.join(
  root,
  'node_modules/node/bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/** @param {string} file @returns {Record<string, { version: string, optional?: boolean, devOptional?: boolean }>} */
function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages;
  } catch {
    return {};
  }
}

/** Whether every package of the lock file is there, in the version it names. */
function isInstalled() {
  const present = packagesIn('node_modules/.package-lock.json');
  return Object.entries(packagesIn('package-lock.json')).every(
    ([place, { version, optional, devOptional }]) =>
      place === '' || optional || devOptional || present[place]?.version === version,
  );
}

/** @param {string} node */
function isRecent(node) {
  const { status, stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return status === 0 && Number(/^v(\d+)/.exec(stdout)?.[1]) >= 24;
}

/** @param {string[]} lines @returns {never} */
function fail(...lines) {
  for (const line of lines) console.error(line);
  process.exit(1);
}

function install() {
  if (isInstalled()) return;
  const started = performance.now();
  console.log('[install] npm ci');
  const npm = process.env.npm_execpath;
  const command = npm ? [process.execPath, npm] : ['npm'];
  const { status } = spawnSync(
    /** @type {string} */ (command[0]),
    [...command.slice(1), 'ci', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: root, stdio: 'inherit' },
  );
  if (status !== 0) {
    fail(
      'Installing failed; npm says why above.',
      'If it was the package `node`: its install step fetches Node 24 (node-<system>-<processor>)',
      'from the npm registry. Check the network and the registry, then run the command again.',
    );
  }
  console.log(`[install] ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

install();
// A program that does not run here would stand before the machine's own Node in every script.
if (!isRecent(ownNode)) rmSync(path.join(bin, 'node'), { force: true });
const node = [ownNode, process.execPath].find(isRecent);
if (!node) {
  fail(
    'No Node 24: the npm package `node` is there but its program does not run on this machine',
    `(${ownNode}). Install Node 24 or newer and run the command again.`,
  );
}

const child = spawn(node, process.argv.slice(2), {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: [bin, process.env.PATH].join(path.delimiter) },
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => child.kill(signal));
}
// A shell between npm and this process may end by a signal without passing it on.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref();
child.on('exit', (code) => process.exit(code ?? 1));
