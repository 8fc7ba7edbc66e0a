// Where a figure comes from: one value that every export carries, so that a table, a map
// or a page found years later still says what it shows and how to make it again.

import type { PointWeight } from '#core/demand.ts';
import type { ServiceCode } from '#core/service.ts';
import type { ProfileName } from '#core/streets/profile.ts';
import type { Direction } from '#core/streets/reach.ts';
import type { Localized } from '#core/units.ts';

/** What the figures were computed with. */
export interface PlanParameters {
  readonly profile: ProfileName;
  /** `to`: from the demand to the stations. */
  readonly direction: Direction;
  readonly cutoffs: { readonly unit: 'minutes' | 'metres'; readonly values: readonly number[] };
  /** Local time at the area, `2026-11-24T22:00`; `week`: every hour of the week; null: any. */
  readonly moment: string | null;
  /** A station counts if it offers all of them; empty: every station. */
  readonly services: readonly ServiceCode[];
  readonly weight: PointWeight | 'street_length' | 'area';
  /** How stations count whose hours are not known. */
  readonly unknownHours: 'open' | 'closed';
  /** null: the stations as they are. */
  readonly scenario: string | null;
}

export interface Provenance {
  readonly appVersion: string;
  readonly area: { readonly id: string; readonly name: Localized };
  /** YYYY-MM-DD. */
  readonly dataDate: string;
  /** Checksum of the files of the area that the figures depend on. */
  readonly dataHash: string;
  readonly parameters: PlanParameters;
  /** SPDX identifier. */
  readonly licence: string;
  readonly attribution: Localized;
  /** Says that data are illustrative; null: none are. */
  readonly notice: Localized | null;
  /** RFC 3339. */
  readonly madeAt: string;
}

/** Longitude and latitude on WGS-84, the only coordinates that leave. */
export const exportCrs = 'OGC:CRS84';

type Entry = readonly [name: string, value: string | number];

/** As names and values, in the order of the table in `docs/formats/exports.md`. */
export function provenanceEntries(provenance: Provenance): Entry[] {
  const { area, parameters, attribution, notice } = provenance;
  const { cutoffs } = parameters;
  const inBoth = ({ zh, en }: Localized) => (en === undefined ? zh : `${zh} / ${en}`);
  return [
    ['app_version', provenance.appVersion],
    ['area', area.id],
    ['area_name', inBoth(area.name)],
    ['data_date', provenance.dataDate],
    ['data_hash', provenance.dataHash],
    ['crs', exportCrs],
    ['profile', parameters.profile],
    ['direction', parameters.direction],
    [`cutoff_${cutoffs.unit}`, cutoffs.values.join(' ')],
    ['moment', parameters.moment ?? 'any'],
    ['services', parameters.services.join(' ') || 'any'],
    ['weight', parameters.weight],
    ['unknown_hours', parameters.unknownHours],
    ['scenario', parameters.scenario ?? 'none'],
    ['licence', provenance.licence],
    ['attribution', inBoth(attribution)],
    ...(notice ? [['notice', inBoth(notice)] as const] : []),
    ['made_at', provenance.madeAt],
  ];
}

/** The same as an object, for JSON. */
export const provenanceObject = (provenance: Provenance): Record<string, string | number> =>
  Object.fromEntries(provenanceEntries(provenance));
