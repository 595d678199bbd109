import { OtifVerdict, type LeadTimeMeasure, type PromiseMeasure } from '../../../shared/contracts/otif-words.js';
import { noDay, recordStates, type MeasuredLines, type OtifColumns } from './measured-lines.js';
import { spreadOf, type Spread } from './spread.js';

/** How many fell into each verdict. `n` is what is decided: the percentage's own number. Shares are null without any. */
export interface OtifTally {
  n: number; onTimeInFull: number; onTimeNotInFull: number; lateInFull: number; lateNotInFull: number;
  undecided: number; openings: number; noDate: number; cancelled: number;
  otif: number | null; onTime: number | null; inFull: number | null;
}

/** @param rows with the lines of an order side by side, as the columns have them: a whole order counts once */
export function tallyOtif(lines: Pick<MeasuredLines, 'order'>, { verdict, policy }: OtifColumns, rows: readonly number[]): OtifTally {
  const counts = new Array<number>(OtifVerdict.options.length).fill(0);
  let order = -1;
  for (const row of rows) {
    if (policy.level === 'order' && lines.order[row] === order) continue;
    order = lines.order[row]!;
    counts[verdict[row]!]!++;
  }
  const [onTimeInFull, onTimeNotInFull, lateInFull, lateNotInFull, undecided, openings, noDate, cancelled] = counts as [number, number, number, number, number, number, number, number];
  const n = onTimeInFull + onTimeNotInFull + lateInFull + lateNotInFull;
  return {
    n, onTimeInFull, onTimeNotInFull, lateInFull, lateNotInFull, undecided, openings, noDate, cancelled,
    otif: share(onTimeInFull, n), onTime: share(onTimeInFull + onTimeNotInFull, n), inFull: share(onTimeInFull + lateInFull, n),
  };
}

const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);

/** How far the goods missed one kind of promise, in days: `bias` is the mean with its sign, above 0 late. `none` had no promise to miss. */
export interface MissTally { n: number; none: number; bias: number | null; mae: number | null; hits: number; hitRate: number | null }

export interface PromiseTally {
  /** Complete lines. */
  n: number; open: number; short: number; openings: number;
  pushes: number; pushedLines: number; pushesPerLine: number | null;
  measures: Record<PromiseMeasure, MissTally>;
}

/** @param hitDays a promise is hit when the goods miss it by at most so many days, early or late */
export function tallyPromises({ promises }: Pick<MeasuredLines, 'promises'>, rows: readonly number[], hitDays: number): PromiseTally {
  const complete = rows.filter((row) => promises.state[row] === 0);
  const inState = (state: (typeof recordStates)[number]) => rows.reduce((n, row) => (recordStates[promises.state[row]!] === state ? n + 1 : n), 0);
  const pushes = complete.reduce((sum, row) => sum + promises.pushes[row]!, 0);
  const missed = (measure: PromiseMeasure) => tallyMisses(complete, promises.missed[measure], hitDays);
  return {
    n: complete.length, open: inState('open'), short: inState('short'), openings: inState('opening'),
    pushes, pushedLines: complete.reduce((n, row) => (promises.pushes[row]! > 0 ? n + 1 : n), 0), pushesPerLine: share(pushes, complete.length),
    measures: { 'first': missed('first'), 'last': missed('last'), 'standing-14': missed('standing-14'), 'standing-7': missed('standing-7') },
  };
}

function tallyMisses(rows: readonly number[], missed: Int32Array, hitDays: number): MissTally {
  let [n, sum, absolute, hits] = [0, 0, 0, 0];
  for (const row of rows) {
    const days = missed[row]!;
    if (days === noDay) continue;
    n++;
    sum += days;
    absolute += Math.abs(days);
    if (Math.abs(days) <= hitDays) hits++;
  }
  return { n, none: rows.length - n, bias: share(sum, n), mae: share(absolute, n), hits, hitRate: share(hits, n) };
}

/** The day by which a lead time falls into a period is the day on which it ended. */
export const leadTimeColumns = ({ leadTimes, promises }: MeasuredLines, measure: LeadTimeMeasure): { days: Int32Array; on: Int32Array } =>
  (measure === 'first-receipt' ? { days: leadTimes.toFirst, on: leadTimes.firstOn } : { days: leadTimes.toComplete, on: promises.actualOn });

export function tallyLeadTimes(days: Int32Array, rows: readonly number[]): Spread {
  return spreadOf(rows.flatMap((row) => (days[row] === noDay ? [] : [days[row]!])));
}
