import type { RpcCookie } from './worker-contract.js';

/** A Set-Cookie value, letter for letter as ASP.NET Core writes it for the Functions host. Without a path it is "/". */
export function setCookie(cookie: RpcCookie): string {
  const { name, value, expires, maxAge, domain, path, secure, sameSite, httpOnly } = cookie;
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) throw new RangeError(`"${name}" is not a valid cookie name.`);
  return [
    `${name}=${escapeDataString(value)}`,
    expires && `expires=${new Date(expires.value.seconds * 1000).toUTCString()}`,
    maxAge && `max-age=${seconds(maxAge.value)}`,
    domain && `domain=${domain.value}`,
    `path=${path?.value ?? '/'}`,
    secure?.value && 'secure',
    sameSite !== 'none' && `samesite=${sameSite === 'explicitNone' ? 'none' : sameSite}`,
    httpOnly?.value && 'httponly',
  ].filter(Boolean).join('; ');
}

/** .NET escapes everything but RFC 3986's unreserved characters, a few more than encodeURIComponent. */
const escapeDataString = (text: string) =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

function seconds(maxAge: number): number {
  if (!(maxAge >= 0)) throw new RangeError(`A cookie's max-age must not be negative: ${maxAge}.`);
  return Math.trunc(maxAge);
}
