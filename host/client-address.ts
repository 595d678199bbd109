import type { IncomingMessage } from 'node:http';

export const clientAddressHeader = 'x-client-address';

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** Who calls. A proxy on this machine may say so in a header; from anybody else the header is a lie and is replaced. */
export function setClientAddress({ headers, socket }: IncomingMessage, trustProxy: boolean): void {
  const peer = socket.remoteAddress ?? 'unknown';
  if (!trustProxy || !loopback.has(peer) || !headers[clientAddressHeader]) headers[clientAddressHeader] = peer;
}
