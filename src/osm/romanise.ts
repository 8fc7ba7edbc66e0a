// A name as it is typed: Chinese in pinyin without tones, ü as v; Latin letters without
// their accents, and all else as it stands; and the first letter of each syllable or word.

import { pinyin } from 'pinyin-pro';
import type { Romanise } from './places.ts';

export const romanise: Romanise = (text) => {
  const options = { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true } as const;
  const syllables = pinyin(text, options)
    .flatMap((part) => plain(part).toLowerCase().split(/\s+/))
    .filter((syllable) => syllable !== '');
  const initials = syllables.map((syllable) => (/^\d/.test(syllable) ? syllable : syllable[0]));
  return { pinyin: syllables.join(' '), initials: initials.join('') };
};

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFC');
