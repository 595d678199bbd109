import type { OtifPolicy } from './judge-otif.js';
import type { Reader } from '../../platform/database/database.js';
import type { RowOf } from '../../platform/database/schema.js';
import { measuredColumns, type MeasuredRow, type MovementRow, type PromiseRow, type RedateRow } from './line-to-measure.js';

export type Policy = RowOf<'otif_policy'> & OtifPolicy;

export const otifPolicies = (db: Reader): Promise<Policy[]> => db.selectFrom('otif_policy').selectAll().where('active', '=', true).orderBy('code').execute();

/** The lines after an id, of all suppliers: who reads them answers for the scope. */
export const linesAfter = (db: Reader, afterId: number, limit: number): Promise<MeasuredRow[]> =>
  db.selectFrom('po_line').select(measuredColumns).where('id', '>', afterId).orderBy('id').top(limit).execute();

export const linesById = async (db: Reader, ids: readonly number[]): Promise<MeasuredRow[]> =>
  (ids.length === 0 ? [] : db.selectFrom('po_line').select(measuredColumns).where('id', 'in', ids).execute());

/** Lines from one id to another, or single ones. */
export type LineIds = { from: number; to: number } | readonly number[];

const isRange = (ids: LineIds): ids is { from: number; to: number } => !Array.isArray(ids);

export const movementsOf = (db: Reader, ids: LineIds): Promise<MovementRow[]> =>
  db.selectFrom('movement').select(['id', 'lineId', 'kind', 'qty', 'movedOn'])
    .where((e) => (isRange(ids) ? e.between('lineId', ids.from, ids.to) : e('lineId', 'in', ids))).orderBy('lineId').orderBy('id').execute();

export const redatesOf = (db: Reader, ids: LineIds): Promise<RedateRow[]> =>
  db.selectFrom('movement_redate').select(['movementId', 'lineId', 'movedOn'])
    .where((e) => (isRange(ids) ? e.between('lineId', ids.from, ids.to) : e('lineId', 'in', ids))).orderBy('lineId').orderBy('id').execute();

export const promisesOf = (db: Reader, ids: LineIds): Promise<PromiseRow[]> =>
  db.selectFrom('date_event').select(['lineId', 'kind', 'fromOn', 'toOn', 'happenedOn'])
    .where((e) => (isRange(ids) ? e.between('lineId', ids.from, ids.to) : e('lineId', 'in', ids)))
    .where((e) => e.or([e('kind', '=', 'promised'), e.and([e('source', '=', 'supplier-confirmed'), e('kind', 'in', ['expected-arrival', 'ready-to-dispatch'])])]))
    .orderBy('lineId').orderBy('id').execute();

export const suppliersWithTransit = (db: Reader) => db.selectFrom('supplier').select(['id', 'code', 'name', 'transitDays']).execute();

export const itemsWithTransit = (db: Reader) =>
  db.selectFrom('item_supplier').select(['itemId', 'supplierId', 'transitDays']).where('transitDays', 'is not', null).execute();

/** Changes whenever a figure could: something came, was promised, cancelled or re-read, or a policy or a transit time was edited. */
export async function figuresVersion(db: Reader): Promise<string> {
  const row = await db.selectNoFrom((e) => [
    e.selectFrom('movement').select((f) => f.fn.max('id').as('id')).as('movements'),
    e.selectFrom('movement_redate').select((f) => f.fn.max('id').as('id')).as('redates'),
    e.selectFrom('date_event').select((f) => f.fn.max('id').as('id')).as('dates'),
    e.selectFrom('status_event').select((f) => f.fn.max('id').as('id')).as('statuses'),
    e.selectFrom('erp_run').where('status', '=', 'good').select((f) => f.fn.max('timelineAt').as('at')).as('nights'),
    e.selectFrom('otif_policy').select((f) => f.fn.sum('version').as('n')).as('policies'),
    e.selectFrom('supplier').select((f) => f.fn.sum('transitDays').as('n')).as('suppliers'),
    e.selectFrom('item_supplier').select((f) => f.fn.sum('transitDays').as('n')).as('items'),
  ]).executeTakeFirstOrThrow();
  return JSON.stringify(row);
}
