import { readdirSync } from 'node:fs';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { preferredEncoding } from './accept-encoding.js';
import { clientFile, type ClientFile } from './client-file.js';
import { cacheControlFor, securityHeaders } from './client-headers.js';

export type ServeClient = (req: IncomingMessage, res: ServerResponse, path: string) => Promise<void>;

/** Headers to add to, or to put in place of, those of one reply. */
export type HeadersFor = (path: string) => OutgoingHttpHeaders;

/**
 * Serves a Vite build to browsers. Only files found at the start exist, looked up by their exact path: no request can
 * reach anything else, and a new build needs a new start. Paths without an extension are pages of the client itself.
 */
export function clientFiles(clientDir: string, headersFor: HeadersFor = () => ({})): ServeClient {
  const files = filesIn(clientDir);
  const page = files.get('/index.html');
  if (!page) throw new Error(`${clientDir} has no index.html. Is the web client built?`);

  return async function serveClient(req, res, path) {
    const common = { ...securityHeaders, ...headersFor(path) };
    if (req.method !== 'GET' && req.method !== 'HEAD') return end(res, 405, { ...common, allow: 'GET, HEAD' });
    const file = isUnsafe(path) ? undefined : (files.get(path) ?? (extname(path) ? undefined : page));
    if (!file) return end(res, 404, { ...common, 'cache-control': 'no-cache' });
    return sendFile(req, res, { file, common });
  };
}

function filesIn(dir: string): Map<string, ClientFile> {
  const entries = readdirSync(dir, { withFileTypes: true, recursive: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((location) => [`/${relative(dir, location).split(sep).join('/')}`, location] as const)
      .filter(([path]) => !path.includes('/.'))
      .map(([path, location]) => [path, clientFile(path, location)]),
  );
}

/** Nothing bad can come of these, but they are no pages either. */
const isUnsafe = (path: string) => /\\|\/\/|\/\.|%2f\.|\.\.(%2f|$)/i.test(path);

interface Answer {
  file: ClientFile;
  common: OutgoingHttpHeaders;
}

async function sendFile(req: IncomingMessage, res: ServerResponse, { file, common }: Answer): Promise<void> {
  const encoding = preferredEncoding(String(req.headers['accept-encoding'] ?? ''), file.available);
  const { bytes, tag } = await file.content(encoding);
  const headers = {
    'cache-control': cacheControlFor(file.path),
    etag: tag,
    ...(file.available.length > 1 && { vary: 'accept-encoding' }),
    ...common,
  };
  if (has(req.headers['if-none-match'], tag)) return void res.writeHead(304, headers).end();
  const coding = encoding === 'identity' ? {} : { 'content-encoding': encoding };
  res.writeHead(200, { 'content-type': file.type, 'content-length': bytes.length, ...coding, ...headers }).end(bytes);
}

/** If-None-Match compares weakly: RFC 9110, 13.1.2. */
const has = (list: string | undefined, tag: string) =>
  list !== undefined && list.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === tag);

function end(res: ServerResponse, status: number, headers: OutgoingHttpHeaders): void {
  res.writeHead(status, { ...headers, 'content-length': 0 }).end();
}
