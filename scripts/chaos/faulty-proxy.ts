// A network between devices and the server that does what a request asks for in `X-Fault`: loses
// it or its answer, breaks off, brings it twice or late, answers in the server's place. It counts
// what it has done.

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { answersOnTheWay, type Fault } from '#tests/outbox/faulty-network.ts';

export interface FaultyProxy {
  /** No slash at the end. */
  readonly url: string;
  readonly counts: ReadonlyMap<Fault, number>;
  /** When nothing is on its way any more. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Passed {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

const kept = ['content-type', 'retry-after'];
const longestMs = 150;

/** `upstream`: address of the server at the time of a request, without a slash at the end. */
export async function openFaultyProxy(
  upstream: () => string,
  random: () => number,
): Promise<FaultyProxy> {
  const counts = new Map<Fault, number>();
  const late = new Set<Promise<unknown>>();

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const fault = (request.headers['x-fault'] ?? 'none') as Fault;
    counts.set(fault, (counts.get(fault) ?? 0) + 1);
    const body = await buffer(request);
    const pass = () => passOn(upstream(), request, body);
    const breakOff = () => request.socket.destroy();
    const [status, type, text] = answersOnTheWay[fault] ?? [];
    if (status && type) {
      response.writeHead(status, { 'Content-Type': type, 'Retry-After': '20' }).end(text);
    } else if (fault === 'request lost') breakOff();
    else if (fault === 'late') {
      breakOff();
      const arrival = wait(random() * longestMs).then(pass);
      late.add(arrival);
      arrival.finally(() => late.delete(arrival));
    } else {
      if (fault === 'slow') await wait(random() * longestMs);
      const [answer] = await Promise.all([pass(), fault === 'twice' ? pass() : null]);
      if (fault === 'answer lost') breakOff();
      else if (fault === 'half an answer') {
        response.writeHead(answer.status, {
          ...answer.headers,
          'Content-Length': answer.body.length,
        });
        response.write(answer.body.subarray(0, answer.body.length / 2), breakOff);
      } else response.writeHead(answer.status, answer.headers).end(answer.body);
    }
  };
  const server = createServer((request, response) => {
    serve(request, response).catch(() => request.socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    counts,
    settled: async () => void (await Promise.allSettled(late)),
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** A server that is not there is what proxies call a bad gateway. */
async function passOn(to: string, request: IncomingMessage, body: Buffer): Promise<Passed> {
  const { method = 'GET', headers, url } = request;
  const sent = ['content-type', 'idempotency-key', 'authorization'].flatMap((name) => {
    const value = headers[name];
    return typeof value === 'string' ? [[name, value] as [string, string]] : [];
  });
  try {
    const init = { method, headers: sent, ...(body.length > 0 && { body: new Uint8Array(body) }) };
    const answer = await fetch(to + url, init);
    const told = kept.flatMap((name) => {
      const value = answer.headers.get(name);
      return value === null ? [] : [[name, value] as const];
    });
    return {
      status: answer.status,
      headers: Object.fromEntries(told),
      body: Buffer.from(await answer.arrayBuffer()),
    };
  } catch {
    return { status: 502, headers: { 'content-type': 'text/html' }, body: Buffer.from('<h1>502') };
  }
}
