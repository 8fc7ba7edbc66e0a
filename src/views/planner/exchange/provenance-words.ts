// Provenance as a person reads it: labels and values in one language, for the strip below
// a map and the end of a report.

import type { Provenance } from '#core/planning/provenance.ts';
import { service } from '#core/service.ts';
import { type Language, localized } from '#core/units.ts';
import type { ExchangeTexts } from '#ui/texts/planner/exchange-zh.ts';
import type { Texts } from '#ui/texts/zh.ts';

export interface ProvenanceWords {
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly notice: string | null;
}

/** Enough of a checksum to tell two data sets apart. */
const shownHash = 12;
/** `2026-11-24 20:05` of a local time or a timestamp. */
const readable = (time: string) => time.slice(0, 16).replace('T', ' ');

export function provenanceWords(
  provenance: Provenance,
  language: Language,
  texts: Texts,
  words: ExchangeTexts['provenance'],
): ProvenanceWords {
  const { area, parameters, attribution, notice } = provenance;
  const { profile, direction, cutoffs, moment, services, unknownHours, scenario } = parameters;
  const momentWords = moment === 'week' ? words.week : moment && readable(moment);
  const names = services.map((code) => localized(service(code).name, language));
  return {
    facts: [
      [words.area, localized(area.name, language)],
      [
        words.profile,
        `${texts.profile[profile]}${texts.answer.comma}${words.direction[direction]}`,
      ],
      [words.cutoff, words[cutoffs.unit](cutoffs.values.join(' / '))],
      [words.moment, momentWords ?? words.anyMoment],
      [words.services, names.join(texts.listSeparator) || words.anyService],
      [words.weight, words.weights[parameters.weight]],
      [words.unknownHours, words.unknownCounts[unknownHours]],
      [words.scenario, scenario ?? words.asIs],
      [words.dataDate, provenance.dataDate],
      [words.dataHash, provenance.dataHash.slice(0, shownHash)],
      [words.source, localized(attribution, language)],
      [words.licence, provenance.licence],
      [words.crs, words.crsName],
      [words.version, provenance.appVersion],
      [words.madeAt, readable(provenance.madeAt)],
    ],
    notice: notice && localized(notice, language),
  };
}
