/** How sign-ins are slowed down. An address counts distinct accounts only: a whole office may sit behind one. */
export interface RecentFailures {
  /** Of this account within the window, with the last one. */
  ofAccount: number;
  lastOfAccountAt: string | null;
  /** Distinct accounts that failed from this address within the window. */
  accountsFromAddress: number;
  lastFromAddressAt: string | null;
}

/** Failures older than this are forgotten. */
export const windowMinutes = 15;
const freeTries = 5;
const freeAccounts = 20;
const longestWait = 300;

/** Seconds until the next try is let through; 0 when it is. They double with every failure beyond the free ones. */
export function secondsToWait(failures: RecentFailures, now: string): number {
  const account = waitAfter(failures.ofAccount - freeTries, failures.lastOfAccountAt, now);
  const address = waitAfter(failures.accountsFromAddress - freeAccounts, failures.lastFromAddressAt, now);
  return Math.max(account, address);
}

function waitAfter(excess: number, lastAt: string | null, now: string): number {
  if (excess < 0 || lastAt === null) return 0;
  const wait = Math.min(2 ** excess, longestWait);
  return Math.max(0, Math.ceil(wait - (Date.parse(now) - Date.parse(lastAt)) / 1000));
}
