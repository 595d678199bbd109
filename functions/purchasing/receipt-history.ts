import { toUnits } from '../../shared/quantities.js';
import { daysBetween, type IsoDate } from '../../shared/dates.js';
import type { Movement } from './ledger.js';
import type { Baseline, PoLine } from './line-baseline.js';

/** What a line tells about its supplier: when receipts came, how many, and when it was complete. */
export type ReceiptHistory = Pick<PoLine, 'openingQty' | 'receiptCount' | 'firstReceiptOn' | 'firstReceiptQty' | 'lastReceiptOn' | 'lastGapDays' | 'completedOn'>;

export interface Booked { movement: Movement | null; /** The new date of the newest delivery, when only that moved. */ redatedTo: IsoDate | null; businessOn: IsoDate }

/** Opening balances are kept apart: nobody knows when they came. */
export function receiptsAfter(line: ReceiptHistory, { orderedQty, deliveredQty }: Baseline, booked: Booked): ReceiptHistory {
  const history = booked.movement ? withMovement(line, booked.movement) : withNewDate(line, booked.redatedTo);
  const complete = deliveredQty > 0 && toUnits(deliveredQty) >= toUnits(orderedQty);
  return { ...history, completedOn: complete ? line.completedOn ?? booked.movement?.movedOn ?? booked.businessOn : null };
}

/** The history alone, of what may be a whole line. */
const historyOf = ({ openingQty, receiptCount, firstReceiptOn, firstReceiptQty, lastReceiptOn, lastGapDays, completedOn }: ReceiptHistory): ReceiptHistory =>
  ({ openingQty, receiptCount, firstReceiptOn, firstReceiptQty, lastReceiptOn, lastGapDays, completedOn });

function withMovement(line: ReceiptHistory, { kind, qty, movedOn }: Movement): ReceiptHistory {
  if (kind === 'correction') return historyOf(line);
  if (kind === 'opening') return { ...historyOf(line), openingQty: qty };
  return {
    ...historyOf(line),
    receiptCount: line.receiptCount + 1,
    firstReceiptOn: line.firstReceiptOn ?? movedOn,
    firstReceiptQty: line.firstReceiptQty ?? qty,
    lastReceiptOn: movedOn,
    lastGapDays: line.lastReceiptOn ? Math.max(0, daysBetween(line.lastReceiptOn, movedOn)) : line.lastGapDays,
  };
}

const withNewDate = (line: ReceiptHistory, redatedTo: IsoDate | null): ReceiptHistory => (redatedTo === null ? historyOf(line) : {
  ...historyOf(line), lastReceiptOn: redatedTo, firstReceiptOn: line.receiptCount === 1 ? redatedTo : line.firstReceiptOn,
});
