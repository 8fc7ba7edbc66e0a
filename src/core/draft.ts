// The draft of an area's data, as the desk edits it: steps in an order that stays, each about one
// station or programme, and each can be taken back. What is built is the data with all steps that
// stand; the draft itself is seen at the desk alone.

import * as v from 'valibot';
import { idText } from './plain-text.ts';
import { programme } from './programme.ts';
import { stationProperties } from './station.ts';
import type { LngLat } from './units.ts';

const timestamp = v.pipe(v.string(), v.isoTimestamp());
const degrees = v.pipe(v.number(), v.finite());
const degreesPair = v.custom<LngLat>(
  (value) => Array.isArray(value) && value.length === 2 && value.every(Number.isFinite),
  'must be [lng, lat]',
);

/** Fields that the schema does not know go along as they are. */
const looseProperties = v.looseObject(stationProperties.entries);

export const draftStation = v.strictObject({
  /** [lng, lat], WGS-84. */
  at: degreesPair,
  properties: looseProperties,
});
export type DraftStation = v.InferOutput<typeof draftStation>;

/** null: it is removed. */
export const draftStep = v.variant('kind', [
  v.strictObject({ kind: v.literal('station'), id: idText, station: v.nullable(draftStation) }),
  v.strictObject({ kind: v.literal('programme'), id: idText, programme: v.nullable(programme) }),
]);
export type DraftStep = v.InferOutput<typeof draftStep>;

export const draftUndo = v.strictObject({ step: v.pipe(v.number(), v.integer(), v.minValue(1)) });

export const draft = v.object({
  stations: v.array(v.object({ at: degreesPair, properties: v.looseObject({ id: v.string() }) })),
  programmes: v.array(programme),
  /** The newest first. */
  steps: v.array(
    v.object({
      step: v.number(),
      kind: v.picklist(['station', 'programme']),
      id: v.string(),
      isRemoval: v.boolean(),
      isUndone: v.boolean(),
      at: timestamp,
      /** Name of who made it; of who has left, their id. */
      who: v.string(),
    }),
  ),
});
export type Draft = v.InferOutput<typeof draft>;

/** What `circle area build --stations` takes. */
export const stationsFile = v.object({
  type: v.literal('FeatureCollection'),
  last_updated: timestamp,
  features: v.array(
    v.object({
      type: v.literal('Feature'),
      id: v.string(),
      properties: v.looseObject({ id: v.string() }),
      geometry: v.object({ type: v.literal('Point'), coordinates: v.array(degrees) }),
    }),
  ),
});
