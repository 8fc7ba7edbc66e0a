// Why something is suggested for a need, and what both sides are told, in the sentences of the
// catalogue.

import type { Suggestion } from '#core/matching.ts';
import { service } from '#core/service.ts';
import { type Language, localized } from '#core/units.ts';
import type { DeskTexts } from '#ui/texts/desk/zh.ts';

export interface MatchNames {
  readonly texts: DeskTexts;
  readonly language: Language;
  readonly separator: string;
  readonly station: (id: string) => string;
  readonly programme: (id: string) => string;
}

const minutesOf = ({ seconds }: Suggestion): number => Math.max(1, Math.ceil(seconds / 60));

const servicesWords = (suggestion: Suggestion, { language, separator }: MatchNames): string =>
  suggestion.services.map((code) => localized(service(code).name, language)).join(separator);

/** `博乐广场站的理发` */
export function targetWords({ target, ...rest }: Suggestion, names: MatchNames): string {
  const { texts, language, separator } = names;
  const { with: words } = texts.match;
  const station = names.station(rest.station);
  if (target.kind === 'service') {
    return words.service(localized(service(target.service).name, language), station);
  }
  if (target.kind === 'programme') {
    return words.programme(names.programme(target.programme), target.date);
  }
  return words.offer(
    rest.offers.map((offer) => texts.queue.offers[offer]).join(separator),
    station,
  );
}

/** One reason each for need, distance and hours. */
export function reasonWords(suggestion: Suggestion, names: MatchNames): string[] {
  const { texts, separator } = names;
  const { why } = texts.match;
  return [
    why.meets(servicesWords(suggestion, names)),
    suggestion.seconds === 0 ? why.here : why.travel(minutesOf(suggestion)),
    hoursReason(suggestion, { why, parts: texts.queue.parts, separator }),
  ];
}

function hoursReason(
  { target, hours, parts }: Suggestion,
  words: {
    readonly why: DeskTexts['match']['why'];
    readonly parts: DeskTexts['queue']['parts'];
    readonly separator: string;
  },
): string {
  const named = parts.map((part) => words.parts[part]).join(words.separator);
  if (hours === null) return words.why.hoursUnknown;
  if (target.kind === 'programme') return words.why.occurs(named);
  if (hours === 1) return words.why.openAll(named);
  // Rounded down, but what is there at all is never nothing.
  return words.why.openShare(Math.max(1, Math.floor(hours * 100)), named);
}

/** For who needs it. */
export function replyWords(suggestion: Suggestion, names: MatchNames): string {
  const { reply } = names.texts.match;
  const what = targetWords(suggestion, names);
  const { kind } = suggestion.target;
  if (kind === 'service') return reply.service(what, minutesOf(suggestion));
  return kind === 'programme'
    ? reply.programme(what)
    : reply.offer(names.station(suggestion.station));
}

/** For who helps; null: nobody does. */
export const offerReplyWords = (suggestion: Suggestion, names: MatchNames): string | null =>
  suggestion.target.kind === 'offer'
    ? names.texts.match.offerReplyText(
        servicesWords(suggestion, names),
        names.station(suggestion.station),
      )
    : null;
