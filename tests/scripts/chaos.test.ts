// The run that kills (`npm run chaos`), short: some lives over a faulty network to a server that is
// killed, one round of people and the desk; and that the ledger notices what is not as it was told.

import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { judge } from '#scripts/chaos/ledger.ts';
import { onSqlite } from '#scripts/chaos/places.ts';
import { runRound } from '#scripts/chaos/round.ts';
import { runSchedules } from '#scripts/chaos/schedules.ts';
import { openStore } from '#server/store/open.ts';
import { onEachEngine } from '#tests/server/engines.ts';
import { need, openTestApi } from '#tests/server/test-api.ts';

test(
  'lives over a faulty network to a server that is killed lose nothing',
  () =>
    onSqlite(async (place) => {
      const told = vi.spyOn(console, 'log');
      const options = { lives: 60, outages: 1, fewestKills: 2, seed: 7 };
      const isWell = await runSchedules('short', place, options);
      expect(isWell, told.mock.calls.join('\n')).toBe(true);
    }),
  120_000,
);
afterEach(() => vi.restoreAllMocks());

test(
  'what people and the desk were told stands after the server was killed',
  () =>
    onSqlite(async (place) => {
      const outcome = await runRound(place, () => 0.2);
      expect(outcome).toMatchObject({ lost: 0, duplicated: 0, faults: [] });
      expect([outcome.acknowledged, outcome.deskWork].every((count) => count > 0)).toBe(true);
    }),
  60_000,
);

onEachEngine((newPlace) => {
  describe('the ledger', () => {
    test('notices what was lost, altered, not asked for, taken back in vain, or torn', async () => {
      const place = await newPlace();
      const t = await openTestApi(place);
      const submissions = Array.from({ length: 5 }, (_, i) => need({ note: `note ${i}` }));
      const ids = submissions.map((): string => randomUUID());
      for (const [i, submission] of submissions.entries()) await t.submit(submission, ids[i]);
      await t.api.close();
      const engine = await openStore(place);
      const [first, second, third, fourth] = ids as [string, string, string, string];
      const standing = new Map(ids.map((id, i) => [id, submissions[i] ?? need()]));
      const whole = { standing, takenBack: new Set<string>(), refused: new Set<string>() };
      const none = { lost: 0, duplicated: 0, altered: 0, unasked: 0, cameLate: 0, faults: [] };
      expect(await judge(engine, whole)).toEqual(none);

      standing.set(second, need({ note: 'other words' }));
      standing.delete(third);
      standing.delete(fourth);
      await engine.db
        .deleteFrom('need')
        .where('submission', 'in', [first, ids[4] ?? ''])
        .execute();
      await engine.db.deleteFrom('submission').where('id', '=', first).execute();
      expect(await judge(engine, { ...whole, takenBack: new Set([fourth]) })).toEqual({
        ...{ ...none, lost: 1, altered: 1, unasked: 1, cameLate: 1 },
        faults: ['1 needs that count for nothing'],
      });
      await engine.close();
    });
  });
});
