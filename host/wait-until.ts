/** The clock may be set, or the machine sleep, while we wait; and setTimeout cannot count further than 24.8 days. */
const longestNapMs = 30_000;

/** What ended the waiting: the instant came, the clock was set back, or the signal aborted. */
export type Woken = 'due' | 'set back' | 'stopped';

export async function waitUntil(instant: Date, signal: AbortSignal): Promise<Woken> {
  for (let seen = Date.now(); !signal.aborted;) {
    const left = instant.getTime() - Date.now();
    if (left <= 0) return 'due';
    await nap(Math.min(left, longestNapMs), signal);
    if (Date.now() < seen) return 'set back';
    seen = Date.now();
  }
  return 'stopped';
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
