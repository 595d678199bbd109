import { addDays, type IsoDate } from '../../../shared/dates.js';
import type { RowOf } from '../../platform/database/schema.js';
import { confirmedByBatches, type BatchWordRow } from './confirmed-batches.js';
import type { OtifLine } from './judge-otif.js';
import type { Moved } from './net-delivered.js';
import type { Promised, PromisedLine } from './promise-record.js';

/** What a line is measured by. All lines are read for it, so it is no more than that. */
export const measuredColumns = [
  'id', 'poNumber', 'supplierId', 'itemId', 'itemFamily', 'finalCustomer', 'orderedQty', 'deliveredQty', 'openingQty', 'erpState', 'status',
  'orderedOn', 'originalDueOn', 'firstPromisedOn', 'agreedOn', 'firstSeenOn', 'firstReceiptOn', 'leftOn',
] as const satisfies (keyof RowOf<'po_line'>)[];

/** What people read of a line behind a figure. */
export const shownColumns = ['lineNumber', 'itemCode', 'itemName', 'uom'] as const satisfies (keyof RowOf<'po_line'>)[];

export type MeasuredRow = Pick<RowOf<'po_line'>, (typeof measuredColumns)[number]>;
export type ShownRow = MeasuredRow & Pick<RowOf<'po_line'>, (typeof shownColumns)[number]>;
export type MovementRow = Pick<RowOf<'movement'>, 'id' | 'lineId' | 'kind' | 'qty' | 'movedOn'>;
export type RedateRow = Pick<RowOf<'movement_redate'>, 'movementId' | 'lineId' | 'movedOn'>;
/** Promised dates of the ERP, and dates that the supplier confirmed; in the order in which they were given. */
export type PromiseRow = Pick<RowOf<'date_event'>, 'lineId' | 'kind' | 'fromOn' | 'toOn' | 'happenedOn' | 'reason'>;

/** A line with all that figures are made from. */
export type LineToMeasure<Row extends MeasuredRow = MeasuredRow> = Row & OtifLine & PromisedLine;

export interface Surroundings { movements: readonly MovementRow[]; redates: readonly RedateRow[]; promises: readonly PromiseRow[]; batches: readonly BatchWordRow[]; transitDays: number }

export function lineToMeasure<Row extends MeasuredRow>(row: Row, { movements, redates, promises: told, batches, transitDays }: Surroundings): LineToMeasure<Row> {
  const promises = withoutUndone(told);
  const byBatches = confirmedByBatches(row.orderedQty, batches);
  return {
    ...row,
    movements: redates.length === 0 ? movements : movements.map((movement) => redated(movement, redates)),
    promises: [...promisesOf(row, promises, transitDays), ...byBatches.promises].sort((a, b) => (a.knownOn < b.knownOn ? -1 : a.knownOn > b.knownOn ? 1 : 0)),
    firstConfirmedOn: firstConfirmed(promises, byBatches.first, transitDays),
  };
}

/** A milestone or a batch, whichever was confirmed first. */
function firstConfirmed(promises: readonly PromiseRow[], batch: Promised | null, transitDays: number): IsoDate | null {
  const stated = promises.find(({ kind, toOn }) => kind !== 'promised' && toOn !== null);
  if (!stated || (batch && batch.knownOn < stated.happenedOn)) return batch?.date ?? null;
  return arrivalOf(stated, transitDays);
}

/** What an answer stated and its undo took back was never promised; neither is what the undo says. */
function withoutUndone(rows: readonly PromiseRow[]): PromiseRow[] {
  const standing: PromiseRow[] = [];
  for (const row of rows) {
    if (row.reason !== 'answer-undone') standing.push(row);
    else takeLast(standing, ({ kind, toOn }) => kind === row.kind && toOn === row.fromOn);
  }
  return standing;
}

function takeLast<One>(list: One[], fits: (one: One) => boolean): void {
  const at = list.findLastIndex(fits);
  if (at >= 0) list.splice(at, 1);
}

const redated = (movement: MovementRow, redates: readonly RedateRow[]): Moved =>
  ({ ...movement, movedOn: redates.findLast(({ movementId }) => movementId === movement.id)?.movedOn ?? movement.movedOn });

/** The promise that the ERP showed when the line was first seen, and every one since. */
function promisesOf({ firstSeenOn, firstPromisedOn }: MeasuredRow, rows: readonly PromiseRow[], transitDays: number): Promised[] {
  const firstMove = rows.find(({ kind }) => kind === 'promised');
  const initial = firstMove ? firstMove.fromOn : firstPromisedOn;
  const since = rows.map((row): Promised => ({ knownOn: row.happenedOn, date: arrivalOf(row, transitDays) }));
  return initial === null ? since : [{ knownOn: firstSeenOn, date: initial }, ...since];
}

/** Who confirms readiness promises the arrival that follows from it. */
const arrivalOf = ({ kind, toOn }: PromiseRow, transitDays: number): IsoDate | null => (kind === 'ready-to-dispatch' && toOn ? addDays(toOn, transitDays) : toOn);
