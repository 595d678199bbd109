import { addDays, daysBetween, earliest, latest, type IsoDate } from '../../../shared/dates.js';
import type { BatchRow } from './known-batch.js';
import { refusal } from './refuse.js';

/** The dates of a batch on its way to us. */
export interface BatchDates { readyOn: IsoDate; arriveOn: IsoDate }

export interface GivenDates { readyOn?: IsoDate | undefined; arriveOn?: IsoDate | undefined }

/** Longest way ahead that is taken for meant, in days. */
const farthest = 3 * 365;

/**
 * The dates of a batch from the one that was given; the other follows from the transit days.
 *
 * @throws Refusal when neither is given, or when they cannot be
 */
export function datesFrom({ readyOn, arriveOn }: GivenDates, { transitDays, today }: { transitDays: number; today: IsoDate }): BatchDates {
  if (!readyOn && !arriveOn) throw refusal('invalid', { code: 'batch-date-missing', facts: {} }, '/readyOn');
  const dates = { readyOn: readyOn ?? addDays(arriveOn!, -transitDays), arriveOn: arriveOn ?? addDays(readyOn!, transitDays) };
  refuseImpossible(dates, { today, pointer: arriveOn ? '/arriveOn' : '/readyOn' });
  return dates;
}

function refuseImpossible({ readyOn, arriveOn }: BatchDates, { today, pointer }: { today: IsoDate; pointer: string }): void {
  if (arriveOn < readyOn) throw refusal('invalid', { code: 'arrival-before-ready', facts: { readyOn, arriveOn } }, pointer);
  if (arriveOn < today) throw refusal('invalid', { code: 'arrival-in-past', facts: { arriveOn, today } }, pointer);
  if (arriveOn > addDays(today, farthest)) throw refusal('invalid', { code: 'date-too-far', facts: { on: arriveOn } }, pointer);
}

type Dates = Pick<BatchRow, 'readyOn' | 'dispatchedOn' | 'arriveOn'>;

/** Dates of a batch that has not arrived, moved. What has left was ready: only its arrival can still move. */
export function movedDates(batch: Dates, given: GivenDates, around: { transitDays: number; today: IsoDate }): Dates {
  if (batch.dispatchedOn === null) return { ...datesFrom(given, around), dispatchedOn: null };
  if (given.readyOn) throw refusal('invalid', { code: 'ready-is-over', facts: { dispatchedOn: batch.dispatchedOn } }, '/readyOn');
  if (!given.arriveOn) throw refusal('invalid', { code: 'batch-date-missing', facts: {} }, '/arriveOn');
  refuseImpossible({ readyOn: batch.dispatchedOn, arriveOn: given.arriveOn }, { today: around.today, pointer: '/arriveOn' });
  return { ...batch, arriveOn: given.arriveOn };
}

/**
 * The dates of a batch that has left, which was ready by then. Unless an arrival is given, it travels as long as was planned, and
 * does not arrive before today.
 *
 * @throws Refusal when it would have left after today
 */
export function dispatchedDates(batch: Dates, { dispatchedOn, arriveOn }: { dispatchedOn: IsoDate; arriveOn?: IsoDate | undefined }, { transitDays, today }: { transitDays: number; today: IsoDate }): Dates {
  if (dispatchedOn > today) throw refusal('invalid', { code: 'dispatched-in-future', facts: { dispatchedOn, today } }, '/dispatchedOn');
  if (dispatchedOn < addDays(today, -farthest)) throw refusal('invalid', { code: 'date-too-far', facts: { on: dispatchedOn } }, '/dispatchedOn');
  const travels = batch.readyOn && batch.arriveOn ? daysBetween(batch.readyOn, batch.arriveOn) : transitDays;
  const arrival = arriveOn ?? latest(addDays(dispatchedOn, travels), today)!;
  refuseImpossible({ readyOn: dispatchedOn, arriveOn: arrival }, { today, pointer: '/arriveOn' });
  return { readyOn: earliest(batch.readyOn, dispatchedOn), dispatchedOn, arriveOn: arrival };
}
