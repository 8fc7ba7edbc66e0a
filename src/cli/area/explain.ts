// What a schema objects to, in words: `services[3].code: unknown service code "watr"`.

import type { BaseIssue } from 'valibot';
import { pathText } from './read-json.ts';

const expectations: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  iso_date: 'a date (YYYY-MM-DD)',
  iso_timestamp: 'a time with its offset (2026-11-24T18:00:00+08:00)',
};

export function explain(issue: BaseIssue<unknown>): string {
  const keys = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
  const path = pathText(keys);
  const say = (text: string) => `${path} ${text}`.trimStart();
  if (issue.received === 'undefined') return say('is missing');
  // A message of our own stands as it is; the library's begin like this.
  if (!issue.message.startsWith('Invalid ')) {
    return path === '' ? issue.message : `${path}: ${issue.message}`;
  }
  return say(`is ${shown(issue.input)}, expected ${expectation(issue)}`);
}

/** `("yes" | "no")` → `yes or no`. */
function expectation({ type, expected }: BaseIssue<unknown>): string {
  if (type !== 'picklist' || !expected) return expectations[type] ?? expected ?? 'something else';
  const choices = expected.replace(/[()"]/g, '').split(' | ');
  return [choices.slice(0, -1).join(', '), choices.at(-1)].filter(Boolean).join(' or ');
}

export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
