/** The clock may be set, or the machine sleep, while we wait; and setTimeout cannot count further than 24.8 days. */
const longestNapMs = 30_000;

/** Resolves to true at `instant`, or to false as soon as the signal aborts. */
export async function waitUntil(instant: Date, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    const left = instant.getTime() - Date.now();
    if (left <= 0) return true;
    await nap(Math.min(left, longestNapMs), signal);
  }
  return false;
}

function nap(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(alarm);
      signal.removeEventListener('abort', wake);
      resolve();
    };
    const alarm = setTimeout(wake, ms);
    signal.addEventListener('abort', wake);
  });
}
