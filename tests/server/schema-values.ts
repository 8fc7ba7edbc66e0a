// Values that a schema of the contract describes, so that an operation is tried with what it takes
// without being named. What a check does that JSON Schema can't say may still refuse one.

import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema';
import fc from 'fast-check';
import type * as v from 'valibot';

/** Words of the town of the tests, where a text is asked for. */
const words = ['town', 'north', 'south', 'art', '州桥社区', '2026-12-01', '2026-12-08', 'x'];

export const valuesOf = (schema: v.GenericSchema): fc.Arbitrary<unknown> =>
  anyOf(toJsonSchema(schema, { errorMode: 'ignore', typeMode: 'input' }));

function anyOf(schema: JsonSchema | boolean): fc.Arbitrary<unknown> {
  if (typeof schema === 'boolean') return fc.jsonValue();
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(anyOf));
  switch (schema.type) {
    case 'object':
      return objects(schema);
    case 'array':
      return arrays(schema);
    case 'string':
      return texts(schema);
    case 'integer':
    case 'number': {
      const range = { min: schema.minimum ?? -1000, max: schema.maximum ?? 1000 };
      return schema.type === 'integer' ? fc.integer(range) : fc.double({ ...range, noNaN: true });
    }
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      // A check of our own, such as that of a position.
      return fc.oneof(fc.constant([121.25, 31.35]), fc.jsonValue());
  }
}

function objects({ properties = {}, required = [] }: JsonSchema): fc.Arbitrary<unknown> {
  const model = Object.fromEntries(
    Object.entries(properties).map(([name, part]) => [name, anyOf(part)]),
  );
  return fc.record(model, { requiredKeys: required });
}

function arrays({ items, minItems = 0, maxItems = 5 }: JsonSchema): fc.Arbitrary<unknown> {
  const item = anyOf(Array.isArray(items) ? true : (items ?? true));
  const lengths = { minLength: minItems, maxLength: Math.max(minItems, Math.min(maxItems, 5)) };
  return fc.uniqueArray(item, { ...lengths, selector: (value) => JSON.stringify(value) });
}

function texts({ pattern, format, maxLength = 40 }: JsonSchema): fc.Arbitrary<string> {
  if (format === 'date-time')
    return fc.constantFrom('2026-12-01T10:00:00+08:00', '2026-11-24T10:00:00Z');
  if (format === 'date') return fc.constantFrom('2026-12-01', '2026-12-08', '2026-02-29');
  if (pattern === undefined) {
    return fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: Math.min(maxLength, 40) }));
  }
  const expression = new RegExp(pattern, 'u');
  const fitting = words.filter((word) => expression.test(word));
  const made = fc.stringMatching(expression);
  return fitting.length > 0 ? fc.oneof(fc.constantFrom(...fitting), made) : made;
}
