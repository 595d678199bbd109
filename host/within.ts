/** Waits for `work`, but no longer than `ms`. */
export async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let alarm: NodeJS.Timeout | undefined;
  const tooLate = new Promise<void>((resolve) => (alarm = setTimeout(resolve, ms)));
  await Promise.race([work, tooLate]).finally(() => clearTimeout(alarm));
}
