import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { emptyHeaders } from './client-headers.js';
import { setCookie } from './set-cookie.js';
import type { RpcHttpReply } from './worker-contract.js';

/** Framing is this server's business; a handler's own word on it could contradict what is sent. */
const framing = new Set(['content-length', 'transfer-encoding', 'connection', 'keep-alive']);

export function sendEmpty(res: ServerResponse, status: number, headers: OutgoingHttpHeaders = {}): void {
  if (res.headersSent) return;
  res.writeHead(status, { ...emptyHeaders, ...headers, ...(status !== 204 && { 'content-length': 0 }) }).end();
}

/** A handler's reply, its bytes untouched; 204 for a handler that returned nothing. */
export function sendReply(res: ServerResponse, reply: RpcHttpReply | undefined): void {
  if (!reply) return sendEmpty(res, 204);
  for (const name in reply.headers) {
    if (isOurs(name, res.req.method)) continue;
    res.setHeader(name, reply.headers[name]!);
  }
  if (reply.cookies.length > 0) res.appendHeader('set-cookie', reply.cookies.map(setCookie));
  res.statusCode = Number(reply.statusCode);
  res.end(reply.body?.bytes);
}

/** To HEAD a handler may tell the length of the body it does not send. */
const isOurs = (name: string, method: string | undefined) =>
  framing.has(name) && !(name === 'content-length' && method === 'HEAD');
