// What a person tells about themselves: to check in at a station, to take part in a
// programme, to join the service team. As little as can be; which notice they agreed to goes
// with it, and how long it is kept is a number both sides read here (PIPL, articles 6, 14, 17).

import * as v from 'valibot';
import { someServices } from './need.ts';
import { idText, phoneText, plainText } from './plain-text.ts';

/** The notices that have been shown, oldest first: an older one may still wait in an outbox. */
export const noticeVersions = ['2026-11'] as const;

const person = {
  /** What they want to be called; it need not be the name in their papers. */
  name: plainText(20),
  phone: v.optional(phoneText),
  consent: v.picklist(noticeVersions, 'is not a notice that was agreed to'),
};

export const offers = ['time', 'language', 'repair', 'teaching', 'first_aid', 'driving'] as const;
export type Offer = (typeof offers)[number];

const choiceOf = <const T extends readonly string[]>(choices: T) =>
  v.pipe(
    v.array(v.picklist(choices)),
    v.check((chosen) => new Set(chosen).size === chosen.length, 'names one twice'),
  );

/** At a station, by its code on the wall, which says where it is. */
export const checkIn = v.strictObject({
  area: idText,
  station: idText,
  ...person,
  offers: choiceOf(offers),
  needs: v.optional(someServices),
  note: v.optional(plainText(300)),
});
export type CheckIn = v.InferOutput<typeof checkIn>;

/** For one occurrence of a programme. */
export const signUp = v.strictObject({
  area: idText,
  programme: idText,
  /** Local date of the occurrence. */
  date: v.pipe(v.string(), v.isoDate('is not a date')),
  ...person,
});
export type SignUp = v.InferOutput<typeof signUp>;

export const teamTasks = ['verify_hours', 'watch_hazards', 'guide', 'translate'] as const;
export type TeamTask = (typeof teamTasks)[number];

export const join = v.strictObject({
  area: idText,
  ...person,
  tasks: v.pipe(choiceOf(teamTasks), v.minLength(1, 'names no task')),
  note: v.optional(plainText(300)),
});
export type Join = v.InferOutput<typeof join>;
