// JSON files that people write by hand: what is not JSON is said with line and column,
// and with the path to the value that is broken.

import { readFile } from 'node:fs/promises';
import {
  getLocation,
  type ParseError,
  parse,
  printParseErrorCode,
  type Segment,
} from 'jsonc-parser';
import { inputError } from './problem.ts';

/** The text of a file; a byte order mark is dropped. */
export async function readText(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw inputError({ file, feature: null, reason: readingFailure(code, message) });
  }
}

export function readingFailure(code: string | undefined, message: string): string {
  if (code === 'ENOENT') return 'no such file';
  if (code === 'EISDIR') return 'is a folder, expected a file';
  return `can't be read (${message})`;
}

export async function readJson(file: string): Promise<unknown> {
  const text = await readText(file);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw inputError({ file, feature: null, reason: `invalid JSON ${whereBroken(text, error)}` });
  }
}

function whereBroken(text: string, error: unknown): string {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true });
  const [first] = errors;
  if (!first) return `(${(error as Error).message})`;
  const before = text.slice(0, first.offset).split('\n');
  const column = (before.at(-1) ?? '').length + 1;
  const path = pathText(getLocation(text, first.offset).path);
  const at = `at line ${before.length}, column ${column}${path && `, in ${path}`}`;
  if (text.slice(first.offset).trim() === '') return `${at}: the file ends early`;
  const found = /^[\w.+-]{1,20}|^./u.exec(text.slice(first.offset))?.[0] ?? '';
  return `${at}: ${readable(printParseErrorCode(first.error))}, found ${JSON.stringify(found)}`;
}

/** `PropertyNameExpected` → `property name expected`. */
const readable = (code: string) =>
  code.replace(/\B[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).toLowerCase();

/** `features[3].properties.name` */
export const pathText = (path: readonly Segment[]): string =>
  path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? key : `${text}.${key}`;
  }, '');
