// The server of a round, in a process of its own that is killed:
//   node server.ts DATA_FOLDER_OR_URL [FOLDER_OF_THE_APP]
// Prints what the one who runs it is told, and its address at last.

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openServer } from '#cli/commands/serve.ts';
import { makeAreaFolder, testOrigin } from '#tests/server/test-api.ts';

const [, , place = '', app] = process.argv;

function emptyApp(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'circle-dist-'));
  writeFileSync(path.join(folder, 'index.html'), '');
  return folder;
}

const { url } = await openServer(
  app ?? emptyApp(),
  {
    port: 0,
    host: '127.0.0.1',
    area: [makeAreaFolder()],
    data: place,
    rate: 100_000,
    origin: testOrigin,
  },
  { databaseUrl: place.startsWith('postgresql:') ? place : undefined, tell: console.log },
);
console.log(url);
