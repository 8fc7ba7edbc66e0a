// Pinyin of a name as it is typed: without tones, ü as v, digits and Latin letters as
// they stand; and the first letter of each syllable.

import { pinyin } from 'pinyin-pro';
import type { Romanise } from '#osm/places.ts';

export const romanise: Romanise = (text) => {
  const options = { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true } as const;
  const syllables = pinyin(text, options)
    .map((syllable) => syllable.toLowerCase().trim())
    .filter((syllable) => syllable !== '');
  const initials = syllables.map((syllable) => (/^\d/.test(syllable) ? syllable : syllable[0]));
  return { pinyin: syllables.join(' '), initials: initials.join('') };
};
