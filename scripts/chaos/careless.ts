// The control of the power cut: the same database told not to wait for the disk. It has to lose
// something, or the model would prove nothing:  node careless.ts DATA_FOLDER

import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { openStore } from '#server/store/open.ts';
import { databaseFile } from '#server/store/sqlite.ts';

const folder = process.argv[2] ?? '';
await (await openStore({ folder })).close();
const database = new DatabaseSync(databaseFile(folder));
database.exec('pragma synchronous = normal');
const insert = database.prepare(
  `insert into submission (id, kind, area, state, at_ms, expires_ms) values (?, 'need', 'town', 'received', 0, 1)`,
);
for (;;) {
  const id = randomUUID();
  insert.run(id);
  writeSync(1, `${id}\n`);
}
