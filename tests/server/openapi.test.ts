// The OpenAPI document tells what the server does: every route is in it, and what it says of
// answers holds for them.

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApi, type TestApi } from './test-api.ts';

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { responses: object; operationId?: string }>>>
  >;
}

let t: TestApi;
let document: Document;
beforeAll(async () => {
  t = await openTestApi({ folder: mkdtempSync(path.join(tmpdir(), 'circle-openapi-')) });
  document = (await (await t.ask('/api/openapi.json')).json()) as Document;
});
afterAll(() => t.api.close());

/** Served, but no operations of the API: health, the document itself, streams, what is nowhere. */
const others = new Set(['/healthz', '/readyz', '/api/openapi.json', '/api/events', '/ogc/']);

test('every route is in the document, and every operation of the document is a route', () => {
  const routes = t.api.app.routes
    .filter(({ method, path }) => method !== 'ALL' && !others.has(path))
    .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
  const told = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(new Set(told)).toEqual(new Set(routes));
});

test('ids are unique, and nothing in it points out of the document', () => {
  const ids = Object.values(document.paths).flatMap((operations) =>
    Object.values(operations).flatMap(({ operationId }) => operationId ?? []),
  );
  expect(new Set(ids).size).toBe(ids.length);
  expect(document.openapi).toMatch(/^3\.1\./);
  const text = JSON.stringify(document);
  const places = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, place]) => place);
  expect(new Set(places)).toEqual(new Set(['#/components/schemas/Problem']));
  expect(text).toContain('"Problem":{"type":"object"');
});

test('a submission is described field by field, with its bounds', () => {
  const text = JSON.stringify(document.paths['/api/submissions']);
  for (const part of ['"const":"sign_up"', '"maxLength":300', '"additionalProperties":false']) {
    expect(text).toContain(part);
  }
  expect(Object.keys(document.paths['/api/submissions']?.post?.responses ?? {})).toEqual([
    ...['200', '201', '400', '403', '413', '415', '422', '429', '503'],
  ]);
});
