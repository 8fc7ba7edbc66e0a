// Finds a place by what a person types with one thumb: its Chinese name, pinyin,
// the initials of the pinyin (fht → 法华塔) or its English name. A few hundred
// places are scanned one by one; pinyin was worked out when the area was built.

import type { Place } from '#core/area.ts';

const squeeze = (text: string) => text.toLowerCase().replace(/[\s'’·.\-（）()]/g, '');

/** How well a place matches: 0 is best; null: not at all. */
function matchQuality(place: Place, typed: string): number | null {
  const zh = squeeze(place.name.zh);
  const pinyin = squeeze(place.pinyin);
  const initials = squeeze(place.initials);
  const en = place.name.en?.toLowerCase() ?? '';
  const english = squeeze(en);
  if (zh === typed || initials === typed || pinyin === typed || english === typed) return 0;
  if (zh.startsWith(typed)) return 1;
  if (initials.startsWith(typed)) return 2;
  if (pinyin.startsWith(typed) || english.startsWith(typed)) return 3;
  if (zh.includes(typed)) return 4;
  if (en.split(/[\s(]+/).some((word) => word.startsWith(typed))) return 5;
  if (initials.includes(typed) && typed.length >= 2) return 6;
  if ((pinyin.includes(typed) || english.includes(typed)) && typed.length >= 3) return 7;
  return null;
}

const kindOrder: Record<Place['kind'], number> = {
  landmark: 0,
  neighbourhood: 1,
  street: 2,
  station: 3,
};

/** The places that match, best first, at most `limit`; nothing typed gives the first places by kind. */
export function searchPlaces(places: readonly Place[], text: string, limit: number): Place[] {
  const typed = squeeze(text);
  // The file has the most prominent first; an empty field keeps that order.
  if (typed === '') {
    return places.toSorted((a, b) => kindOrder[a.kind] - kindOrder[b.kind]).slice(0, limit);
  }
  return places
    .map((place) => ({ place, quality: matchQuality(place, typed) }))
    .filter((found): found is { place: Place; quality: number } => found.quality !== null)
    .sort(
      (a, b) =>
        a.quality - b.quality ||
        kindOrder[a.place.kind] - kindOrder[b.place.kind] ||
        a.place.name.zh.length - b.place.name.zh.length,
    )
    .slice(0, limit)
    .map(({ place }) => place);
}
