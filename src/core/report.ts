// A report tells what is not as the map says: a service out of order, wrong hours, a
// hazard. It waits for a member of staff; only what they confirm is seen by others.

import * as v from 'valibot';
import { serviceChoice } from './need.ts';
import { idText, plainText } from './plain-text.ts';

export const hazards = ['battery', 'traffic', 'fire', 'ground', 'other'] as const;
export type Hazard = (typeof hazards)[number];

const place = { area: idText, station: idText };

export const report = v.variant('about', [
  v.strictObject({
    about: v.literal('service'),
    ...place,
    service: serviceChoice,
    status: v.picklist(['out_of_order', 'limited', 'ok']),
    note: v.optional(plainText(300)),
  }),
  v.strictObject({
    about: v.literal('station'),
    ...place,
    status: v.picklist(['temporarily_closed', 'ok']),
    note: v.optional(plainText(300)),
  }),
  v.strictObject({
    about: v.literal('hours'),
    ...place,
    service: v.optional(serviceChoice),
    /** What the hours are, in the person's words. */
    note: plainText(300),
  }),
  v.strictObject({
    about: v.literal('hazard'),
    ...place,
    hazard: v.picklist(hazards),
    note: v.optional(plainText(300)),
  }),
]);
export type Report = v.InferOutput<typeof report>;
