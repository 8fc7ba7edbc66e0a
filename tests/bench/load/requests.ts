// What a load consists of: submissions, each with an id of its own, and the files of a first visit.

import { randomUUID } from 'node:crypto';
import { globSync } from 'node:fs';
import { need } from '#tests/server/test-api.ts';

export function submissionRequest(): string {
  const body = JSON.stringify(need({ note: '夜里没有热水' }));
  const lines = [
    'POST /api/submissions HTTP/1.1',
    'Host: localhost',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `Idempotency-Key: ${randomUUID()}`,
  ];
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}

/** What is asked for before the list of stations is on the screen, in turn; 20 kB on average. */
export function fileRequests(dist: string): () => string {
  const start = globSync('assets/{index,list}-*.{js,css}', { cwd: dist });
  const area = ['manifest.json', 'stations.geojson', 'streets.bin', 'places.json'];
  const files = ['', 'version.json', ...start, ...area.map((name) => `areas/jiading/${name}`)];
  let count = 0;
  return () => {
    const file = files[count++ % files.length];
    return `GET /${file} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip, deflate, br\r\n\r\n`;
  };
}
