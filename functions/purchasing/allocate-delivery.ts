import type { BatchState } from '../../shared/contracts/purchasing-words.js';
import type { IsoDate } from '../../shared/dates.js';
import { fromUnits, leftOf, toUnits } from '../../shared/quantities.js';

/** What a batch still carries of a line, with the dates of the batch. */
export interface OpenBatchLine {
  id: number;
  batchId: number;
  qty: number;
  state: Extract<BatchState, 'planned' | 'confirmed' | 'dispatched'>;
  readyOn: IsoDate | null;
  dispatchedOn: IsoDate | null;
  arriveOn: IsoDate | null;
}

/** What a plan still brings, and when: also of a batch that is only about to be made. */
export type OpenQty = Omit<OpenBatchLine, 'id' | 'batchId'>;

/** Part of a delivery that an open batch line had foreseen; `whole` when nothing of the batch line is left. */
export interface Taken { batchLine: OpenBatchLine; qty: number; whole: boolean }

const nearness = { dispatched: 0, confirmed: 1, planned: 2 } as const;

const dateOf = ({ arriveOn, dispatchedOn, readyOn }: OpenBatchLine) => arriveOn ?? dispatchedOn ?? readyOn ?? '9999-12-31';

/**
 * Spends a delivery on the open batches of its line: dispatched ones first, then confirmed, then planned, the oldest date
 * first. Nothing counts twice: what is taken and the rest sum to the delivery.
 */
export function allocateDelivery(qty: number, open: readonly OpenBatchLine[]): { taken: Taken[]; rest: number } {
  const inOrder = open.toSorted((a, b) => nearness[a.state] - nearness[b.state] || (dateOf(a) < dateOf(b) ? -1 : dateOf(a) > dateOf(b) ? 1 : a.id - b.id));
  const taken: Taken[] = [];
  let left = toUnits(qty);
  for (const batchLine of inOrder) {
    const units = Math.min(left, toUnits(batchLine.qty));
    if (units === 0) continue;
    taken.push({ batchLine, qty: fromUnits(units), whole: units === toUnits(batchLine.qty) });
    left -= units;
  }
  return { taken, rest: fromUnits(left) };
}

/** The open batch lines after a delivery took its part of them. */
export function leftOpen(open: readonly OpenBatchLine[], taken: readonly Taken[]): OpenBatchLine[] {
  const takenOf = new Map(taken.map(({ batchLine, qty }) => [batchLine.id, qty]));
  return open.map((line) => ({ ...line, qty: leftOf(line.qty, takenOf.get(line.id) ?? 0) })).filter(({ qty }) => qty > 0);
}
