import type { Cookie } from '@azure/functions';

const named = 'batchline_session';

/** Behind TLS the name itself makes browsers refuse the cookie from anywhere but this very host over TLS. */
export const sessionCookieName = ({ secure }: { secure: boolean }): string => (secure ? `__Host-${named}` : named);

/** Unreadable to scripts, not sent along by other sites' forms, and only over TLS where there is TLS. */
export const sessionCookie = (token: string, { secure }: { secure: boolean }): Cookie =>
  ({ name: sessionCookieName({ secure }), value: token, httpOnly: true, sameSite: 'Lax', path: '/', ...(secure && { secure: true }) });

export const noSessionCookie = (options: { secure: boolean }): Cookie => ({ ...sessionCookie('', options), maxAge: 0 });

export const journeyCookieName = ({ secure }: { secure: boolean }): string => (secure ? '__Secure-batchline_sign_in' : 'batchline_sign_in');

/** Binds a sign-in through a provider to the browser that began it. Only our own pages send it. */
export const journeyCookie = (token: string, { secure, seconds }: { secure: boolean; seconds: number }): Cookie =>
  ({ name: journeyCookieName({ secure }), value: token, httpOnly: true, sameSite: 'Strict', path: '/api/sign-in', maxAge: seconds, ...(secure && { secure: true }) });
