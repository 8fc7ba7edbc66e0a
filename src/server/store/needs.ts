// What the survey has heard, as counts of persons; too few to be told are only counted as withheld.

import { type Kysely, sql } from 'kysely';
import { fewestCounted, type NeedCounts } from '#core/need.ts';
import { needsByPlace, type PersonsAt } from '#core/needs-by-place.ts';
import { isServiceCode } from '#core/service.ts';
import type { Tables } from './tables.ts';

/** An area, and the neighbourhoods of its stations. */
interface Area {
  readonly id: string;
  readonly neighbourhoods: ReadonlySet<string>;
  readonly neighbourhoodOf: ReadonlyMap<string, string>;
}

export async function countNeeds(db: Kysely<Tables>, area: Area): Promise<NeedCounts> {
  const pairs = await db
    .selectFrom('need')
    .select(['service', 'part', sql<number>`count(*)`.as('persons')])
    .where('area', '=', area.id)
    .groupBy(['service', 'part'])
    .orderBy('service')
    .orderBy('part')
    .execute();
  const { persons } = await db
    .selectFrom('need')
    .select(sql<number>`count(distinct submission)`.as('persons'))
    .where('area', '=', area.id)
    .executeTakeFirstOrThrow();
  const counts = pairs.filter((pair) => pair.persons >= fewestCounted);
  return {
    area: area.id,
    persons: persons >= fewestCounted ? persons : null,
    counts: counts as NeedCounts['counts'],
    places: needsByPlace(await personsAt(db, area), fewestCounted),
    withheld: pairs.length - counts.length,
  };
}

async function personsAt(db: Kysely<Tables>, area: Area): Promise<PersonsAt[]> {
  const persons = sql<number>`count(distinct submission)`.as('persons');
  const needs = db.selectFrom('need').where('area', '=', area.id);
  const [ofPlaces, ofServices] = await Promise.all([
    needs.select(['place', persons]).groupBy('place').execute(),
    needs.select(['place', 'service', persons]).groupBy(['place', 'service']).execute(),
  ]);
  const all = [...ofPlaces.map((one) => ({ ...one, service: null })), ...ofServices];
  return all.flatMap(({ place: key, service, persons: count }) => {
    const place = neighbourhoodAt(key, area);
    const isKnown = service === null || isServiceCode(service);
    return place === undefined || !isKnown ? [] : { place, service, persons: count };
  });
}

/** Undefined: it is in no neighbourhood that the area has today. */
function neighbourhoodAt(key: string, { neighbourhoods, neighbourhoodOf }: Area) {
  const [kind, id = ''] = key.split('/', 2);
  if (kind === 'station') return neighbourhoodOf.get(id);
  return neighbourhoods.has(id) ? id : undefined;
}
