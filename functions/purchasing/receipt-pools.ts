import { dayNumber, type IsoDate } from '../../shared/dates.js';
import type { PoLine } from './line-baseline.js';
import { curveOf, outlookAfter, type Case, type Curve, type Outlook } from './survival-curve.js';

/** What a line, open or not, tells about how its supplier delivers. */
export type HistoryLine = Pick<PoLine,
  | 'itemCode' | 'itemFamily' | 'orderedOn' | 'originalDueOn' | 'firstPromisedOn' | 'firstPushOn' | 'firstPushedTo' | 'lastPushOn' | 'lastPushedTo' | 'pushCount' | 'firstSeenOn' | 'firstReceiptOn' | 'lastReceiptOn' | 'lastGapDays'
  | 'receiptCount' | 'firstReceiptQty' | 'orderedQty' | 'openingQty' | 'completedOn' | 'leftOn' | 'missingSinceOn'>;

/** From narrow to wide. */
export type PoolName = 'supplier-item' | 'supplier-family' | 'supplier' | 'all';

/**
 * The pattern of a pool: when the first receipt comes (on several clocks), when the next, and in how many parts. Each is
 * learnt when it is first asked for: most pools are asked for one clock alone.
 */
export interface Pool {
  name: PoolName;
  /** Days from the order to the first receipt. */
  sinceOrder(): Curve;
  /** Days from the due date to the first receipt; negative is early. */
  sinceDue(): Curve;
  /** Days from the first promise to the first receipt, whatever became of the promise. */
  sincePromise(): Curve;
  /** Days from a promise that was moved once to the first receipt, watched from the day it was moved. */
  sincePush(): Curve;
  /** The same of a promise that was moved again. */
  sinceLaterPush(): Curve;
  /** Days from one receipt to the next. */
  gap(): Curve;
  /** Receipts of a complete line, the middle of those seen. */
  receipts(): number;
  /** The share of the order that came first, where more than one came. */
  firstShare(): number;
}

export interface HistoryWindow { today: IsoDate; /** The first night: what was open then came under observation late. */ baselineOn: IsoDate }

/** Seen from the beginning: of a line that was there on the first night, nobody knows what had been promised before. */
const isWhole = ({ firstSeenOn }: Pick<HistoryLine, 'firstSeenOn'>, { baselineOn }: HistoryWindow) => firstSeenOn !== baselineOn;

/** Lines whose first receipt was there before we looked tell nothing about when it came. */
const speaks = (line: HistoryLine) => line.openingQty === 0;

