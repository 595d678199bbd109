import type { Cookie } from '@azure/functions';

export const sessionCookieName = 'batchline_session';

/** Unreadable to scripts, not sent along by other sites' forms, and only over TLS where there is TLS. */
export const sessionCookie = (token: string, { secure }: { secure: boolean }): Cookie =>
  ({ name: sessionCookieName, value: token, httpOnly: true, sameSite: 'Lax', path: '/', ...(secure && { secure: true }) });

export const noSessionCookie = (options: { secure: boolean }): Cookie => ({ ...sessionCookie('', options), maxAge: 0 });

export const journeyCookieName = 'batchline_sign_in';

/** Binds a sign-in through a provider to the browser that began it. Only our own pages send it. */
export const journeyCookie = (token: string, { secure, seconds }: { secure: boolean; seconds: number }): Cookie =>
  ({ name: journeyCookieName, value: token, httpOnly: true, sameSite: 'Strict', path: '/api/sign-in', maxAge: seconds, ...(secure && { secure: true }) });
