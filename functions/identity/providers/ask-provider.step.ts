import { request } from 'node:https';

export interface Asked { method: 'GET' | 'POST'; headers?: Record<string, string>; body?: string }

const longestReply = 1 << 20;
const patience = 10_000;

/** One https request to a provider, with an end to patience and to length. It follows no redirect. */
export function askProvider(url: string, { method, headers = {}, body }: Asked): Promise<Response> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const asking = request(url, { method, headers: { ...headers, ...length }, signal: AbortSignal.timeout(patience) }, (reply) => {
      const parts: Buffer[] = [];
      let size = 0;
      reply.on('data', (part: Buffer) => {
        parts.push(part);
        if ((size += part.length) > longestReply) asking.destroy(new Error('The reply is too long.'));
      });
      reply.on('error', reject);
      reply.on('end', () => resolve(new Response(reply.statusCode === 204 ? null : Buffer.concat(parts), { status: reply.statusCode ?? 500, headers: { 'content-type': reply.headers['content-type'] ?? '' } })));
    });
    asking.on('error', reject);
    asking.end(body);
  });
}
