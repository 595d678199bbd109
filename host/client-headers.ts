import type { OutgoingHttpHeaders } from 'node:http';

/** On every reply of the client's files. The policy allows no inline script or style and nothing from elsewhere. */
export const securityHeaders: Readonly<OutgoingHttpHeaders> = {
  'content-security-policy': [
    "default-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
    "img-src 'self' data:",
    "connect-src 'self'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/** On every reply that has nothing in it, such as 404. */
export const emptyHeaders: Readonly<OutgoingHttpHeaders> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** Behind TLS: browsers come no other way for a year, to this name and all below it. */
export const tlsHeader = ['strict-transport-security', 'max-age=31536000; includeSubDomains'] as const;

/** The build gives every file under /assets/ a name with the hash of its content. */
export const cacheControlFor = (path: string): string =>
  path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
