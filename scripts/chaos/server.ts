// The server of a round, in a process of its own that is killed:  node server.ts DATA_FOLDER

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openServer } from '#cli/commands/serve.ts';
import { makeAreaFolder } from '#tests/server/test-api.ts';

const dist = mkdtempSync(path.join(tmpdir(), 'circle-dist-'));
writeFileSync(path.join(dist, 'index.html'), '');
const { url } = await openServer(dist, {
  port: 0,
  host: '127.0.0.1',
  area: [makeAreaFolder()],
  data: process.argv[2] ?? '',
  rate: 100_000,
});
console.log(url);
