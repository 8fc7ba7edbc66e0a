// What a page tells of an error in it: where in the program, and what the program said, without
// what it may have said about a person. Quoted texts, other scripts than Latin, numbers that
// could be a coordinate or a telephone, and all of an address but the name of a file are taken
// out, in the page before it is sent and in the server before it is logged.

import * as v from 'valibot';

/** Where it was noticed. */
export const clientErrorKinds = [
  'uncaught',
  'rejection',
  'worker',
  'data',
  'map',
  'policy',
] as const;
export type ClientErrorKind = (typeof clientErrorKinds)[number];

const mostFrames = 6;
/** UTF-16 units; with all of them a report is below 2 kB. */
const longest = { name: 40, message: 200, file: 60 };

/** Names of classes and directives; what is no word may be anything. */
const word = /^[A-Za-z][A-Za-z-]*$/;
const frame = /^[\w-]{1,60}\.m?js:\d{1,7}:\d{1,7}$/;

const text = (pattern: RegExp, most: number) =>
  v.pipe(v.string(), v.maxLength(most), v.regex(pattern, 'is not as a page writes it'));

export const clientError = v.strictObject({
  kind: v.picklist(clientErrorKinds),
  /** Of the exception's class, or of the directive that was violated. */
  name: text(word, longest.name),
  message: v.pipe(v.string(), v.maxLength(longest.message)),
  /** Innermost first: `main-B1x2Y3z4.js:1:234`. */
  frames: v.pipe(v.array(text(frame, longest.file + 20)), v.maxLength(mostFrames)),
  view: text(/^[a-z]+$/, 20),
  build: text(/^(?:[0-9a-f]{12}|development)$/, 12),
});
export type ClientError = v.InferOutput<typeof clientError>;

const gone = '…';
/** Longer than any message that is kept, so that no pattern has to read a megabyte. */
const mostRead = 2000;

/** In this order: what is quoted may hold anything, and an address may hold numbers. */
const hidden: readonly RegExp[] = [
  /"[^"]*"?|`[^`]*`?|“[^”]*”?|‘[^’]*’?|«[^»]*»?|(?<![A-Za-z])'[^']*'?/gu,
  /\b(?:https?|wss?|blob|data|file|geo|tel|mailto):[^\s)]*/giu,
  /[^\s(]*[/@?#&=][^\s)]*/gu,
  // A number with a fraction, however it is written, and one as long as a telephone's.
  /[-+−]?(?:\p{Nd}+\s?[°º′″.,٫．，]\s?)+\p{Nd}*(?:e[-+]?\p{Nd}+)?/giu,
  /\p{N}{4,}(?:e[-+]?\p{Nd}+)?|\p{Nd}+e[-+]?\p{Nd}+/giu,
  /[^\x20-\x7e]+/gu,
  /…(?:\s*…)+/gu,
];

/** A message as it may be sent; what was scrubbed stays as it is when it is scrubbed again. */
export const scrubbed = (message: string): string =>
  hidden
    .reduce((safe, pattern) => safe.replaceAll(pattern, gone), message.slice(0, mostRead))
    .trim()
    .slice(0, longest.message);

const inStack =
  /(?:^|[\s(@])[a-z][a-z0-9+.-]*:\/\/[^\s/]+\/assets\/([\w-]{1,60}\.m?js:\d{1,7}:\d{1,7})\)?$/i;

/** Places in files of the program, as Chromium, Firefox and Safari write them. */
const framesOf = (stack: string): string[] =>
  stack
    .slice(0, 10_000)
    .split('\n')
    .flatMap((line) => inStack.exec(line)?.[1] ?? [])
    .slice(0, mostFrames);

/** Whoever makes an exception by hand may have put anything into it. */
const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

/** `thrown`: whatever was thrown; it need not be an exception. */
export function clientErrorOf(
  kind: ClientErrorKind,
  thrown: unknown,
  { view, build }: Pick<ClientError, 'view' | 'build'>,
): ClientError {
  const isError = thrown instanceof Error;
  const { name, message, stack, code } = (isError ? thrown : {}) as Record<string, unknown>;
  const kindOfName = isError ? asText(name) : typeof thrown;
  return {
    kind,
    name: word.test(kindOfName) ? kindOfName.slice(0, longest.name) : 'unknown',
    message: scrubbed([code, message].map(asText).filter(Boolean).join(': ')),
    frames: framesOf(asText(stack)),
    view,
    build,
  };
}
