import { addDays, latest, type IsoDate } from '../../shared/dates.js';
import { fromUnits, leftOf, toUnits } from '../../shared/quantities.js';
import type { RowOf } from '../platform/database/schema.js';
import { nearDays, nextReceipt, type Pool } from './receipt-pools.js';
import type { ReviewedLine } from './reviewed-line.js';
import { belowMinimum, splitQty, type Packing } from './split-qty.js';

/** A line that waits for goods, and everything the rules may look at. */
export interface Situation {
  line: ReviewedLine;
  /** On the road, of what was reported ready. */
  dispatchedQty: number;
  /** From narrow to wide. */
  pools: readonly Pool[];
  packing: Packing;
  transitDays: number;
  today: IsoDate;
  /** The first night: before it nobody was watching. */
  baselineOn: IsoDate;
}

type Row = RowOf<'batch_proposal'>;

/** One proposed delivery. `because` names its sentence and fills its gaps. */
export interface Suggestion extends Pick<Row, 'qty' | 'arriveOn' | 'readyOn' | 'windowFromOn' | 'windowToOn' | 'confidence' | 'rule' | 'pool' | 'sampleSize'> {
  because: { code: string; facts: Record<string, string | number> };
}

/** Speaks for as much of the quantity as it can. */
type Rule = (situation: Situation, qty: number) => Suggestion[];

/** Chances of a date that history has not measured yet, until it has: a plain judgement, the same for everybody. */
const judged = { 'ready-goods': 0.8, 'confirmed': 0.7, 'estimate': 0.55, 'due-date': 0.5 } as const;

const tomorrow = ({ today }: Situation) => addDays(today, 1);

const dated = (arriveOn: IsoDate, { transitDays }: Situation) => ({ arriveOn, readyOn: addDays(arriveOn, -transitDays) });

const unmeasured = { windowFromOn: null, windowToOn: null, pool: null, sampleSize: 0 };

/** Goods reported ready and not dispatched go first, at their readiness date. */
const readyGoodsFirst: Rule = (situation, qty) => {
  const { line, dispatchedQty, transitDays } = situation;
  const ready = fromUnits(Math.min(toUnits(leftOf(line.readyQty, dispatchedQty)), toUnits(qty)));
  if (ready === 0 || !line.readySinceOn) return [];
  const arriveOn = latest(addDays(line.readySinceOn, transitDays), tomorrow(situation))!;
  return [{ qty: ready, ...dated(arriveOn, situation), ...unmeasured, confidence: judged['ready-goods'], rule: 'ready-goods', because: { code: 'ready-goods', facts: { qty: ready, readyOn: line.readySinceOn } } }];
};

/** A date that a person gave stands until it has passed; nothing is proposed against it. */
const givenPromise: Rule = (situation, qty) => {
  const { line: { statedArrivalOn, statedReadyOn, statedSource, statedOn }, transitDays } = situation;
  const promisedOn = statedArrivalOn ?? (statedReadyOn && addDays(statedReadyOn, transitDays));
  if (!promisedOn || promisedOn < tomorrow(situation) || statedSource === 'no-response') return [];
  const confidence = statedSource === 'supplier-confirmed' ? judged.confirmed : judged.estimate;
  return [{ qty, ...dated(promisedOn, situation), ...unmeasured, confidence, rule: 'given-promise', because: { code: 'given-promise', facts: { promisedOn, statedOn: statedOn!, source: statedSource! } } }];
};

/** What the supplier's history says of a line of this age. */
const patternOfHistory: Rule = (situation, qty) => {
  const { line, pools } = situation;
  const next = nextReceipt(line, pools, situation);
  if (!next) return [];
  const { pool, sampleSize } = next;
  const parts = splitQty(qty, sharesOf(line, pool), situation.packing);
  return parts.map((part, place) => {
    const [median, from, until] = [next.median, next.from, next.until].map((day) => addDays(next.origin, day + place * gapOf(pool)));
    const { arriveOn, readyOn } = dated(latest(median!, tomorrow(situation))!, situation);
    const [windowFromOn, windowToOn] = [latest(from!, tomorrow(situation))!, latest(until!, arriveOn)!];
    return {
      qty: part, arriveOn, readyOn, windowFromOn, windowToOn,
      confidence: chance(next.near, sampleSize), rule: 'history', pool: pool.name, sampleSize,
      because: { code: `history-${next.clock}`, facts: { pool: pool.name, sampleSize, from: windowFromOn, until: windowToOn, part: place + 1, parts: parts.length } },
    };
  });
};

