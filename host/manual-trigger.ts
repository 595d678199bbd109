import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Timer } from './timer.js';

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const endpoint = /^\/admin\/functions\/([\w-]+)\/?$/i;

/**
 * `POST /admin/functions/{name}` starts a timer's function and answers at once, as in the Functions host. Returns the
 * status to send. Without a key the endpoint does not exist; a request that came through a proxy is not local.
 */
export function triggerManually(
  req: IncomingMessage,
  path: string,
  { key, timers }: { key: string | undefined; timers: readonly Timer[] },
): number {
  const name = endpoint.exec(path)?.[1];
  if (!key || !name || req.method !== 'POST') return 404;
  if (!isLocal(req) || !isSame(String(req.headers['x-functions-key'] ?? ''), key)) return 401;
  const timer = timers.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (!timer) return 404;
  timer.run().catch(() => {}); // logged where it failed
  return 202;
}

const isLocal = ({ socket, headers }: IncomingMessage) =>
  loopback.has(socket.remoteAddress ?? '') && !headers['x-forwarded-for'] && !headers.forwarded;

const isSame = (given: string, expected: string) => timingSafeEqual(digest(given), digest(expected));
const digest = (text: string) => createHash('sha256').update(text).digest();
