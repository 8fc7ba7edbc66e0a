// Requests at a steady rate over kept connections, each due at its time whatever became of those
// before it: one that had to wait for a connection has waited (no coordinated omission). Written
// on sockets, for on a machine of two cores a generator must cost less than what it loads.
// HTTP/1.1 with Content-Length, which is what our server answers; RFC 9112.

import { connect, type Socket } from 'node:net';

export interface Load {
  /** `http://host:port`. */
  readonly url: string;
  readonly perSecond: number;
  readonly seconds: number;
  readonly connections: number;
  /** The whole request as it goes over the line. */
  readonly next: () => string;
  /** What has not got a connection when the time is over is not sent any more. */
  readonly isCutOff?: boolean;
}

export interface Loaded {
  /** Milliseconds from when each answered one was due, in order of size. */
  readonly latencies: Float64Array;
  /** How often each status came; 0: the connection broke. */
  readonly statuses: ReadonlyMap<number, number>;
  readonly bytes: number;
  /** From the first to the last answer. */
  readonly seconds: number;
}

interface Waiting {
  readonly dueAt: number;
  readonly request: string;
}

export async function runLoad(load: Load): Promise<Loaded> {
  let total = Math.round(load.perSecond * load.seconds);
  const latencies = new Float64Array(total);
  const statuses = new Map<number, number>();
  const idle: Connection[] = [];
  const queue: Waiting[] = [];
  let [answered, answeredWell, bytes] = [0, 0, 0];
  const done = Promise.withResolvers<void>();
  const begin = performance.now();
  const onAnswer = (dueAt: number, status: number, length: number) => {
    if (status > 0) latencies[answeredWell++] = performance.now() - dueAt;
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    bytes += length;
    if (++answered === total) done.resolve();
  };
  const onIdle = (connection: Connection) => {
    const waiting = queue.shift();
    if (waiting) connection.send(waiting);
    else idle.push(connection);
  };
  const { hostname, port } = new URL(load.url);
  const onClose = (connection: Connection) => {
    const at = idle.indexOf(connection);
    if (at >= 0) idle.splice(at, 1);
  };
  const all = Array.from({ length: load.connections }, () =>
    openConnection(() => connect(Number(port), hostname), { onAnswer, onIdle, onClose }),
  );
  for (let sent = 0; sent < total; ) {
    const due = Math.min(((performance.now() - begin) / 1000) * load.perSecond, total);
    for (; sent < due; sent++) {
      const waiting = { dueAt: begin + (sent / load.perSecond) * 1000, request: load.next() };
      // The one that has rested longest, before the server thinks it is not wanted any more.
      const connection = idle.shift();
      if (connection) connection.send(waiting);
      else queue.push(waiting);
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  if (load.isCutOff) total -= queue.splice(0).length;
  if (answered < total) await done.promise;
  const seconds = (performance.now() - begin) / 1000;
  for (const { close } of all) close();
  return { latencies: latencies.subarray(0, answeredWell).sort(), statuses, bytes, seconds };
}

export const quantile = ({ latencies }: Loaded, q: number): number =>
  latencies[Math.ceil(q * latencies.length) - 1] ?? Number.NaN;

interface Connection {
  readonly send: (waiting: Waiting) => void;
  readonly close: () => void;
}

interface ConnectionEvents {
  readonly onAnswer: (dueAt: number, status: number, bytes: number) => void;
  readonly onIdle: (connection: Connection) => void;
  readonly onClose: (connection: Connection) => void;
}

/** One request at a time; opened again when it breaks. */
function openConnection(
  open: () => Socket,
  { onAnswer, onIdle, onClose }: ConnectionEvents,
): Connection {
  let socket: Socket;
  let under: Waiting | null = null;
  let isClosed = false;
  const connection: Connection = {
    send: (waiting) => {
      under = waiting;
      socket.write(waiting.request);
    },
    close: () => {
      isClosed = true;
      socket.destroy();
    },
  };
  const settle = (status: number, bytes: number) => {
    const dueAt = under?.dueAt ?? 0;
    under = null;
    onAnswer(dueAt, status, bytes);
  };
  const start = () => {
    socket = open().setNoDelay(true);
    let head = '';
    let left = -1;
    let [status, bytes] = [0, 0];
    const take = (chunk: Buffer) => {
      // A connection that had nothing to ask for so long is told goodbye.
      if (!under) return;
      bytes += chunk.length;
      let body = chunk.length;
      if (left < 0) {
        head += chunk.toString('latin1');
        const end = head.indexOf('\r\n\r\n');
        if (end < 0) return;
        body = head.length - end - 4;
        status = Number(head.slice(9, 12));
        const length = /\r\ncontent-length: (\d+)/i.exec(head.slice(0, end + 2))?.[1];
        const hasNone = status === 304 || /\r\nconnection: close/i.test(head);
        if (length === undefined && !hasNone) throw new Error(`no length: ${head}`);
        left = Number(length ?? 0);
      }
      left -= body;
      if (left > 0) return;
      settle(status, bytes);
      [head, left, bytes] = ['', -1, 0];
      onIdle(connection);
    };
    socket.once('connect', () => onIdle(connection));
    socket.on('data', take);
    socket.on('error', () => {});
    socket.on('close', () => {
      onClose(connection);
      if (under) settle(0, 0);
      if (!isClosed) setTimeout(start, 50);
    });
  };
  start();
  return connection;
}
