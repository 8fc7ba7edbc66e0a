// The catalogue in the language in use, for every component below the provider.
// Adding a language is one file and one line here.

import { createContext, type ReactNode, use } from 'react';
import { en } from './en.ts';
import { type Texts, zh } from './zh.ts';

export const catalogues = { zh, en } satisfies Record<string, Texts>;

const TextContext = createContext<Texts>(zh);

export function TextProvider(props: { language: keyof typeof catalogues; children: ReactNode }) {
  return <TextContext value={catalogues[props.language]}>{props.children}</TextContext>;
}

export const useTexts = (): Texts => use(TextContext);
