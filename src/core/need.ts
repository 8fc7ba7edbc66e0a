// A need is what a person says they lack: which services, when, and near which station or
// neighbourhood. Never a position, and nothing about who says so. The survey's answers are
// public as counts, which are shown from five persons up.

import * as v from 'valibot';
import { idText, plainText } from './plain-text.ts';
import { serviceCodes } from './service.ts';

/** Parts of the day: first hour and the hour after the last; the night ends on the next day. */
export const dayParts = {
  early: [5, 8],
  morning: [8, 11],
  noon: [11, 14],
  afternoon: [14, 17],
  evening: [17, 21],
  night: [21, 29],
} as const satisfies Record<string, readonly [from: number, to: number]>;
export type DayPart = keyof typeof dayParts;
export const dayPartNames = Object.keys(dayParts) as DayPart[];

export const needDays = ['any', 'workdays', 'weekends'] as const;
export type NeedDays = (typeof needDays)[number];

export const serviceChoice = v.picklist(serviceCodes, 'is not a service');

/** Each of them once, at least one. */
export const someServices = v.pipe(
  v.array(serviceChoice),
  v.minLength(1, 'names no service'),
  v.maxLength(8, 'names more than 8 services'),
  v.check((codes) => new Set(codes).size === codes.length, 'names a service twice'),
);

const where = v.variant('kind', [
  v.strictObject({ kind: v.literal('station'), id: idText }),
  /** By the Chinese name it has among the places of the area. */
  v.strictObject({ kind: v.literal('neighbourhood'), id: plainText(40) }),
]);

export const need = v.strictObject({
  area: idText,
  services: someServices,
  parts: v.pipe(
    v.array(v.picklist(dayPartNames, 'is not a part of the day')),
    v.minLength(1, 'names no part of the day'),
    v.check((parts) => new Set(parts).size === parts.length, 'names a part of the day twice'),
  ),
  days: v.picklist(needDays),
  where,
  note: v.optional(plainText(300)),
});
export type Need = v.InferOutput<typeof need>;

/** Fewer persons than this could be recognised, so their count is not told. */
export const fewestCounted = 5;

const needCount = v.object({
  service: serviceChoice,
  part: v.picklist(dayPartNames),
  persons: v.pipe(v.number(), v.integer(), v.minValue(fewestCounted)),
});

const countTold = v.pipe(v.number(), v.integer(), v.minValue(fewestCounted));
const needsOfPlace = v.object({
  /** Chinese name of the neighbourhood. */
  place: v.string(),
  persons: countTold,
  /** What is not here was named by nobody, or is withheld. */
  services: v.array(v.object({ service: serviceChoice, persons: countTold })),
});
export type NeedsOfPlace = v.InferOutput<typeof needsOfPlace>;

/**
 * The answer of `GET /api/needs`: persons by service and part of the day, and by neighbourhood and
 * service, where a need near a station is of the neighbourhood nearest to it.
 */
export const needCounts = v.object({
  area: idText,
  /** All who answered; null: fewer than five. */
  persons: v.nullable(v.number()),
  counts: v.array(needCount),
  /** Those that can be told (`needs-by-place.ts`). */
  places: v.array(needsOfPlace),
  /** Pairs of service and part of the day that someone named but too few to be told. */
  withheld: v.number(),
});
export type NeedCounts = v.InferOutput<typeof needCounts>;
