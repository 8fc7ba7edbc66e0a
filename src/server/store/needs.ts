// What the survey has heard, as counts of persons; too few to be told are only counted as withheld.

import { type Kysely, sql } from 'kysely';
import { fewestCounted, type NeedCounts } from '#core/need.ts';
import type { Tables } from './tables.ts';

export async function countNeeds(db: Kysely<Tables>, area: string): Promise<NeedCounts> {
  const pairs = await db
    .selectFrom('need')
    .select(['service', 'part', sql<number>`count(*)`.as('persons')])
    .where('area', '=', area)
    .groupBy(['service', 'part'])
    .orderBy('service')
    .orderBy('part')
    .execute();
  const { persons } = await db
    .selectFrom('need')
    .select(sql<number>`count(distinct submission)`.as('persons'))
    .where('area', '=', area)
    .executeTakeFirstOrThrow();
  const counts = pairs.filter((pair) => pair.persons >= fewestCounted);
  return {
    area,
    persons: persons >= fewestCounted ? persons : null,
    counts: counts as NeedCounts['counts'],
    withheld: pairs.length - counts.length,
  };
}
