// The answers of the needs survey as words: services by name, parts of the day with their hours.

import type { IconNode } from '#core/icon.ts';
import { type DayPart, dayPartNames, dayParts, type NeedDays, needDays } from '#core/need.ts';
import { type ServiceCode, service, serviceCodes } from '#core/service.ts';
import { type Language, localized } from '#core/units.ts';
import type { NeedTexts } from '#ui/texts/need/zh.ts';

interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
}

export const serviceOptions = (
  language: Language,
  codes: readonly ServiceCode[] = serviceCodes,
): (Option<ServiceCode> & { readonly icon: IconNode })[] =>
  codes.map((code) => {
    const { name, icon } = service(code);
    return { value: code, label: localized(name, language), icon };
  });

/** `晚上 17–21`; the hours of the night end on the next day. */
export const partOptions = (texts: NeedTexts): Option<DayPart>[] =>
  dayPartNames.map((part) => ({ value: part, label: `${texts.part[part]} ${hoursOf(part)}` }));

export const hoursOf = (part: DayPart): string => {
  const [from, to] = dayParts[part];
  return `${from}–${to % 24}`;
};

export const dayOptions = (texts: NeedTexts): Option<NeedDays>[] =>
  needDays.map((days) => ({ value: days, label: texts.day[days] }));

/** As many as one answer may name. */
export const mostServices = 8;
