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

/** Makes batches, with the event that tells of them, and answers their ids in the same order. */
export async function makeBatches(tx: Writer, batches: readonly NewBatch[], { userId, at }: Pick<Act, 'userId' | 'at'>): Promise<number[]> {
  const ids: number[] = [];
  for (const { lines: _, reason: _r, note: _n, ...batch } of batches) ids.push(await insertBatch(tx, { ...batch, movementId: null, createdAt: at, createdBy: userId }));
  const carried = batches.flatMap((batch, i) => batch.lines.map((line) => ({ ...batch, ...line, batchId: ids[i]! })));
  await bulkInsert(tx, 'batch_line', ['batchId', 'lineId', 'qty', 'state', 'version'], carried.map(({ batchId, lineId, qty, status }) => [batchId, lineId, qty, status, 1]));
  await bulkInsert(tx, 'batch_event', ['batchId', 'lineId', 'batchLineId', 'kind', 'qty', 'fromOn', 'toOn', 'source', 'reason', 'note', 'userId', 'runId', 'at'],
    carried.map(({ batchId, lineId, qty, arriveOn, readyOn, source, reason, note }) => [batchId, lineId, null, 'made', qty, null, arriveOn ?? readyOn, source, reason, note, userId, null, at]));
  return ids;
}

async function insertBatch(tx: Writer, batch: Omit<Row, 'id' | 'version'>): Promise<number> {
  const { id } = await tx.insertInto('dispatch_batch').values(batch).output('inserted.id').executeTakeFirstOrThrow();
  return id;
}
