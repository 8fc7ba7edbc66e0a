// Which programmes the conditions leave, and what a person may choose from: pure, so that
// the list, the week, the map and the count on the button always agree.

import type { Programme } from '#core/programme.ts';

export interface Conditions {
  /** A series, or a strand of one; null: any. */
  readonly series: string | null;
  readonly station: string | null;
  readonly isAfterHours: boolean;
  /** Ids of the stations near enough; null: distance is no condition. */
  readonly near: ReadonlySet<string> | null;
}

export const meets = (
  { series, strand, station_id, after_hours }: Programme,
  conditions: Conditions,
): boolean =>
  (conditions.series === null || [series, strand?.zh].includes(conditions.series)) &&
  (conditions.station === null || station_id === conditions.station) &&
  (!conditions.isAfterHours || after_hours) &&
  (conditions.near === null || conditions.near.has(station_id));

export interface Series {
  /** As published, in Chinese: what a link names it by. */
  readonly name: string;
  readonly en: string | undefined;
  readonly strands: readonly { readonly zh: string; readonly en?: string | undefined }[];
  readonly programmes: readonly Programme[];
}

/** In the order in which the data name them first. */
export function seriesOf(programmes: readonly Programme[]): Series[] {
  const names = [...new Set(programmes.map(({ series }) => series))];
  return names.map((name) => {
    const members = programmes.filter(({ series }) => series === name);
    const strands = new Map(
      members.flatMap(({ strand }) => (strand ? [[strand.zh, strand] as const] : [])),
    );
    return {
      name,
      en: members[0]?.series_en,
      strands: [...strands.values()],
      programmes: members,
    };
  });
}

/** The series that a chosen name belongs to, whether it is its own or that of a strand. */
export const seriesHolding = (series: readonly Series[], name: string | null): Series | null =>
  series.find((one) => one.name === name || one.strands.some(({ zh }) => zh === name)) ?? null;
