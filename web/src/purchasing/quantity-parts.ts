import type { Line, ListedLine } from '../../../shared/contracts/lines.js';
import type { BatchState } from '../../../shared/contracts/purchasing-words.js';
import { fromUnits, leftOf, sumQty, toUnits } from '../../../shared/quantities.js';

/** How an ordered quantity divides; the parts sum to what was ordered, or to what was delivered where that is more. */
export interface QuantityParts { delivered: number; dispatched: number; ready: number; rest: number }

export const partsOf = (line: Pick<Line, 'orderedQty' | 'deliveredQty' | 'readyQty'>, batches: readonly { state: BatchState; qty: number }[]): QuantityParts =>
  partsOfLine({ ...line, dispatchedQty: sumQty(batches.filter(({ state }) => state === 'dispatched').map(({ qty }) => qty)) });

export function partsOfLine({ orderedQty, deliveredQty, readyQty, dispatchedQty }: Pick<ListedLine, 'orderedQty' | 'deliveredQty' | 'readyQty' | 'dispatchedQty'>): QuantityParts {
  const least = (a: number, b: number) => fromUnits(Math.min(toUnits(a), toUnits(b)));
  const open = leftOf(orderedQty, deliveredQty);
  const dispatched = least(dispatchedQty, open);
  const ready = least(leftOf(readyQty, dispatched), leftOf(open, dispatched));
  return { delivered: deliveredQty, dispatched, ready, rest: leftOf(leftOf(open, dispatched), ready) };
}
