import { safeReturn } from '../app-shell/router.js';

const key = 'batchline.way-back';

/** Where one wanted to go, kept in this tab while one is away at a provider: it never travels with the sign-in. */
export function keepWayBack(search: string): void {
  try {
    sessionStorage.setItem(key, search);
  } catch {
    // No storage: one begins where everybody begins.
  }
}

/** A page of ours, whatever somebody may have written there. */
export function wayBack(): string {
  try {
    return safeReturn(sessionStorage.getItem(key) ?? '');
  } catch {
    return safeReturn('');
  }
}
