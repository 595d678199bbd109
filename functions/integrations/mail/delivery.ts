/** Minutes to the next try, after each one that failed. Together about a day and a half: a weekend of a mail server. */
const pauses = [1, 5, 15, 60, 180, 360, 720, 720];

/** What went wrong, as far as it matters for another try. */
export interface Trouble { responseCode?: number | undefined; code?: string | undefined }

export type Verdict = { status: 'waiting'; nextTryAt: string } | { status: 'failed' };

/**
 * A server that refuses this mail for good (5xx) is not asked again. One that is not there, is busy (4xx), offers no TLS or
 * does not know us is another matter: that is repaired, and the mail still goes out.
 *
 * @param attempts how often it was tried, this time included
 */
export function afterTrouble({ responseCode = 0, code = '' }: Trouble, attempts: number, now: string): Verdict {
  const isRefused = responseCode >= 500 && !['EAUTH', 'ETLS', 'ECONNECTION'].includes(code);
  const pause = pauses[attempts - 1];
  if (isRefused || pause === undefined) return { status: 'failed' };
  return { status: 'waiting', nextTryAt: new Date(Date.parse(now) + pause * 60_000).toISOString() };
}
