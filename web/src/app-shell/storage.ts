/** What this browser remembers. Where storage is denied, it remembers nothing and nothing breaks. */
export function remembered(name: string): string | null {
  try {
    return localStorage.getItem(`batchline.${name}`);
  } catch {
    return null;
  }
}

/** Null forgets. */
export function remember(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`batchline.${name}`);
    else localStorage.setItem(`batchline.${name}`, value);
  } catch {
    // See above.
  }
}
