import { addDays, daysBetween, type IsoDate } from '../../../shared/dates.js';

/** A proposal that somebody refused, and the day on which they did. */
export interface Refused { arriveOn: IsoDate; rule: string; endedOn: IsoDate | null }

/** So many days a refused date is left alone, and so near to it is the same date. */
const quietDays = 7;

export const refusalsCountSince = (today: IsoDate): IsoDate => addDays(today, -quietDays + 1);

/** Leaves out what would ask again for a date that was refused in the last days, give or take as many, on the same grounds. */
export const withoutRefused = <Suggested extends { arriveOn: IsoDate; rule: string }>(wanted: readonly Suggested[], refused: readonly Refused[]): Suggested[] =>
  wanted.filter((one) => !refused.some(({ arriveOn, rule }) => rule === one.rule && Math.abs(daysBetween(arriveOn, one.arriveOn)) <= quietDays));

/** The day on which the newest refusal no longer counts; null without any. */
export function quietUntil(refused: readonly Refused[]): IsoDate | null {
  const newest = refused.map(({ endedOn }) => endedOn ?? '').sort().at(-1);
  return newest ? addDays(newest, quietDays) : null;
}
