// The catalogue in the language in use, for every component below the provider.
// Chinese comes with the page, another language when it is asked for. Adding one is one file and
// one line here. What not every visitor reads is a chapter: a catalogue of its own, loaded with
// the code that shows it.

import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import { type Texts, zh } from './zh.ts';

const later = {
  en: async () => (await import('./en.ts')).en,
} satisfies Record<string, () => Promise<Texts>>;

type TextLanguage = 'zh' | keyof typeof later;

/** Each language in its own words. */
export const languageNames: Readonly<Record<TextLanguage, string>> = { zh: '中文', en: 'English' };

const catalogues: Partial<Record<TextLanguage, Texts>> = { zh };

/** Rejects where the texts can't be fetched. */
export async function loadTexts(language: TextLanguage): Promise<void> {
  if (language !== 'zh') catalogues[language] ??= await later[language]();
}

const LanguageContext = createContext<TextLanguage>('zh');

/** In Chinese until the texts of the language are there. */
export function TextProvider(props: { language: TextLanguage; children: ReactNode }) {
  const [, setReady] = useState<TextLanguage>('zh');
  const { language } = props;
  useEffect(() => {
    if (catalogues[language]) return;
    loadTexts(language).then(
      () => setReady(language),
      () => {},
    );
  }, [language]);
  return (
    <LanguageContext value={catalogues[language] ? language : 'zh'}>
      {props.children}
    </LanguageContext>
  );
}

export const useTexts = (): Texts => catalogues[use(LanguageContext)] ?? zh;

/** The hook of a chapter, whose texts are there in every language. */
export const chapter =
  <T,>(languages: Readonly<Record<TextLanguage, T>>) =>
  (): T =>
    languages[use(LanguageContext)];
