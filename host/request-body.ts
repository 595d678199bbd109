import type { IncomingMessage, ServerResponse } from 'node:http';
import { emptyHeaders } from './client-headers.js';

const patienceMs = 2_000;

const lengthOf = ({ headers }: IncomingMessage) => Number(headers['content-length'] ?? 0);

export const isTooLarge = (req: IncomingMessage, maxBytes: number): boolean => lengthOf(req) > maxBytes;

/**
 * The body, or undefined for none. As in the Functions host only Content-Length announces a body: a chunked one is
 * taken for empty. Rejects when the connection is lost on the way.
 */
export async function readBody(req: IncomingMessage): Promise<Buffer | undefined> {
  if (lengthOf(req) === 0 || req.method === 'GET' || req.method === 'HEAD') return undefined;
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.once('end', () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
    req.once('error', reject);
    req.once('close', () => reject(new Error('The connection closed before the whole body had come.')));
  });
}

/**
 * Answers at once, then lets go of what still comes for a moment: closing earlier would reset the connection, and the
 * client would not see the answer.
 */
export function refuseBody(req: IncomingMessage, res: ServerResponse): void {
  const close = () => {
    clearTimeout(patience);
    res.end();
  };
  const patience = setTimeout(close, patienceMs);
  req.once('end', close).once('close', close).resume();
  res.writeHead(413, { ...emptyHeaders, connection: 'close', 'content-length': 0 }).flushHeaders();
}
