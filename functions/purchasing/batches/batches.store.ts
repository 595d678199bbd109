import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
import type { Batch, BatchEvent, BatchLine, BatchSort } from '../../../shared/contracts/batches.js';
import type { BatchState } from '../../../shared/contracts/purchasing-words.js';
import type { Role } from '../../../shared/contracts/roles.js';
import type { IsoDate } from '../../../shared/dates.js';
import type { Scope } from '../../identity/caller.js';
import type { Reader } from '../../platform/database/database.js';
import { contains } from '../../platform/database/portable.js';
import type { RowOf, Schema } from '../../platform/database/schema.js';
import type { BatchLineRow, BatchRow } from './known-batch.js';

/** Which batches are meant. Outside the scope a batch does not exist. */
export interface BatchListing {
  scope: Scope;
  suppliers?: readonly number[] | undefined;
  status: readonly BatchState[];
  search?: string | undefined;
  from?: IsoDate | undefined;
  to?: IsoDate | undefined;
}

type Of = ExpressionBuilder<Schema & { b: Schema['dispatch_batch']; s: Schema['supplier'] }, 'b' | 's'>;

const oneOf = (e: Of, ids: readonly number[]): Expression<SqlBool> => (ids.length === 0 ? sql<SqlBool>`1 = 0` : e('b.supplierId', 'in', ids));

const listed = (e: Of, { scope, suppliers, status, search, from, to }: BatchListing): Expression<SqlBool> => e.and([
  ...(scope === 'all' ? [] : [oneOf(e, scope)]),
  ...(suppliers ? [oneOf(e, suppliers)] : []),
  ...(status.length === 0 ? [] : [e('b.status', 'in', status)]),
  ...(from === undefined && to === undefined ? [] : [arrivesWithin(e, { status, from, to })]),
  ...(search ? [found(e, search)] : []),
]);

/** What has come stands by the day on which it came; everything else by the day on which it is to arrive. */
function arrivesWithin(e: Of, { status, from, to }: Pick<BatchListing, 'status' | 'from' | 'to'>): Expression<SqlBool> {
  const [first, last] = [from ?? '0001-01-01', to ?? '9999-12-31'];
  const expected = e.between('b.arriveOn', first, last);
  if (status.length > 0 && !status.includes('delivered')) return expected;
  const came = e.exists(e.selectFrom('batch_line as l').whereRef('l.batchId', '=', 'b.id').where((inner) => inner.between(inner.fn.coalesce('l.deliveredOn', 'b.arriveOn'), first, last)).select('l.id'));
  return e.or([e.and([e('b.status', '<>', 'delivered'), expected]), e.and([e('b.status', '=', 'delivered'), came])]);
}

/** By the batch's own words, by its number, or by what it carries. */
function found(e: Of, search: string): Expression<SqlBool> {
  const number = /^#?(\d{1,9})$/.exec(search)?.[1];
  const carries = e.exists(e.selectFrom('batch_line as l').innerJoin('po_line as p', 'p.id', 'l.lineId').whereRef('l.batchId', '=', 'b.id').select('l.id')
    .where((inner) => inner.or((['p.poNumber', 'p.itemCode', 'p.itemName'] as const).map((column) => contains(inner.ref(column), search)))));
  return e.or([
    ...(['b.carrier', 'b.container', 'b.reference', 's.name', 's.code'] as const).map((column) => contains(e.ref(column), search)),
    ...(number ? [e('b.id', '=', Number(number))] : []), carries,
  ]);
}

export type ListedBatch = Omit<Batch, 'lines'> & { createdByRole: Role | null };

const columns = [
  'b.id', 'b.supplierId', 's.code as supplierCode', 's.name as supplierName', 'b.status', 'b.origin', 'b.readyOn', 'b.dispatchedOn', 'b.arriveOn', 'b.carrier', 'b.container',
  'b.reference', 'b.source', 'b.createdAt', 'u.name as createdBy', 'u.role as createdByRole', 'b.version',
] as const;

const sortColumns = { arriveOn: 'b.arriveOn', readyOn: 'b.readyOn', dispatchedOn: 'b.dispatchedOn', supplierName: 's.name', status: 'b.status', id: 'b.id' } as const satisfies Record<BatchSort, string>;

export interface BatchPage { sort: BatchSort; direction: 'asc' | 'desc'; offset: number; limit: number }

export const batchesPage = (db: Reader, listing: BatchListing, { sort, direction, offset, limit }: BatchPage): Promise<ListedBatch[]> =>
  db.selectFrom('dispatch_batch as b').innerJoin('supplier as s', 's.id', 'b.supplierId').leftJoin('users as u', 'u.id', 'b.createdBy').where((e) => listed(e as unknown as Of, listing))
    .select(columns).orderBy(sortColumns[sort], direction).$if(sort !== 'id', (q) => q.orderBy('b.id', direction)).offset(offset).fetch(limit).execute();

const countLimit = 10_000;

