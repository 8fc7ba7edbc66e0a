// A programme is a dated activity at a station, once or by a rule of RFC 5545. The
// schema is the noun, as for stations; `docs/formats/programmes.md` explains each field.

import * as v from 'valibot';

const localizedSchema = v.object({ zh: v.string(), en: v.optional(v.string()) });
/** RFC 3339 with its offset: `2026-12-01T19:00:00+08:00`. */
const timestamp = v.pipe(v.string(), v.isoTimestamp());

export const programmeKinds = ['class', 'market', 'clinic', 'haircut', 'other'] as const;
export type ProgrammeKind = (typeof programmeKinds)[number];

export const programme = v.pipe(
  v.object({
    id: v.pipe(
      v.string(),
      v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'an id is lower-case letters, digits and dashes'),
    ),
    /** Name of the series it belongs to, as published. */
    series: v.string(),
    series_en: v.optional(v.string()),
    /** Part of a series that has several, as published. */
    strand: v.optional(localizedSchema),
    station_id: v.string(),
    kind: v.picklist(programmeKinds),
    title: localizedSchema,
    /** Start and end of the first occurrence. */
    start: timestamp,
    end: timestamp,
    tzid: v.string(),
    /** RFC 5545 recurrence rule; absent: once. */
    rrule: v.optional(
      v.pipe(
        v.string(),
        v.regex(
          /^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;[A-Z]+=[A-Z0-9,+-]+)*$/,
          'not a recurrence rule (RFC 5545), such as FREQ=WEEKLY;BYDAY=TU;COUNT=24',
        ),
      ),
    ),
    /** Which occurrences don't take place; absent: all do. */
    exdate_policy: v.optional(v.picklist(['skip_public_holidays'])),
    after_hours: v.boolean(),
    /** Of each occurrence; absent: nobody needs to sign up. */
    capacity: v.optional(
      v.strictObject({
        seats: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)),
        /** Places on the waiting list. */
        waiting: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)),
      }),
    ),
    /** What of it the published programme names. */
    in_article: v.optional(v.string()),
    illustrative: v.optional(v.boolean()),
    updated: timestamp,
  }),
  v.forward(
    v.partialCheck(
      [['start'], ['end']],
      ({ start, end }) => !(Date.parse(end) <= Date.parse(start)),
      'ends before it starts',
    ),
    ['end'],
  ),
);
export type Programme = v.InferOutput<typeof programme>;

/** Checks `programmes.json`. */
export const programmesFile = v.object({
  last_updated: v.optional(timestamp),
  notice: v.optional(v.string()),
  events: v.array(programme),
});
export type ProgrammesFile = v.InferOutput<typeof programmesFile>;
