import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Time for a client to send: its headers, all of a request, and the next request on a connection kept open. */
const timeouts = {
  headersTimeout: 20_000,
  requestTimeout: 300_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
};

export interface Door {
  port: number;
  address: string;
  /** Whether a client that asks before it sends a body (Expect: 100-continue) may send it. */
  isWelcome(req: IncomingMessage): boolean;
}

/** Listens when the promise resolves. */
export async function listen(handle: RequestListener, { port, address, isWelcome }: Door): Promise<Server> {
  const server = createServer(timeouts, handle);
  server.on('checkContinue', (req, res) => {
    if (isWelcome(req)) res.writeContinue();
    handle(req, res);
  });
  server.listen(port, address);
  await once(server, 'listening');
  return server;
}

/** As a browser on this machine would open it. */
export function urlOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  if (address === '0.0.0.0' || address === '::') return `http://localhost:${port}`;
  return family === 'IPv6' ? `http://[${address}]:${port}` : `http://${address}:${port}`;
}
