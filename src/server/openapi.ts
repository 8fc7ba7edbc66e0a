// The OpenAPI document of the contract, made from the schemas that the server checks with.

import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { contract, type Operation } from '#core/contract.ts';
import { type ProblemCode, problem } from '#core/problem.ts';
import { statusOf } from './problems.ts';

const json = (schema: v.GenericSchema) => ({ 'application/json': { schema: schemaOf(schema) } });

const problemPlace = '#/components/schemas/Problem';

/** What a check does that JSON Schema can't say is left out; the server still does it. */
function schemaOf(schema: v.GenericSchema): JsonSchema {
  const { $schema: _, ...rest } = toJsonSchema(schema, {
    errorMode: 'ignore',
    target: 'draft-2020-12',
    typeMode: 'input',
  });
  return rest;
}

const usualProblems = (operation: Operation): ProblemCode[] => [
  ...(operation.body ? (['not_json', 'wrong_type', 'too_large', 'invalid'] as const) : []),
  ...(operation.method === 'GET' ? [] : (['other_site'] as const)),
  ...(isOfDesk(operation) ? (['not_signed_in', 'not_allowed'] as const) : []),
  'busy',
];

const isOfDesk = ({ who }: Operation): boolean => who !== 'anybody' && who !== 'sender';

/** Codes by the status they come with. */
function problemsOf(
  operation: Operation,
): Record<string, { description: string; content: unknown }> {
  const codes = new Set([...usualProblems(operation), ...(operation.problems ?? [])]);
  const byStatus = Object.groupBy(codes, (code) => String(statusOf(code)));
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, found = []]) => {
      const content = { 'application/problem+json': { schema: { $ref: problemPlace } } };
      return [status, { description: found.join(', '), content }];
    }),
  );
}

function parametersOf(name: string, { path, query = {} }: Operation): unknown[] {
  const string = { type: 'string' };
  return [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => {
      return { name: parameter, in: 'path', required: true, schema: string };
    }),
    ...Object.entries(query).map(([parameter, description]) => {
      return { name: parameter, in: 'query', description, schema: string };
    }),
    ...(name === 'sendSubmission'
      ? [
          {
            name: 'Idempotency-Key',
            in: 'header',
            required: true,
            schema: { ...string, format: 'uuid' },
          },
        ]
      : []),
  ];
}

function operationOf(name: string, operation: Operation) {
  const { summary, who, body, answer } = operation;
  const description = 'Done';
  const success = answer
    ? { 200: { description, content: json(answer) } }
    : { 204: { description } };
  const security = isOfDesk(operation)
    ? [{ session: [] }]
    : who === 'sender'
      ? [{ secret: [] }]
      : [];
  return {
    operationId: name,
    summary: isOfDesk(operation) ? `${summary} (${who})` : summary,
    parameters: parametersOf(name, operation),
    ...(body && { requestBody: { required: true, content: json(body) } }),
    responses: {
      ...success,
      ...(name === 'sendSubmission' && answer
        ? { 201: { description: 'New', content: json(answer) } }
        : {}),
      ...problemsOf(operation),
    },
    security,
  };
}

/** `further`: paths that are not of the contract, as they stand in the document. */
export function openApiDocument(further: Readonly<Record<string, object>>): object {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, operation] of Object.entries<Operation>(contract)) {
    paths[operation.path] ??= {};
    const of = paths[operation.path] as Record<string, unknown>;
    of[operation.method.toLowerCase()] = operationOf(name, operation);
  }
  return {
    openapi: '3.1.1',
    info: { title: '15-minute service circle', version: '1' },
    paths: { ...paths, ...further },
    components: {
      schemas: { Problem: schemaOf(problem) },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-desk' },
        secret: { type: 'http', scheme: 'bearer', description: 'The secret of the receipt' },
      },
    },
  };
}