export function poolOf(name: PoolName, lines: readonly HistoryLine[], window: HistoryWindow): Pool {
  const told = once(() => lines.filter(speaks));
  const whole = once(() => told().filter((line) => isWhole(line, window)));
  const complete = once(() => told().filter(({ completedOn, receiptCount }) => completedOn !== null && receiptCount > 0));
  return {
    name,
    sinceOrder: once(() => curveOf(told().flatMap((line) => firstReceiptCases(line, line.orderedOn, window)))),
    sinceDue: once(() => curveOf(told().flatMap((line) => firstReceiptCases(line, line.originalDueOn, window)))),
    sincePromise: once(() => curveOf(whole().flatMap((line) => firstReceiptCases(line, line.firstPromisedOn, window)))),
    sincePush: once(() => curveOf(whole().flatMap((line) => pushCase(line, { on: line.firstPushOn, to: line.firstPushedTo }, window)))),
    sinceLaterPush: once(() => curveOf(whole().flatMap((line) => (line.pushCount < 2 ? [] : pushCase(line, { on: line.lastPushOn, to: line.lastPushedTo }, window))))),
    gap: once(() => curveOf(lines.flatMap((line) => gapCases(line, window)))),
    receipts: once(() => middle(complete().map(({ receiptCount }) => receiptCount)) ?? 1),
    firstShare: once(() => middle(complete().flatMap(firstShares)) ?? 1),
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

const firstShares = ({ receiptCount, firstReceiptQty, orderedQty }: HistoryLine) => (receiptCount > 1 ? [Math.min(firstReceiptQty! / orderedQty, 1)] : []);

/** On a clock that starts at `origin`. A line of the first night was watched from then on, any other from its order. */
function firstReceiptCases(line: HistoryLine, origin: IsoDate | null, window: HistoryWindow): Case[] {
  if (origin === null) return [];
  const start = dayNumber(origin);
  const end = line.firstReceiptOn ?? line.leftOn ?? line.missingSinceOn ?? window.today;
  const from = isWhole(line, window) && line.orderedOn !== null ? dayNumber(line.orderedOn) - 1 : dayNumber(line.firstSeenOn);
  return [{ from: from - start, until: dayNumber(end) - start, happened: line.firstReceiptOn !== null }];
}

/** A promise that was moved before anything came. */
function pushCase({ firstReceiptOn, leftOn, missingSinceOn }: HistoryLine, push: { on: IsoDate | null; to: IsoDate | null }, { today }: HistoryWindow): Case[] {
  if (push.on === null || push.to === null) return [];
  const start = dayNumber(push.to);
  const end = firstReceiptOn ?? leftOn ?? missingSinceOn ?? today;
  return [{ from: dayNumber(push.on) - 1 - start, until: dayNumber(end) - start, happened: firstReceiptOn !== null }];
}

/** The last gap that ended, and the one that is still open. */
function gapCases({ lastGapDays, lastReceiptOn, completedOn, leftOn, missingSinceOn }: HistoryLine, { today }: HistoryWindow): Case[] {
  const ended: Case[] = lastGapDays === null ? [] : [{ from: -1, until: lastGapDays, happened: true }];
  if (lastReceiptOn === null || completedOn !== null) return ended;
  return [...ended, { from: -1, until: dayNumber(leftOn ?? missingSinceOn ?? today) - dayNumber(lastReceiptOn), happened: false }];
}

function middle(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}

/** Where a line stands, as far as history can speak to it. */
export type Awaiting = Pick<PoLine, 'orderedOn' | 'originalDueOn' | 'firstSeenOn' | 'firstPromisedOn' | 'lastPushedTo' | 'pushCount' | 'deliveredQty' | 'receivedOn' | 'lastReceiptOn'>;

export interface NextReceipt extends Outlook { pool: Pool; /** The day that the outlook counts from. */ origin: IsoDate; clock: 'since-order' | 'since-due' | 'since-promise' | 'since-push' | 'since-receipt' }

/** Days on either side of the proposed date that count as having hit it. */
export const nearDays = 7;

/**
 * The next receipt of a line as the narrowest pool with enough history sees it, given that it has not come by today. For a
 * first receipt the clock with the narrowest interval speaks: some suppliers keep a lead time, others a date, others the
 * date that they named last.
 */
export function nextReceipt(line: Awaiting, pools: readonly Pool[], window: HistoryWindow): NextReceipt | null {
  const steadiest = steadiestClock(line, pools, window);
  for (const pool of pools) {
    const [found] = looksAhead(clocksOf(line, pool, window).filter(({ clock }) => clock === steadiest), pool, window);
    if (found) return found;
  }
  return null;
}

/** Fewer cases than this make one clock look steadier than another by chance. */
const fewestToCompare = 30;

/** Chosen over all of the supplier's lines, so that a handful of lucky ones in a narrow pool does not choose. */
function steadiestClock(line: Awaiting, pools: readonly Pool[], window: HistoryWindow): NextReceipt['clock'] {
  const supplier = pools.find(({ name }) => name === 'supplier')!;
  const outlooks = looksAhead(clocksOf(line, supplier, window), supplier, window).filter(({ sampleSize }) => sampleSize >= fewestToCompare);
  const [steadiest] = outlooks.sort((a, b) => a.until - a.from - (b.until - b.from));
  return steadiest?.clock ?? clocksOf(line, supplier, window)[0]?.clock ?? 'since-due';
}

interface Clock { clock: NextReceipt['clock']; origin: IsoDate; curve: () => Curve }

const looksAhead = (clocks: readonly Clock[], pool: Pool, { today }: HistoryWindow): NextReceipt[] => clocks.flatMap(({ clock, origin, curve }) => {
  const outlook = outlookAfter(curve(), dayNumber(today) - dayNumber(origin), nearDays);
  return outlook ? [{ ...outlook, pool, origin, clock }] : [];
});

function clocksOf(line: Awaiting, pool: Pool, window: HistoryWindow): Clock[] {
  const last = line.lastReceiptOn ?? line.receivedOn;
  if (line.deliveredQty > 0) return last === null ? [] : [{ clock: 'since-receipt', origin: last, curve: pool.gap }];
  return [
    { clock: 'since-due', origin: line.originalDueOn, curve: pool.sinceDue },
    ...(line.orderedOn === null ? [] : [{ clock: 'since-order' as const, origin: line.orderedOn, curve: pool.sinceOrder }]),
    ...(line.firstPromisedOn === null || !isWhole(line, window) ? [] : [{ clock: 'since-promise' as const, origin: line.firstPromisedOn, curve: pool.sincePromise }]),
    ...(line.lastPushedTo === null || !isWhole(line, window) ? [] : [{ clock: 'since-push' as const, origin: line.lastPushedTo, curve: line.pushCount === 1 ? pool.sincePush : pool.sinceLaterPush }]),
  ];
}
