import type { OtifPolicy } from './judge-otif.js';
import type { Reader } from '../../platform/database/database.js';
import type { RowOf } from '../../platform/database/schema.js';
import type { BatchWordRow } from './confirmed-batches.js';
import { measuredColumns, shownColumns, type MeasuredRow, type MovementRow, type PromiseRow, type RedateRow, type ShownRow } from './line-to-measure.js';

export type Policy = RowOf<'otif_policy'> & OtifPolicy;

export const otifPolicies = (db: Reader): Promise<Policy[]> => db.selectFrom('otif_policy').selectAll().where('active', '=', true).orderBy('code').execute();

/** The lines after an id, of all suppliers: who reads them answers for the scope. */
export const linesAfter = (db: Reader, afterId: number, limit: number): Promise<MeasuredRow[]> =>
  db.selectFrom('po_line').select(measuredColumns).where('id', '>', afterId).orderBy('id').top(limit).execute();

/** Lines with what people read of them, up to a thousand. */
export const linesById = async (db: Reader, ids: readonly number[]): Promise<ShownRow[]> =>
  (ids.length === 0 ? [] : db.selectFrom('po_line').select([...measuredColumns, ...shownColumns]).where('id', 'in', ids).execute());

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
  db.selectFrom('date_event').select(['lineId', 'kind', 'fromOn', 'toOn', 'happenedOn', 'reason'])
    .where((e) => (isRange(ids) ? e.between('lineId', ids.from, ids.to) : e('lineId', 'in', ids)))
    .where((e) => e.or([e('kind', '=', 'promised'), e.and([e.or([e('source', '=', 'supplier-confirmed'), e('reason', '=', 'answer-undone')]), e('kind', 'in', ['expected-arrival', 'ready-to-dispatch'])])]))
    .orderBy('lineId').orderBy('id').execute();

/** What people made of the batches of lines. */
export const batchWordsOf = (db: Reader, ids: LineIds): Promise<BatchWordRow[]> =>
  db.selectFrom('batch_event').select(['lineId', 'batchId', 'kind', 'qty', 'toOn', 'source', 'reason', 'at'])
    .where((e) => (isRange(ids) ? e.between('lineId', ids.from, ids.to) : e('lineId', 'in', ids))).where('kind', 'in', ['made', 'confirmed', 'moved', 'resized', 'cancelled'])
    .orderBy('lineId').orderBy('id').execute();

export const suppliersWithTransit = (db: Reader) => db.selectFrom('supplier').select(['id', 'code', 'name', 'transitDays']).execute();

export const itemsWithTransit = (db: Reader) =>
  db.selectFrom('item_supplier').select(['itemId', 'supplierId', 'transitDays']).where('transitDays', 'is not', null).execute();

/** How far people's statements have come: what came after it touches single lines. */
export interface Statements { dates: number; statuses: number; batches: number }

export async function newestStatements(db: Reader): Promise<Statements> {
  const { dates, statuses, batches } = await db.selectNoFrom((e) => [
    e.selectFrom('date_event').select((f) => f.fn.max('id').as('id')).as('dates'), e.selectFrom('status_event').select((f) => f.fn.max('id').as('id')).as('statuses'),
    e.selectFrom('batch_event').select((f) => f.fn.max('id').as('id')).as('batches'),
  ]).executeTakeFirstOrThrow();
  return { dates: dates ?? 0, statuses: statuses ?? 0, batches: batches ?? 0 };
}

/** Lines about which something was stated since. */
export async function linesStatedSince(db: Reader, { dates, statuses, batches }: Statements): Promise<number[]> {
  const rows = await db.selectFrom('date_event').select('lineId').where('id', '>', dates)
    .union(db.selectFrom('status_event').select('lineId').where('id', '>', statuses))
    .union(db.selectFrom('batch_event').select('lineId').where('id', '>', batches)).execute();
  return rows.map(({ lineId }) => lineId);
}

/** Changes whenever any line could be measured differently: something came or was re-read, or a policy or a transit time was edited. */
export async function booksVersion(db: Reader): Promise<string> {
  const row = await db.selectNoFrom((e) => [
    e.selectFrom('movement').select((f) => f.fn.max('id').as('id')).as('movements'),
    e.selectFrom('movement_redate').select((f) => f.fn.max('id').as('id')).as('redates'),
    e.selectFrom('erp_run').where('status', '=', 'good').select((f) => f.fn.max('timelineAt').as('at')).as('nights'),
    e.selectFrom('po_line').select((f) => f.fn.max('id').as('id')).as('lines'),
    e.selectFrom('otif_policy').select((f) => f.fn.sum('version').as('n')).as('policies'),
    e.selectFrom('supplier').select((f) => f.fn.sum('transitDays').as('n')).as('suppliers'),
    e.selectFrom('item_supplier').select((f) => f.fn.sum('transitDays').as('n')).as('items'),
  ]).executeTakeFirstOrThrow();
  return JSON.stringify(row);
}
