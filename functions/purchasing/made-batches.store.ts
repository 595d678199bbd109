import { groupBy } from '../../shared/group-by.js';
import { bulkInsert } from '../platform/database/bulk.js';
import type { Writer } from '../platform/database/database.js';
import type { RowOf } from '../platform/database/schema.js';
import type { Act } from './change-line.js';

type Row = RowOf<'dispatch_batch'>;

/** A batch that is about to be made: its dates, and what it carries of one or more lines of its supplier. */
export interface NewBatch extends Pick<Row, 'supplierId' | 'status' | 'origin' | 'readyOn' | 'dispatchedOn' | 'arriveOn' | 'carrier' | 'container' | 'reference' | 'source'> {
  lines: readonly { lineId: number; qty: number }[];
  reason: string | null;
  note: string | null;
}

/** Rows in one statement: SQL Server takes 2,100 parameters. */
const rowsAtOnce = 100;

/** Makes batches, with the event that tells of them, and answers their ids in the same order. */
export async function makeBatches(tx: Writer, batches: readonly NewBatch[], { userId, at }: Pick<Act, 'userId' | 'at'>): Promise<number[]> {
  const ids: number[] = [];
  for (let from = 0; from < batches.length; from += rowsAtOnce) ids.push(...await insertBatches(tx, batches.slice(from, from + rowsAtOnce), { userId, at }));
  const carried = batches.flatMap((batch, i) => batch.lines.map((line) => ({ ...batch, ...line, batchId: ids[i]! })));
  await bulkInsert(tx, 'batch_line', ['batchId', 'lineId', 'qty', 'state', 'version'], carried.map(({ batchId, lineId, qty, status }) => [batchId, lineId, qty, status, 1]));
  await bulkInsert(tx, 'batch_event', ['batchId', 'lineId', 'batchLineId', 'kind', 'qty', 'fromOn', 'toOn', 'source', 'reason', 'note', 'userId', 'runId', 'at'],
    carried.map(({ batchId, lineId, qty, arriveOn, readyOn, source, reason, note }) => [batchId, lineId, null, 'made', qty, null, arriveOn ?? readyOn, source, reason, note, userId, null, at]));
  return ids;
}

const told = ['supplierId', 'status', 'origin', 'readyOn', 'dispatchedOn', 'arriveOn', 'carrier', 'container', 'reference', 'source'] as const satisfies (keyof Row)[];
const lookOf = (batch: Pick<Row, (typeof told)[number]>) => JSON.stringify(told.map((column) => batch[column]));

/** The database answers in no certain order. Rows that look alike are alike: any of their ids will do for any of them. */
async function insertBatches(tx: Writer, batches: readonly NewBatch[], { userId, at }: Pick<Act, 'userId' | 'at'>): Promise<number[]> {
  const rows = batches.map(({ lines: _, reason: _r, note: _n, ...batch }) => ({ ...batch, movementId: null, createdAt: at, createdBy: userId }));
  const made = await tx.insertInto('dispatch_batch').values(rows).output('inserted.id').execute();
  const idsByLook = groupBy(await looksOf(tx, made.map(({ id }) => id)), lookOf);
  return rows.map((row) => idsByLook.get(lookOf(row))!.pop()!.id);
}

const looksOf = (tx: Writer, ids: readonly number[]) => tx.selectFrom('dispatch_batch').select(['id', ...told]).where('id', 'in', ids).orderBy('id', 'desc').execute();
