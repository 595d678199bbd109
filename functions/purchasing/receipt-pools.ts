import { dayNumber, type IsoDate } from '../../shared/dates.js';
import type { PoLine } from './line-baseline.js';
import { curveOf, outlookAfter, type Case, type Curve, type Outlook } from './survival-curve.js';

/** What a line, open or not, tells about how its supplier delivers. */
export type HistoryLine = Pick<PoLine,
  | 'itemCode' | 'itemFamily' | 'orderedOn' | 'originalDueOn' | 'firstSeenOn' | 'firstReceiptOn' | 'lastReceiptOn' | 'lastGapDays'
  | 'receiptCount' | 'firstReceiptQty' | 'orderedQty' | 'openingQty' | 'completedOn' | 'leftOn' | 'missingSinceOn'>;

/** From narrow to wide. */
export type PoolName = 'supplier-item' | 'supplier-family' | 'supplier' | 'all';

/** The pattern of a pool: when the first receipt comes (on two clocks), when the next, and in how many parts. */
export interface Pool {
  name: PoolName;
  /** Days from the order to the first receipt. */
  sinceOrder: Curve;
  /** Days from the due date to the first receipt; negative is early. */
  sinceDue: Curve;
  /** Days from one receipt to the next. */
  gap: Curve;
  /** Receipts of a complete line, the middle of those seen. */
  receipts: number;
  /** The share of the order that came first, where more than one came. */
  firstShare: number;
}

export interface HistoryWindow { today: IsoDate; /** The first night: what was open then came under observation late. */ baselineOn: IsoDate }

/** Lines whose first receipt was there before we looked tell nothing about when it came. */
const speaks = (line: HistoryLine) => line.openingQty === 0;

export function poolOf(name: PoolName, lines: readonly HistoryLine[], window: HistoryWindow): Pool {
  const told = lines.filter(speaks);
  const complete = told.filter(({ completedOn, receiptCount }) => completedOn !== null && receiptCount > 0);
  const split = complete.filter(({ receiptCount }) => receiptCount > 1);
  return {
    name,
    sinceOrder: curveOf(told.flatMap((line) => (line.orderedOn === null ? [] : [firstReceiptCase(line, line.orderedOn, window)]))),
    sinceDue: curveOf(told.map((line) => firstReceiptCase(line, line.originalDueOn, window))),
    gap: curveOf(lines.flatMap((line) => gapCases(line, window))),
    receipts: middle(complete.map(({ receiptCount }) => receiptCount)) ?? 1,
    firstShare: middle(split.map(({ firstReceiptQty, orderedQty }) => Math.min(firstReceiptQty! / orderedQty, 1))) ?? 1,
  };
}

/** On a clock that starts at `origin`. A line of the first night was watched from then on, any other from its order. */
function firstReceiptCase(line: HistoryLine, origin: IsoDate, { today, baselineOn }: HistoryWindow): Case {
  const start = dayNumber(origin);
  const watched = line.firstSeenOn === baselineOn || line.orderedOn === null ? line.firstSeenOn : line.orderedOn;
  const end = line.firstReceiptOn ?? line.leftOn ?? line.missingSinceOn ?? today;
  const from = watched === line.firstSeenOn ? dayNumber(watched) : dayNumber(watched) - 1;
  return { from: from - start, until: dayNumber(end) - start, happened: line.firstReceiptOn !== null };
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
export type Awaiting = Pick<PoLine, 'orderedOn' | 'originalDueOn' | 'deliveredQty' | 'receivedOn' | 'lastReceiptOn'>;

export interface NextReceipt extends Outlook { pool: Pool; /** The day that the outlook counts from. */ origin: IsoDate; clock: 'since-order' | 'since-due' | 'since-receipt' }

/** Days on either side of the proposed date that count as having hit it. */
export const nearDays = 7;

/**
 * The next receipt of a line as the narrowest pool with enough history sees it, given that it has not come by today. For a
 * first receipt the clock with the narrower interval speaks: some suppliers keep a lead time, others a date.
 */
export function nextReceipt(line: Awaiting, pools: readonly Pool[], today: IsoDate): NextReceipt | null {
  for (const pool of pools) {
    const outlooks = clocksOf(line, pool).flatMap(({ clock, origin, curve }): NextReceipt[] => {
      const outlook = outlookAfter(curve, dayNumber(today) - dayNumber(origin), nearDays);
      return outlook ? [{ ...outlook, pool, origin, clock }] : [];
    });
    const [sharpest] = outlooks.sort((a, b) => a.until - a.from - (b.until - b.from));
    if (sharpest) return sharpest;
  }
  return null;
}

function clocksOf(line: Awaiting, pool: Pool): { clock: NextReceipt['clock']; origin: IsoDate; curve: Curve }[] {
  const last = line.lastReceiptOn ?? line.receivedOn;
  if (line.deliveredQty > 0) return last === null ? [] : [{ clock: 'since-receipt', origin: last, curve: pool.gap }];
  const sinceDue = { clock: 'since-due' as const, origin: line.originalDueOn, curve: pool.sinceDue };
  return line.orderedOn === null ? [sinceDue] : [{ clock: 'since-order', origin: line.orderedOn, curve: pool.sinceOrder }, sinceDue];
}
