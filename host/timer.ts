import type { TimerFunction } from './app-function.js';
import type { Invoke } from './invoke.js';
import { oneAtATime } from './one-at-a-time.js';
import { parseSchedule, type Schedule } from './timer-schedule.js';
import { waitUntil } from './wait-until.js';

export interface Timer {
  name: string;
  start(): void;
  /** Runs the function now, or after the run under way: its runs never overlap. Rejects when the function fails. */
  run(): Promise<void>;
  /** No run starts any more. */
  stop(): void;
  /** Resolves when the run under way, if any, has ended. */
  idle(): Promise<void>;
}

/** Kept in memory only: the host has no storage, so every start is a first one. */
interface Status {
  last: Date | undefined;
  next: Date | undefined;
}

/** Throws when the schedule cannot be read or names a setting that is missing. */
export function createTimer(fn: TimerFunction, invoke: Invoke): Timer {
  const schedule = scheduleOf(fn);
  const status: Status = { last: undefined, next: schedule.next(new Date()) };
  const stopping = new AbortController();
  const { run, idle } = oneAtATime(async () => {
    if (stopping.signal.aborted) throw new Error(`${fn.name} does not run: the host is stopping.`);
    const startedAt = new Date();
    await invoke(fn, { json: timerInfo(fn, schedule, status) }).finally(() => (status.last = startedAt));
  });
  const start = () => void follow({ fn, schedule, status }, run, stopping.signal);
  return { name: fn.name, start, run, idle, stop: () => stopping.abort() };
}

interface Plan {
  fn: TimerFunction;
  schedule: Schedule;
  status: Status;
}

/**
 * The next occurrence counts from the moment the last run started. So a run that outlasts its period is followed at
 * once by one more, not by all it missed. A clock that was set back is believed: nobody waits until it is that late again.
 */
async function follow({ fn, schedule, status }: Plan, run: () => Promise<void>, signal: AbortSignal): Promise<void> {
  const attempt = () => run().catch(() => {}); // logged where it failed; the schedule goes on
  let startedAt = new Date();
  if (fn.runOnStartup) await attempt();
  for (;;) {
    status.next = schedule.next(startedAt);
    const woken = status.next ? await waitUntil(status.next, signal) : 'stopped';
    if (woken === 'stopped') return;
    startedAt = new Date();
    if (woken === 'due') await attempt();
  }
}

function scheduleOf({ name, schedule }: TimerFunction): Schedule {
  try {
    return parseSchedule(schedule, process.env);
  } catch (error) {
    throw new Error(`Timer ${name}: ${(error as Error).message}.`, { cause: error });
  }
}

/** The handler's `Timer` as the Functions host tells it, in .NET's spelling. */
function timerInfo({ useMonitor }: TimerFunction, { isCalendar }: Schedule, { last, next }: Status): string {
  const never = '0001-01-01T00:00:00';
  const status = { Last: last ?? never, Next: next ?? never, LastUpdated: last ?? never };
  return JSON.stringify({
    Schedule: { AdjustForDST: isCalendar },
    ScheduleStatus: useMonitor ? status : null,
    IsPastDue: false,
  });
}
