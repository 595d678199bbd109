/** Whether so many minutes have passed. An instant that lies ahead was written by a clock that was wrong: nobody waits until it comes. */
export function havePassed(minutes: number, since: string, now: string): boolean {
  const passed = Date.parse(now) - Date.parse(since);
  return passed < 0 || passed >= minutes * 60_000;
}
