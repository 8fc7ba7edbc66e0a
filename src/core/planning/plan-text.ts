// A scenario as the value of `plan=` in a link: `1` and then base64url (RFC 4648, 5) of lines of
// tab-separated fields, short and safe wherever links are pasted. A text that was there before
// is written as a reference to it. Layout: docs/formats/scenario.md.

import * as v from 'valibot';
import { positionStep, type Scenario, type ScenarioEdit, scenarioFile } from './scenario.ts';

const version = '1';
/** Stands before the number of a text that was there before; no text can hold it. */
const reference = '\u0001';
/** A reference is no shorter than this. */
const shortest = 3;
const radix = 36;

/** For every kind of edit a letter and the fields of its line after the station. */
const letters = { add: 'a', move: 'm', status: 's', services: 'v', hours: 'h' } as const;
type Kind = keyof typeof letters;
const kinds = Object.keys(letters) as Kind[];

export function encodePlan({ name, base, edits }: Scenario): string {
  const known = new Map<string, number>();
  const shorten = (field: string): string => {
    if (field.length < shortest) return field;
    const index = known.get(field);
    if (index !== undefined) return reference + index.toString(radix);
    known.set(field, known.size);
    return field;
  };
  const lines = [
    [name, base.area, base.hash, base.date],
    ...edits.map((edit) => [letters[edit.edit], edit.station, ...fieldsOf(edit)]),
  ];
  const text = lines.map((fields) => fields.map(shorten).join('\t')).join('\n');
  return version + toBase64Url(utf8Of(text));
}

/** null: no plan, or one of a version that is not known. */
export function decodePlan(plan: string): Scenario | null {
  if (!plan.startsWith(version)) return null;
  const text = textOf(plan.slice(version.length));
  if (text === null) return null;
  const known: string[] = [];
  const lengthen = (field: string): string => {
    if (field.startsWith(reference)) return known[Number.parseInt(field.slice(1), radix)] ?? '';
    if (field.length >= shortest) known.push(field);
    return field;
  };
  const [head = [], ...lines] = text.split('\n').map((line) => line.split('\t').map(lengthen));
  const [name, area, hash, date] = head;
  const edits = lines.map(editOf);
  const parsed = v.safeParse(scenarioFile, { format: 1, name, base: { area, hash, date }, edits });
  return parsed.success ? parsed.output : null;
}

const step = (degrees: number) => Math.round(degrees / positionStep).toString(radix);
const degreesOf = (steps = '') => Number((Number.parseInt(steps, radix) * positionStep).toFixed(6));
const textOrNull = (field = '') => (field === '' ? null : field);
const listOf = (field = '') => field.split(',').filter(Boolean);

function fieldsOf(edit: ScenarioEdit): string[] {
  switch (edit.edit) {
    case 'add': {
      const { name, kind, at, opening_hours, after_hours, services, seats } = edit;
      const own = [opening_hours, after_hours ?? '', services.join(','), seats?.toString() ?? ''];
      return [...at.map(step), name, kind, ...own];
    }
    case 'move':
      return edit.at.map(step);
    case 'status':
      return [edit.status];
    case 'services':
      return [edit.services.join(',')];
    case 'hours':
      return [edit.part, edit.hours ?? ''];
  }
}

/** What the line says; whether it makes sense, the schema decides. */
function editOf([letter, station, ...fields]: readonly string[]): unknown {
  const edit = kinds.find((kind) => letters[kind] === letter);
  const [first, second, name, kind, opening_hours, after_hours, services, seats] = fields;
  const at = [degreesOf(first), degreesOf(second)];
  switch (edit) {
    case 'add':
      return {
        ...{ edit, station, at, name, kind, opening_hours },
        after_hours: textOrNull(after_hours),
        services: listOf(services),
        seats: seats === '' ? null : Number(seats),
      };
    case 'move':
      return { edit, station, at };
    case 'status':
      return { edit, station, status: first };
    case 'services':
      return { edit, station, services: listOf(first) };
    case 'hours':
      return { edit, station, part: first, hours: textOrNull(second) };
    default:
      return null;
  }
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function utf8Of(text: string): number[] {
  const escaped = encodeURIComponent(text);
  return Array.from(escaped.matchAll(/%(..)|./g), ([char, hex]) =>
    hex === undefined ? char.charCodeAt(0) : Number.parseInt(hex, 16),
  );
}

function toBase64Url(bytes: readonly number[]): string {
  let [text, bits, held] = ['', 0, 0];
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffff;
    for (bits += 8; bits >= 6; bits -= 6) text += alphabet[(held >> (bits - 6)) & 63];
  }
  return bits === 0 ? text : text + alphabet[(held << (6 - bits)) & 63];
}

/** The text in base64url; null: there is none. */
function textOf(encoded: string): string | null {
  let [escaped, bits, held] = ['', 0, 0];
  for (const char of encoded) {
    const value = alphabet.indexOf(char);
    if (value === -1) return null;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    escaped += `%${((held >> bits) & 255).toString(16).padStart(2, '0')}`;
  }
  try {
    return decodeURIComponent(escaped);
  } catch {
    return null;
  }
}
