import type { Cookie } from '@azure/functions';

export const sessionCookieName = 'batchline_session';

/** Unreadable to scripts, not sent along by other sites' forms, and only over TLS where there is TLS. */
export const sessionCookie = (token: string, { secure }: { secure: boolean }): Cookie =>
  ({ name: sessionCookieName, value: token, httpOnly: true, sameSite: 'Lax', path: '/', ...(secure && { secure: true }) });

export const noSessionCookie = (options: { secure: boolean }): Cookie => ({ ...sessionCookie('', options), maxAge: 0 });
