import type { IncomingMessage } from 'node:http';
import type { HostOptions } from './embedded-host.js';
import { listen, urlOf } from './http-server.js';
import { createInFlight } from './in-flight.js';
import { isTooLarge } from './request-body.js';
import { requestHandler, type Answering } from './request-handler.js';

export interface Traffic {
  url: string;
  /** No new connections; idle ones close; a request that still comes on an open one is told 503. */
  refuseMore(): void;
  /** Resolves when every request under way is answered. */
  idle(): Promise<void>;
  /** Closes what is left. */
  close(): Promise<void>;
}

/** Opens the port. Everything a client sends from here on goes through `requestHandler`. */
export async function openTraffic(
  answering: Omit<Answering, 'isDraining'>,
  { port, address = '127.0.0.1' }: Pick<HostOptions, 'port' | 'address'>,
): Promise<Traffic> {
  const inFlight = createInFlight();
  let draining = false;
  const handle = requestHandler({ ...answering, isDraining: () => draining });
  const isWelcome = (req: IncomingMessage) => !draining && !isTooLarge(req, answering.maxBodyBytes);
  const server = await listen((req, res) => inFlight.add(res, handle(req, res)), { port, address, isWelcome });
  server.on('connection', inFlight.watch);
  const closed = new Promise((resolve) => server.once('close', resolve));
  return {
    url: urlOf(server),
    refuseMore() {
      draining = true;
      server.close();
      inFlight.closeConnections();
    },
    idle: inFlight.idle,
    async close() {
      server.closeAllConnections();
      await closed;
    },
  };
}
