import type { SeenLine } from '../../../shared/contracts/purchasing-words.js';
import type { Refusal } from '../../../shared/refusal.js';
import { bulkInsert, bulkUpdate } from '../../platform/database/bulk.js';
import type { Reader, Writer } from '../../platform/database/database.js';
import type { Act } from '../change-line.js';
import { seenLines, type Reading } from '../line-changes.store.js';
import { deriveStatus } from '../night-outcomes.store.js';
import { batchToChange, newestBatchEvent, openLinesOf } from './batches.store.js';
import type { BatchEdit, KnownBatch } from './known-batch.js';
import { refusal } from './refuse.js';

/** Says who did what to a batch last; people of other companies have no names here. */
export async function batchChanged(db: Reader, id: number, { hideNames }: Pick<Reading, 'hideNames'>): Promise<Refusal> {
  const newest = await newestBatchEvent(db, id);
  return refusal('conflict', { code: 'batch-changed', facts: { by: (hideNames ? null : newest?.by) ?? '', kind: newest?.kind ?? '' } });
}

/**
 * A batch with what it still carries, as it was seen.
 *
 * @throws Refusal when it does not exist in scope, or when it, what it carries or one of its lines was changed since
 */
export async function seenBatch(db: Reader, id: number, seen: { version: number; lines: readonly SeenLine[] }, reading: Reading): Promise<KnownBatch> {
  const batch = await batchToChange(db, id, reading.scope);
  if (!batch) throw refusal('missing', { code: 'batch-not-found', facts: { id } });
  const lines = await openLinesOf(db, id);
  const [carried, named] = [new Set(lines.map(({ lineId }) => lineId)), new Set(seen.lines.map((line) => line.id))];
  if (batch.version !== seen.version || [...carried].some((lineId) => !named.has(lineId))) throw await batchChanged(db, id, reading);
  const poLines = await seenLines(db, seen.lines.filter((line) => carried.has(line.id)), reading);
  return { batch, lines, poLines };
}

const eventColumns = ['batchId', 'lineId', 'batchLineId', 'kind', 'qty', 'fromQty', 'fromOn', 'toOn', 'source', 'reason', 'note', 'userId', 'runId', 'at'] as const;

/** Saves what an act made of a batch, guarded by the versions that were read, and appends its events. */
export async function saveBatchEdit(tx: Writer, { before, after, lines, events }: BatchEdit, { userId, at }: Pick<Act, 'userId' | 'at'>): Promise<void> {
  const { readyOn, dispatchedOn, arriveOn, carrier, container, reference, source } = after;
  const saved = await bulkUpdate(tx, 'dispatch_batch', { key: 'id', guard: 'version', set: ['readyOn', 'dispatchedOn', 'arriveOn', 'carrier', 'container', 'reference', 'source', 'version'] },
    [[before.id, before.version, readyOn, dispatchedOn, arriveOn, carrier, container, reference, source, before.version + 1]]);
  const moved = await bulkUpdate(tx, 'batch_line', { key: 'id', guard: 'version', set: ['qty', 'state', 'version'] },
    lines.map((line) => [line.before.id, line.before.version, line.qty, line.state, line.before.version + 1]));
  if (saved !== 1 || moved !== lines.length) throw await batchChanged(tx, before.id, { hideNames: true });
  await bulkInsert(tx, 'batch_event', eventColumns, events.map((one) =>
    [before.id, one.lineId, one.batchLineId, one.kind, one.qty, one.fromQty, one.fromOn, one.toOn, one.source, one.reason, one.note, userId, null, at]));
  await deriveStatus(tx, [before.id]);
}
