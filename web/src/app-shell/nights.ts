import type { Reply } from '../api/call.js';
import type { readNights } from '../../../shared/contracts/jobs.js';
import type { IsoDate } from '../../../shared/dates.js';

export type Nights = Reply<typeof readNights>;

/** Which night of how many is being loaded. */
export interface Loading { night: number; of: number; step: NonNullable<Nights['running']>['step'] | null; done: number; total: number }

/**
 * What the banner of the first nights shows; null when there is nothing to wait for. One night of many is a backlog; the
 * regular night, one of one, is nobody's concern, and where no ERP is connected there is none. Once shown, it stays until all is done.
 */
export function loadingOf({ lastNight, good, waiting, running }: Nights, wasShown: boolean): Loading | null {
  const isBacklog = lastNight === null || waiting > 1;
  const isWorking = running !== null || waiting > 0;
  if (good + waiting === 0 && running === null) return null;
  if (!isBacklog && !(wasShown && isWorking)) return null;
  const reading = running?.step === 'ingestion' || running === null;
  const of = good + waiting;
  return { night: Math.min(of, good + (reading ? 1 : 0)), of, step: running?.step ?? null, done: running?.done ?? 0, total: running?.total ?? 0 };
}

/** The newest night whose lines stand: while its own timeline is still being written, it is the one before. */
export function settledNight({ lastNight, running }: Nights, before: IsoDate | null): IsoDate | null {
  const unfinished = running && running.businessOn === lastNight && ['ingestion', 'changes', 'timeline'].includes(running.step);
  return unfinished ? before : lastNight;
}

/** Milliseconds to wait before asking again: short while something moves. */
export function pollEvery(nights: Nights | undefined): number {
  if (!nights || nights.lastNight === null || nights.running) return 1_500;
  return nights.waiting > 1 ? 3_000 : 60_000;
}
