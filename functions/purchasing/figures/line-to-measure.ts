import { addDays, type IsoDate } from '../../../shared/dates.js';
import type { RowOf } from '../../platform/database/schema.js';
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
export type PromiseRow = Pick<RowOf<'date_event'>, 'lineId' | 'kind' | 'fromOn' | 'toOn' | 'happenedOn'>;

/** A line with all that figures are made from. */
export type LineToMeasure<Row extends MeasuredRow = MeasuredRow> = Row & OtifLine & PromisedLine;

export interface Surroundings { movements: readonly MovementRow[]; redates: readonly RedateRow[]; promises: readonly PromiseRow[]; transitDays: number }

export function lineToMeasure<Row extends MeasuredRow>(row: Row, { movements, redates, promises, transitDays }: Surroundings): LineToMeasure<Row> {
  const confirmed = promises.find(({ kind, toOn }) => kind !== 'promised' && toOn !== null);
  return {
    ...row,
    movements: redates.length === 0 ? movements : movements.map((movement) => redated(movement, redates)),
    promises: promisesOf(row, promises, transitDays),
    firstConfirmedOn: confirmed ? arrivalOf(confirmed, transitDays) : null,
  };
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
