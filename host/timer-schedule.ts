import { Cron } from 'croner';

export interface Schedule {
  /** Whether it names times of day, which shift with daylight saving, rather than an interval. */
  isCalendar: boolean;
  /** The first occurrence after an instant; undefined when there is none any more. */
  next(after: Date): Date | undefined;
}

/**
 * NCRONTAB ("0 30 2 * * *", seconds first; five fields start at second 0) in the machine's time zone, or an interval
 * ("00:05:00"). `%NAME%` stands for a setting. Throws a sentence for a missing setting or a bad expression.
 * https://learn.microsoft.com/azure/azure-functions/functions-bindings-timer#ncrontab-expressions
 */
export function parseSchedule(written: string, settings: NodeJS.ProcessEnv): Schedule {
  const expression = withSettings(written, settings).trim();
  const intervalMs = intervalOf(expression);
  if (intervalMs !== undefined) return { isCalendar: false, next: (after) => new Date(after.getTime() + intervalMs) };
  const cron = cronOf(expression);
  return { isCalendar: true, next: (after) => cron.nextRun(after) ?? undefined };
}

const withSettings = (written: string, settings: NodeJS.ProcessEnv) =>
  written.replaceAll(/%([^%]+)%/g, (_, name: string) => {
    const value = settings[name];
    if (!value) throw new Error(`the schedule "${written}" needs the setting ${name}, which is missing`);
    return value;
  });

/** A .NET TimeSpan, [d.]hh:mm:ss. */
function intervalOf(expression: string): number | undefined {
  const parts = /^(?:(\d+)\.)?(\d{1,2}):(\d{1,2}):(\d{1,2})$/.exec(expression);
  if (!parts) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  const ms = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
  if (ms === 0) throw new Error(`the schedule "${expression}" is an interval of no length`);
  return ms;
}

function cronOf(expression: string): Cron {
  const sixFields = expression.split(/\s+/).length === 5 ? `0 ${expression}` : expression;
  try {
    return new Cron(sixFields, { mode: '6-part', domAndDow: true, sloppyRanges: true, paused: true });
  } catch (error) {
    throw new Error(`the schedule "${expression}" is not valid: ${(error as Error).message}`, { cause: error });
  }
}
