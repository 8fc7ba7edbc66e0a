// The catalogue in the language in use, for every component below the provider.
// Adding a language is one file and one line here. What not every visitor reads is a
// chapter: a catalogue of its own, loaded with the code that shows it.

import { createContext, type ReactNode, use } from 'react';
import { en } from './en.ts';
import { type Texts, zh } from './zh.ts';

export const catalogues = { zh, en } satisfies Record<string, Texts>;

type TextLanguage = keyof typeof catalogues;

const LanguageContext = createContext<TextLanguage>('zh');

export function TextProvider(props: { language: TextLanguage; children: ReactNode }) {
  return <LanguageContext value={props.language}>{props.children}</LanguageContext>;
}

export const useTexts = (): Texts => catalogues[use(LanguageContext)];

/** The hook of a chapter, whose texts are there in every language. */
export const chapter =
  <T,>(languages: Readonly<Record<TextLanguage, T>>) =>
  (): T =>
    languages[use(LanguageContext)];
