import { daysBetween, type IsoDate } from '../../shared/dates.js';
import type { RowOf } from '../platform/database/schema.js';

type Scored = Pick<RowOf<'batch_proposal'>, 'windowFromOn' | 'windowToOn' | 'outcome'>;

/**
 * What became of a proposed date now that the goods have come. A window that passed without them stays a miss, and a
 * proposal without a window has nothing to hit.
 */
export function outcomeOf({ windowFromOn, windowToOn, outcome }: Scored, deliveredOn: IsoDate): 'inside' | 'early' | 'late' | 'void' {
  if (outcome === 'late') return 'late';
  if (!windowFromOn || !windowToOn) return 'void';
  return deliveredOn < windowFromOn ? 'early' : deliveredOn > windowToOn ? 'late' : 'inside';
}

/** One finished proposal, as the calibration counts it. */
export type Finished = Pick<RowOf<'batch_proposal'>, 'madeOn' | 'arriveOn' | 'promisedOn' | 'outcome' | 'outcomeOn' | 'confidence'>;

export interface Calibration {
  /** Proposals with a window that was hit or missed. */
  windows: number;
  inside: number;
  early: number;
  late: number;
  /** Share of the windows that were hit; null without any. The target is 0.75 to 0.85. */
  coverage: number | null;
  /** Proposals whose goods have come. */
  dates: number;
  /** Days between the proposed and the real date, the middle one; null without any. */
  medianErrorDays: number | null;
  /** The same for the promised date that stood then, the due date where none did. */
  medianPromiseErrorDays: number | null;
  meanErrorDays: number | null;
  meanPromiseErrorDays: number | null;
  /** Share of the dates that came within a week of the proposed one; null without any. */
  hitRate: number | null;
  meanConfidence: number | null;
}

/** A finished proposal in numbers: how far its date and the promised date were off, in days; null while the goods have not come. */
export interface Score { outcome: Finished['outcome']; errorDays: number | null; promiseErrorDays: number | null; confidence: number }

export const scoreOf = ({ outcome, outcomeOn, arriveOn, promisedOn, confidence }: Finished): Score => ({
  outcome, confidence,
  errorDays: outcomeOn && Math.abs(daysBetween(arriveOn, outcomeOn)), promiseErrorDays: outcomeOn && promisedOn && Math.abs(daysBetween(promisedOn, outcomeOn)),
} as Score);

export const calibrationOf = (finished: readonly Finished[], nearDays: number): Calibration => calibrationOfScores(finished.map(scoreOf), nearDays);

/** One pass; each score may be the same object, filled anew. */
export function calibrationOfScores(scores: Iterable<Score>, nearDays: number): Calibration {
  const fell = { inside: 0, early: 0, late: 0 };
  let [near, confidences] = [0, 0];
  const [errors, promiseErrors]: [number[], number[]] = [[], []];
  for (const { outcome, errorDays, promiseErrorDays, confidence } of scores) {
    if (outcome !== null && outcome !== 'void') fell[outcome]++;
    if (errorDays === null) continue;
    errors.push(errorDays);
    if (promiseErrorDays !== null) promiseErrors.push(promiseErrorDays);
    if (errorDays <= nearDays) near++;
    confidences += confidence;
  }
  const windows = fell.inside + fell.early + fell.late;
  return {
    windows, ...fell, coverage: share(fell.inside, windows), dates: errors.length,
    medianErrorDays: median(errors), medianPromiseErrorDays: median(promiseErrors), meanErrorDays: mean(errors), meanPromiseErrorDays: mean(promiseErrors),
    hitRate: share(near, errors.length), meanConfidence: share(confidences, errors.length),
  };
}

const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);

const mean = (values: readonly number[]) => (values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length);

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