/** Observed shares are drawn towards even odds while they rest on few cases. */
const chance = (near: number, sampleSize: number) => Math.round(((near * sampleSize + 1) / (sampleSize + 2)) * 100) / 100;

/** The first part as large as usual, the others alike. A line that has received some expects what is usual minus those. */
function sharesOf({ receiptCount, deliveredQty }: ReviewedLine, { receipts, firstShare }: Pool): number[] {
  const left = Math.max(1, receipts() - Math.max(receiptCount, deliveredQty > 0 ? 1 : 0));
  if (deliveredQty > 0 || left === 1) return Array.from({ length: left }, () => 1);
  const first = firstShare();
  return [first, ...Array.from({ length: left - 1 }, () => Math.max(1 - first, 0.01) / (left - 1))];
}

/** Days between two receipts, the middle of those seen. */
const gapOf = ({ gap }: Pool) => Math.max(1, gap().days[Math.floor(gap().days.length / 2)] ?? nearDays);

/**
 * Without history there is only the date on which the goods are promised or else needed; once that has passed, a week is
 * as good a guess as any.
 */
const dueDate: Rule = (situation, qty) => {
  const { line, today } = situation;
  const hopedOn = line.promisedOn ?? line.dueOn;
  const isAhead = hopedOn > today;
  return [{ qty, ...dated(isAhead ? hopedOn : addDays(today, 7), situation), ...unmeasured, confidence: judged['due-date'], rule: 'due-date', because: standIn(line, isAhead) }];
};

function standIn({ dueOn, promisedOn }: ReviewedLine, isAhead: boolean): Suggestion['because'] {
  if (promisedOn) return isAhead ? { code: 'promised-date', facts: { promisedOn } } : { code: 'promised-date-passed', facts: { promisedOn } };
  return isAhead ? { code: 'due-date', facts: { dueOn } } : { code: 'due-date-passed', facts: { dueOn } };
}

/** In order of precedence; what one rule leaves over goes to the next. */
const rules: readonly Rule[] = [readyGoodsFirst, givenPromise, patternOfHistory, dueDate];

/** The next deliveries of a line's unallocated quantity. They sum to it exactly, and none is dated before tomorrow. */
export function suggest(situation: Situation): Suggestion[] {
  const suggestions: Suggestion[] = [];
  let left = situation.line.unallocatedQty;
  for (const rule of rules) {
    if (left <= 0) break;
    const found = rule(situation, left);
    suggestions.push(...found);
    for (const { qty } of found) left = leftOf(left, qty);
  }
  return flagBelowMinimum(suggestions, situation);
}

/** A rest that the supplier does not deliver alone stays one part, and says so. */
const flagBelowMinimum = (suggestions: Suggestion[], { packing }: Situation): Suggestion[] =>
  suggestions.map((one) => (suggestions.length === 1 && belowMinimum(one.qty, packing)
    ? { ...one, because: { ...one.because, facts: { ...one.because.facts, moq: packing.moq! } } } : one));

/** The next day on which a proposal has to be looked at again: an edge of its window, or its date. */
export function reviewOn(suggestions: readonly Pick<Suggestion, 'arriveOn' | 'windowFromOn' | 'windowToOn' | 'rule'>[], today: IsoDate): IsoDate | null {
  const days = suggestions.flatMap(({ arriveOn, windowFromOn, windowToOn, rule }) =>
    [arriveOn, windowFromOn, windowToOn && addDays(windowToOn, 1), rule === 'due-date' ? addDays(today, 7) : null]);
  return days.reduce<IsoDate | null>((first, day) => (day && day > today && (first === null || day < first) ? day : first), null);
}
