// Writes `dist/sw.js`, the last step of a build: the service worker with the list of all that
// was built and the checksum of each file. A build of its own, since it is one classic script.

import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';
import type { Shipped } from '#offline/shipped.ts';

const area = 'jiading';

/** Files that are asked of the server: which version it has, and copies that it makes of others. */
const apart = /(^|\/)\.|^(sw\.js|version\.json)$|\.(br|gz)$/;
/** Files that an operator may change after the build, or the server makes anew. */
const changing = /^(kiosk\.json|areas\/index\.json|calendar\/)/;
/** Known by the manifest of their area. */
const inArea = /^areas\/[^/]+\//;

/** How many files it keeps. */
export async function writeServiceWorker(dist: string): Promise<number> {
  const shipped = await listShipped(dist);
  const built = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    define: { SHIPPED: JSON.stringify(shipped) },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: 'src/offline/service-worker.ts', formats: ['iife'], name: 'worker' },
    },
  });
  const [bundle] = [built].flat();
  const script = bundle && 'output' in bundle ? bundle.output[0]?.code : undefined;
  if (script === undefined) throw new Error('Vite built no service worker');
  writeFileSync(path.join(dist, 'sw.js'), script);
  return Object.keys(shipped.files).length + shipped.changing.length;
}

async function listShipped(dist: string): Promise<Shipped> {
  const found = await Array.fromAsync(glob('**/*.*', { cwd: dist }));
  const names = found.filter((name) => !apart.test(name)).sort();
  const files: Record<string, string> = {};
  for (const name of names.filter((name) => !changing.test(name) && !inArea.test(name))) {
    const hash = createHash('sha256').update(await readFile(path.join(dist, name)));
    // Of a folder's page the folder is the address: hosts send the other one there.
    files[`/${name.replace(/(^|\/)index\.html$/, '$1')}`] = `sha256-${hash.digest('base64')}`;
  }
  const list = {
    files,
    changing: names.filter((name) => changing.test(name)).map((name) => `/${name}`),
    area,
  };
  const version = createHash('sha256').update(JSON.stringify(list)).digest('hex').slice(0, 12);
  return { version, ...list };
}