/** Stops counting where nobody reads on. */
export async function countBatches(db: Reader, listing: BatchListing, { undated = false } = {}): Promise<{ n: number; more: boolean }> {
  const { n } = await db.selectFrom((from) => from.selectFrom('dispatch_batch as b').innerJoin('supplier as s', 's.id', 'b.supplierId').where((e) => listed(e as unknown as Of, listing))
    .$if(undated, (q) => q.where('b.arriveOn', 'is', null)).select('b.id').top(countLimit + 1).as('some')).select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  return { n: Math.min(n, countLimit), more: n > countLimit };
}

export const batchInScope = (db: Reader, id: number, scope: Scope): Promise<ListedBatch | undefined> =>
  db.selectFrom('dispatch_batch as b').innerJoin('supplier as s', 's.id', 'b.supplierId').leftJoin('users as u', 'u.id', 'b.createdBy').where('b.id', '=', id)
    .$if(scope !== 'all', (q) => q.where((e) => oneOf(e as unknown as Of, scope as readonly number[]))).select(columns).executeTakeFirst();

export type CarriedRow = BatchLine & { batchId: number };

/** What batches carry, in the order in which it was put in. */
export const carriedBy = async (db: Reader, batchIds: readonly number[]): Promise<CarriedRow[]> =>
  (batchIds.length === 0 ? [] : db.selectFrom('batch_line as l').innerJoin('po_line as p', 'p.id', 'l.lineId').where('l.batchId', 'in', batchIds)
    .select(['l.id', 'l.batchId', 'l.lineId', 'p.poNumber', 'p.lineNumber', 'p.itemCode', 'p.itemName', 'p.uom', 'l.qty', 'l.state', 'l.deliveredOn', 'p.dueOn', 'p.overAllocatedQty', 'p.version as lineVersion', 'p.changedAt as lineChangedAt'])
    .orderBy('l.id').execute());

export type BatchEventRow = BatchEvent;

export const eventsOfBatch = (db: Reader, batchId: number): Promise<BatchEventRow[]> =>
  db.selectFrom('batch_event as e').innerJoin('po_line as p', 'p.id', 'e.lineId').leftJoin('users as u', 'u.id', 'e.userId').where('e.batchId', '=', batchId)
    .select(['e.at', 'e.kind', 'p.poNumber', 'p.lineNumber', 'e.qty', 'e.fromQty', 'e.fromOn', 'e.toOn', 'e.source', 'e.reason', 'e.note', 'u.name as by', 'u.role'])
    .orderBy('e.id', 'desc').execute();

export const newestBatchEvent = (db: Reader, batchId: number) =>
  db.selectFrom('batch_event as e').leftJoin('users as u', 'u.id', 'e.userId').where('e.batchId', '=', batchId).select(['e.kind', 'u.name as by']).orderBy('e.id', 'desc').top(1).executeTakeFirst();

export interface ArrivalDay { on: IsoDate; supplierId: number; supplierName: string; status: BatchState; batches: number; lines: number }

/** What arrives on the days of a span. */
export async function arrivals(db: Reader, listing: BatchListing, limit: number): Promise<ArrivalDay[]> {
  const days = (from: Reader) => from.selectFrom('dispatch_batch as b').innerJoin('supplier as s', 's.id', 'b.supplierId').innerJoin('batch_line as l', 'l.batchId', 'b.id').where((e) => listed(e as unknown as Of, listing))
    .select((e) => ['b.id', 'b.supplierId', 's.name as supplierName', 'b.status', 'l.lineId', e.case().when('b.status', '=', 'delivered').then(e.fn.coalesce('l.deliveredOn', 'b.arriveOn')).else(e.ref('b.arriveOn')).end().as('on')]);
  const rows = await db.selectFrom(days(db).as('d')).where('d.on', 'is not', null)
    .$if(listing.from !== undefined, (q) => q.where('d.on', '>=', listing.from!)).$if(listing.to !== undefined, (q) => q.where('d.on', '<=', listing.to!))
    .groupBy(['d.on', 'd.supplierId', 'd.supplierName', 'd.status'])
    .select((e) => ['d.on', 'd.supplierId', 'd.supplierName', 'd.status', e.fn.count<number>('d.id').distinct().as('batches'), e.fn.count<number>('d.lineId').distinct().as('lines')])
    .orderBy('d.on').orderBy('d.supplierName').orderBy('d.status').top(limit).execute();
  return rows.map(({ on, ...row }) => ({ ...row, on: on! }));
}

/** A batch as it is changed, with the rows of what it carries. */
export const batchToChange = (db: Reader, id: number, scope: Scope): Promise<BatchRow | undefined> =>
  db.selectFrom('dispatch_batch').selectAll().where('id', '=', id)
    .$if(scope !== 'all', (q) => q.where('supplierId', 'in', [-1, ...(scope as readonly number[])])).executeTakeFirst();

const openStates = ['planned', 'confirmed', 'dispatched'] as const satisfies RowOf<'batch_line'>['state'][];

export const openLinesOf = (db: Reader, batchId: number): Promise<BatchLineRow[]> =>
  db.selectFrom('batch_line').select(['id', 'lineId', 'qty', 'state', 'version']).where('batchId', '=', batchId).where('state', 'in', openStates).orderBy('id').execute();
