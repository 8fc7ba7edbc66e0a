// What an export says of the data it holds, in both languages: nobody knows who will read it.

import { exchange as en } from './exchange-en.ts';
import { exchange as zh } from './exchange-zh.ts';

/** All notices in one; null: there are none. */
export function noticeOf(given: {
  readonly isIllustrative: boolean;
  /** Demand points that took the place of the area's own. */
  readonly ownDemand: { readonly source: string; readonly points: number } | null;
}): { readonly zh: string; readonly en: string } | null {
  const { isIllustrative, ownDemand } = given;
  const all = [zh, en].map((texts) =>
    [
      isIllustrative ? texts.illustrative : null,
      ownDemand && texts.ownDemand.notice(ownDemand.source, ownDemand.points),
    ].filter((notice) => notice !== null),
  );
  const [inChinese = [], inEnglish = []] = all;
  return inChinese.length === 0 ? null : { zh: inChinese.join('；'), en: inEnglish.join('; ') };
}
