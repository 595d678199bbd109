export interface OneAtATime {
  /** Whoever asks during a run gets the next one, which all who are waiting share. Rejects when that run does. */
  run(): Promise<void>;
  /** Resolves when nothing runs and nothing waits. */
  idle(): Promise<void>;
}

export function oneAtATime(work: () => Promise<void>): OneAtATime {
  let last: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;

  function start(): Promise<void> {
    next = undefined;
    const started = work();
    last = started.catch(() => {});
    return started;
  }

  return {
    run: () => (next ??= last.then(start)),
    idle: () => (next ?? last).catch(() => {}),
  };
}
