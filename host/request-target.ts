import type { IncomingMessage } from 'node:http';

export interface Target {
  url: URL;
  /** Decoded, except that %2F stays: a slash inside a segment is not a separator. */
  path: string;
}

const plausibleHost = /^[\w.\-[\]:]+$/;

/**
 * Where a request goes, or undefined when it is not told properly. A host or target that the URL parser would read
 * differently from us (`//host/path`, `host/path`, a backslash) never gets that far.
 */
export function targetOf(req: IncomingMessage): Target | undefined {
  const host = req.headers.host || 'localhost';
  const target = originForm(req.url ?? '');
  if (!plausibleHost.test(host) || !target.startsWith('/') || target.includes('\\')) return undefined;
  try {
    const url = new URL(`http://${host}${target}`);
    const path = decodePath(url.pathname);
    return path.includes('\0') ? undefined : { url, path };
  } catch {
    return undefined;
  }
}

/** Proxies may send the whole URL: RFC 9112, 3.2.2. */
const originForm = (target: string) => (target.startsWith('/') ? target : target.replace(/^https?:\/\/[^/?#]*/i, ''));

const decodePath = (path: string) =>
  path.includes('%') ? decodeURIComponent(path.replaceAll(/%2f/gi, (slash) => `%25${slash.slice(1)}`)) : path;
