// What a person may type: a text without anything that can't be seen. Markup stays what
// it is, characters; it is for whoever shows a text to show it as text.

import * as v from 'valibot';

/**
 * Control characters but the end of a line; marks that turn the direction of what follows
 * (Unicode TR 36), separators, byte order marks, tags; halves of a character.
 */
const unseen =
  /(?!\n)\p{Cc}|[\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]|\p{Cs}/u;

/** Trimmed, in Unicode's composed form, with `\n` between lines. */
export const plainText = (longest: number) =>
  v.pipe(
    v.string(),
    v.maxLength(longest, `is longer than ${longest} characters`),
    v.transform((text) => text.replaceAll(/\r\n?/g, '\n')),
    v.trim(),
    v.nonEmpty('is empty'),
    v.check((text) => !unseen.test(text), 'holds characters that cannot be seen'),
    v.normalize('NFC'),
    v.maxLength(longest, `is longer than ${longest} characters`),
  );

/** Ids of areas, stations and programmes. */
export const idText = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'is not an id: lower-case letters, digits and dashes'),
);

/** Digits with spaces or dashes between, as people write them; kept without. */
export const phoneText = v.pipe(
  v.string(),
  v.maxLength(32, 'is longer than 32 characters'),
  v.transform((text) => text.replaceAll(/[ -]/g, '')),
  v.regex(/^\+?\d{5,15}$/, 'is not a telephone number'),
);
