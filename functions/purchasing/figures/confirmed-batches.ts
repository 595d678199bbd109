import type { IsoDate } from '../../../shared/dates.js';
import { sumQty, toUnits } from '../../../shared/quantities.js';
import type { RowOf } from '../../platform/database/schema.js';
import type { Promised } from './promise-record.js';

/** What happened to the batches of a line, in the order in which it happened. */
export type BatchWordRow = Pick<RowOf<'batch_event'>, 'lineId' | 'batchId' | 'kind' | 'qty' | 'toOn' | 'source' | 'reason' | 'at'>;

export interface ConfirmedByBatches {
  /** The arrival of the first batch that the supplier confirmed. */
  first: Promised | null;
  /** A line is promised once its confirmed batches carry all that was ordered: for the day on which the last of them arrives. */
  promises: Promised[];
}

type Carried = Map<number, { qty: number; date: IsoDate | null }>;

/** @param rows without what was undone, a batch that an answer made and its undo took away is none */
export function confirmedByBatches(orderedQty: number, rows: readonly BatchWordRow[]): ConfirmedByBatches {
  const undone = new Set(rows.flatMap(({ batchId, kind, reason }) => (kind === 'cancelled' && reason === 'answer-undone' ? [batchId] : [])));
  const carried: Carried = new Map();
  const promises: Promised[] = [];
  let first: Promised | null = null;
  for (const row of rows) {
    if (undone.has(row.batchId) || !take(carried, row)) continue;
    const knownOn = row.at.slice(0, 10);
    if (!first && row.toOn) first = { knownOn, date: row.toOn };
    const date = promisedBy(carried, orderedQty);
    if (date && date !== promises.at(-1)?.date) promises.push({ knownOn, date });
  }
  return { first, promises };
}

/** Only the supplier's word confirms or moves; quantities count whoever changes them. */
function take(carried: Carried, { batchId, kind, qty, toOn, source }: BatchWordRow): boolean {
  const isWord = source === 'supplier-confirmed';
  const known = carried.get(batchId);
  if ((kind === 'made' || kind === 'confirmed') && isWord) carried.set(batchId, { qty: qty ?? 0, date: toOn });
  else if (!known) return false;
  else if (kind === 'cancelled') carried.delete(batchId);
  else if (kind === 'moved' && isWord) carried.set(batchId, { ...known, date: toOn });
  else if (kind === 'resized') carried.set(batchId, { ...known, qty: qty ?? known.qty });
  else return false;
  return true;
}

function promisedBy(carried: Carried, orderedQty: number): IsoDate | null {
  const batches = [...carried.values()];
  if (batches.length === 0 || toUnits(sumQty(batches.map(({ qty }) => qty))) < toUnits(orderedQty)) return null;
  return batches.reduce<IsoDate | null>((last, { date }) => (date && (!last || date > last) ? date : last), null);
}
