/** What was kept in this tab: it outlives the session, a reload and a failing network. Null where there is nothing. */
export function keptHere<Kept>(key: string): Kept | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') as Kept | null;
  } catch {
    return null;
  }
}

/** Keeps something in this tab; null forgets it. */
export function keepHere(key: string, value: unknown): void {
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Where storage is denied, what was typed lives as long as the page.
  }
}
