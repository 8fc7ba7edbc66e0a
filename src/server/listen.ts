// The server on a port of this machine.

import { once } from 'node:events';
import type { Server, ServerOptions } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';

export interface Listening {
  /** Address to open, with a slash at the end. */
  readonly url: string;
  /** Ends all connections. */
  readonly close: () => Promise<void>;
}

type Timeouts = Pick<
  ServerOptions,
  'headersTimeout' | 'requestTimeout' | 'keepAliveTimeout' | 'connectionsCheckingInterval'
> & {
  /** Milliseconds without a byte either way; streams say something every 25 s. */
  readonly silence: number;
};

/** Who is slower than this, sending a request or reading an answer, only keeps a connection from others. */
const patience: Timeouts = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 2000,
  silence: 60_000,
};
const mostConnections = 4000;

/** As much of a Hono app as is asked. */
interface Answering {
  readonly fetch: (request: Request) => Response | Promise<Response>;
}

/** Throws Node's error, with its `code`, where the port can't be had; port 0 is any that is free. */
export async function listen(
  app: Answering,
  port: number,
  host: string,
  { silence, ...timeouts }: Partial<Timeouts> = patience,
): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: timeouts,
  }) as Server;
  server.maxConnections = mostConnections;
  server.timeout = silence ?? patience.silence;
  server.listen(port, host);
  await once(server, 'listening');
  const { address, port: actual } = server.address() as AddressInfo;
  const everywhere = address === '0.0.0.0' || address === '::';
  const name = everywhere ? 'localhost' : address.includes(':') ? `[${address}]` : address;
  return {
    url: `http://${name}:${actual}/`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
