// The server on a real port, asked by bytes that no browser would send.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '#server/app.ts';
import { type Listening, listen } from '#server/listen.ts';
import { openTestApi, type TestApi } from './test-api.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'circle-http-'));
const origin = 'https://circle.example';
const secret = 'not for the web';
let t: TestApi;
let server: Listening;
beforeAll(async () => {
  mkdirSync(path.join(folder, 'dist/assets'), { recursive: true });
  writeFileSync(path.join(folder, 'dist/index.html'), '<!doctype html>');
  writeFileSync(path.join(folder, 'dist/assets/a.js'), '1');
  writeFileSync(path.join(folder, 'secret.txt'), secret);
  t = await openTestApi({ folder: path.join(folder, 'data') }, { origin, behindProxy: true });
  const app = createApp({ dist: path.join(folder, 'dist'), areas: {}, api: t.api.app });
  server = await listen(app, 0, '127.0.0.1');
});
afterAll(async () => {
  await server.close();
  await t.api.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Everything the server answers to these bytes until it or we hang up. */
async function speak(bytes: string): Promise<string> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  socket.setTimeout(1000, () => socket.destroy());
  socket.on('error', () => {});
  socket.write(bytes);
  return text(socket).catch(() => '');
}
const request = (line: string, ...headers: string[]) =>
  `${[line, ...headers].join('\r\n')}\r\nConnection: close\r\n\r\n`;
const statusesOf = (answer: string) =>
  [...answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));

describe('two readers that disagree on where a request ends', () => {
  const smuggled = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n';
  const head = 'POST /api/receipts/check HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
  test.each([
    ['both lengths', `${head}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
    ['two lengths', `${head}Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}`],
    ['a length with a sign', `${head}Content-Length: +2\r\n\r\n{}`],
    ['an encoding that is none', `${head}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`],
    ['a space before the colon', `${head}Content-Length : 2\r\n\r\n{}`],
    ['a folded line', `${head}X-Long: a\r\n b\r\nTransfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n`],
    [
      'a size of a chunk that overflows',
      `${head}Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n`,
    ],
    ['a NUL in a header', `${head}X: a\u0000b\r\nContent-Length: 2\r\n\r\n{}`],
  ])('get no second answer: %s', async (_, bytes) => {
    const statuses = statusesOf(await speak(bytes + smuggled));
    expect(statuses).toHaveLength(1);
    expect(statuses[0]).toBeGreaterThanOrEqual(400);
    expect(statuses[0]).toBeLessThan(500);
  });
});

describe('too much of something', () => {
  test.each([
    [
      'a header of 20 kB',
      request('GET / HTTP/1.1', 'Host: x', `X-Long: ${'a'.repeat(20_000)}`),
      431,
    ],
    ['an address of 20 kB', request(`GET /?${'a'.repeat(20_000)} HTTP/1.1`, 'Host: x'), 431],
    ['no host', request('GET / HTTP/1.1'), 400],
  ])('is refused: %s', async (_, bytes, status) => {
    expect(statusesOf(await speak(bytes))).toEqual([status]);
  });
});

test('a method that is said beside the method changes nothing', async () => {
  for (const header of ['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override']) {
    const answer = await speak(
      request(
        'POST /api/status?_method=GET HTTP/1.1',
        'Host: x',
        `${header}: GET`,
        'Content-Length: 0',
      ),
    );
    expect(statusesOf(answer)).toEqual([405]);
  }
  for (const method of ['TRACE', 'CONNECT', 'PROPFIND', 'get']) {
    const [status = 400] = statusesOf(await speak(request(`${method} / HTTP/1.1`, 'Host: x')));
    expect([method, status]).toEqual([
      method,
      expect.toSatisfy((s: number) => s >= 400 && s < 502),
    ]);
  }
});

test.each([
  '/api/desk/staff/',
  '/api/desk//staff',
  '//api/desk/staff',
  '/API/desk/staff',
  '/api/desk/%73taff',
  '/api/desk/./staff',
  '/api/desk/x/../staff',
  '/api/desk/staff;a=b',
  '/api/desk/staff%00',
  '/api/desk/staff%2f',
  '/api%2fdesk%2fstaff',
  '/api/desk/staff?x#y',
])('no way of writing the address opens the desk: %s', async (address) => {
  for (const method of ['GET', 'HEAD']) {
    const answer = await speak(request(`${method} ${address} HTTP/1.1`, 'Host: x'));
    expect([400, 401, 404]).toContain(statusesOf(answer)[0]);
    expect(answer).not.toContain('"role"');
  }
});

test.each([
  '/..%00/secret.txt',
  '/assets/..%252f..%252fsecret.txt',
  '/assets/%c0%ae%c0%ae/%c0%ae%c0%ae/secret.txt',
  '/assets/..%5c..%5csecret.txt',
  '/%2e%2e%2fsecret.txt',
  '/assets/....//....//secret.txt',
  '/file:///secret.txt',
  '/assets/a.js/../../../secret.txt',
  '/%',
  '/%zz',
])('no way of writing the address leaves the folder: %s', async (address) => {
  const answer = await speak(request(`GET ${address} HTTP/1.1`, 'Host: x'));
  expect([400, 404]).toContain(statusesOf(answer)[0]);
  expect(answer).not.toContain(secret);
  expect(answer).not.toMatch(/ at .*\.ts|node_modules|\/tmp\//);
});

test('the name by which the server is asked comes back nowhere', async () => {
  for (const address of [
    '/',
    '/nowhere',
    '/ogc',
    '/ogc/',
    '/ogc/collections',
    '/api/openapi.json',
  ]) {
    const answer = await speak(
      request(`GET ${address} HTTP/1.1`, 'Host: evil.example', 'X-Forwarded-Host: evil.example'),
    );
    expect([address, statusesOf(answer).length]).toEqual([address, 1]);
    expect(answer).not.toContain('evil.example');
  }
  const ask = JSON.stringify({});
  const question = await speak(
    request(
      'POST /api/desk/session/question HTTP/1.1',
      'Host: evil.example',
      'Content-Type: application/json',
      `Content-Length: ${ask.length}`,
    ) + ask,
  );
  expect(question).toContain('"rpId":"circle.example"');
  expect(question).not.toContain('evil');
});
