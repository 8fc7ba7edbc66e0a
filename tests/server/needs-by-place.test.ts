// Needs by neighbourhood on both engines, also those that came before places were kept.

import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { NeedCounts } from '#core/need.ts';
import { openStore } from '#server/store/open.ts';
import { onEachEngine } from './engines.ts';
import { need, openTestApi, type TestApi } from './test-api.ts';

const counts = async (t: TestApi): Promise<NeedCounts> =>
  (await (await t.ask('/api/needs?area=town')).json()) as NeedCounts;

onEachEngine((newPlace) => {
  test('a need near a station is of the neighbourhood nearest to it', async () => {
    const t = await openTestApi(await newPlace());
    for (let i = 0; i < 3; i += 1) await t.submit(need());
    const near = need({ where: { kind: 'station', id: 'south' }, parts: ['noon', 'night'] });
    for (let i = 0; i < 3; i += 1) await t.submit(near);
    expect((await counts(t)).places).toEqual([
      {
        place: '州桥社区',
        persons: 6,
        services: [
          { service: 'haircut', persons: 6 },
          { service: 'water', persons: 6 },
        ],
      },
    ]);
    await t.api.close();
  });

  test('what was said before places were kept counts where it was said', async () => {
    const place = await newPlace();
    const before = await openTestApi(place);
    for (let i = 0; i < 5; i += 1) await before.submit(need());
    const told = await counts(before);
    await before.api.close();
    const engine = await openStore(place);
    await engine.write(async (transaction) => {
      await sql`alter table need drop column place`.execute(transaction);
      await sql`drop table live_step`.execute(transaction);
      // Steps are taken in their order, so those that came after it go as well.
      await sql`delete from kysely_migration where name >= '2026-11-24-j'`.execute(transaction);
    });
    await engine.close();
    const after = await openTestApi(place);
    expect(told.places).toHaveLength(1);
    expect(await counts(after)).toEqual(told);
    await after.api.close();
  });
});
