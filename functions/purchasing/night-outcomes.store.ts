import { groupBy } from '../../shared/group-by.js';
import type { IsoDate } from '../../shared/dates.js';
import { leftOf } from '../../shared/quantities.js';
import { bulkInsert, bulkUpdate, type Row } from '../platform/database/bulk.js';
import type { Reader, Writer } from '../platform/database/database.js';
import { inRange, type KeyRange } from '../platform/database/key-range.js';
import { tables } from '../platform/database/schema.js';
import type { LineOutcome } from './apply-night.js';
import { batchStatusOf } from './batch-status.js';
import type { NewLine, PoLine } from './line-baseline.js';

/** A line's outcome with the line it belongs to; `versionSeen` is null for a new line. */
export interface SavedOutcome { lineId: number; outcome: LineOutcome }

const lineColumns = Object.keys(tables.po_line).filter((column) => column !== 'id') as (keyof NewLine)[];
const valuesOf = (line: NewLine): Row => lineColumns.map((column) => line[column]);

/** Inserts lines that are seen for the first time and answers their ids by key. */
export async function insertLines(tx: Writer, lines: readonly NewLine[], range: KeyRange): Promise<Map<string, number>> {
  if (lines.length === 0) return new Map();
  await bulkInsert(tx, 'po_line', lineColumns, lines.map(valuesOf));
  const rows = await tx.selectFrom('po_line').select(['id', 'poNumber', 'lineNumber']).where('firstRunId', '=', lines[0]!.firstRunId)
    .where((e) => inRange(e, range)).execute();
  return new Map(rows.map(({ id, poNumber, lineNumber }) => [`${poNumber}\t${lineNumber}`, id]));
}

/** Thrown when a person changed a line between our reading and our writing; the same piece is then done again. */
export class LineChangedMeanwhile extends Error {}

/**
 * Names only the columns that any of the lines changes: the others' indexes are left alone.
 *
 * @throws LineChangedMeanwhile
 */
export async function updateLines(tx: Writer, updates: readonly { before: PoLine; line: NewLine }[]): Promise<void> {
  const set = lineColumns.filter((column) => updates.some(({ before, line }) => before[column] !== line[column]));
  const rows = updates.map(({ before, line }): Row => [before.id, before.version, ...set.map((column) => line[column])]);
  const changed = await bulkUpdate(tx, 'po_line', { key: 'id', guard: 'version', set }, rows);
  if (changed !== updates.length) throw new LineChangedMeanwhile();
}

export interface Telling { runId: number; businessOn: IsoDate; at: string }

/** Books movements, spends deliveries on batches, and appends every event. */
export async function saveOutcomes(tx: Writer, outcomes: readonly SavedOutcome[], telling: Telling): Promise<void> {
  const movementIds = await saveMovements(tx, outcomes, telling);
  await saveDeliveries(tx, outcomes, { movementIds, telling });
  await saveUnplanned(tx, outcomes, { movementIds, telling });
  await saveRedates(tx, outcomes, telling);
  await saveCancellations(tx, outcomes, telling);
  await saveLineEvents(tx, outcomes, telling);
}

async function saveMovements(tx: Writer, outcomes: readonly SavedOutcome[], { runId, at }: Telling): Promise<Map<number, number>> {
  const moved = outcomes.filter(({ outcome }) => outcome.movement);
  await bulkInsert(tx, 'movement', ['lineId', 'runId', 'kind', 'qty', 'movedOn', 'dateAssumed', 'seenAt'],
    moved.map(({ lineId, outcome: { movement } }) => [lineId, runId, movement!.kind, movement!.qty, movement!.movedOn, movement!.dateAssumed, at]));
  const delivered = moved.filter(({ outcome }) => outcome.movement!.kind === 'delivery').map(({ lineId }) => lineId);
  if (delivered.length === 0) return new Map();
  const rows = await tx.selectFrom('movement').select(['id', 'lineId']).where('runId', '=', runId).where('lineId', 'in', delivered).execute();
  return new Map(rows.map(({ id, lineId }) => [lineId, id]));
}

interface Booked { movementIds: ReadonlyMap<number, number>; telling: Telling }

const eventColumns = ['batchId', 'lineId', 'batchLineId', 'kind', 'qty', 'fromOn', 'toOn', 'reason', 'userId', 'runId', 'at'] as const;

/** What open batches had foreseen. A part delivery splits the batch line: one part has come, the other is still open. */
async function saveDeliveries(tx: Writer, outcomes: readonly SavedOutcome[], { movementIds, telling }: Booked): Promise<void> {
  const taken = outcomes.flatMap(({ lineId, outcome }) => outcome.taken.map((part) => ({ ...part, lineId, on: outcome.movement!.movedOn, movementId: movementIds.get(lineId)! })));
  if (taken.length === 0) return;
  const [whole, parts] = [taken.filter((part) => part.whole), taken.filter((part) => !part.whole)];
  await bulkUpdate(tx, 'batch_line', { key: 'id', set: ['state', 'deliveredOn', 'movementId'] }, whole.map(({ batchLine, on, movementId }) => [batchLine.id, 'delivered', on, movementId]));
  await bulkUpdate(tx, 'batch_line', { key: 'id', set: ['qty'] }, parts.map(({ batchLine, qty }) => [batchLine.id, leftOf(batchLine.qty, qty)]));
  await bulkInsert(tx, 'batch_line', ['batchId', 'lineId', 'qty', 'state', 'deliveredOn', 'movementId', 'version'],
    parts.map(({ batchLine, lineId, qty, on, movementId }) => [batchLine.batchId, lineId, qty, 'delivered', on, movementId, 1]));
  await bulkInsert(tx, 'batch_event', eventColumns, taken.map(({ batchLine, lineId, qty, on, whole: all }) =>
    [batchLine.batchId, lineId, batchLine.id, all ? 'delivered' : 'split', qty, batchLine.arriveOn, on, null, null, telling.runId, telling.at]));
  await deriveStatus(tx, taken.map(({ batchLine }) => batchLine.batchId));
}

/** Deliveries that nobody had planned become batches of their own. Their granularity is one night. */
async function saveUnplanned(tx: Writer, outcomes: readonly SavedOutcome[], { movementIds, telling }: Booked): Promise<void> {
  const unplanned = outcomes.filter(({ outcome }) => outcome.unplannedQty > 0)
    .map(({ lineId, outcome }) => ({ lineId, qty: outcome.unplannedQty, on: outcome.movement!.movedOn, supplierId: outcome.line.supplierId, movementId: movementIds.get(lineId)! }));
  if (unplanned.length === 0) return;
  await bulkInsert(tx, 'dispatch_batch', ['supplierId', 'status', 'origin', 'arriveOn', 'movementId', 'createdAt', 'version'],
    unplanned.map(({ supplierId, on, movementId }) => [supplierId, 'delivered', 'erp', on, movementId, telling.at, 1]));
  const rows = await tx.selectFrom('dispatch_batch').select(['id', 'movementId']).where('movementId', 'in', unplanned.map(({ movementId }) => movementId)).execute();
  const batchOf = new Map(rows.map(({ id, movementId }) => [movementId!, id]));
  await bulkInsert(tx, 'batch_line', ['batchId', 'lineId', 'qty', 'state', 'deliveredOn', 'movementId', 'version'],
    unplanned.map(({ lineId, qty, on, movementId }) => [batchOf.get(movementId), lineId, qty, 'delivered', on, movementId, 1]));
  await bulkInsert(tx, 'batch_event', eventColumns, unplanned.map(({ lineId, qty, on, movementId }) =>
    [batchOf.get(movementId), lineId, null, 'delivered', qty, null, on, null, null, telling.runId, telling.at]));
}

async function saveRedates(tx: Writer, outcomes: readonly SavedOutcome[], { runId, at }: Telling): Promise<void> {
  const redated = outcomes.flatMap(({ lineId, outcome: { redated: moved } }) => (moved ? [{ lineId, ...moved }] : []));
  if (redated.length === 0) return;
  await bulkInsert(tx, 'movement_redate', ['movementId', 'lineId', 'runId', 'movedOn', 'seenAt'], redated.map(({ movementId, lineId, movedOn }) => [movementId, lineId, runId, movedOn, at]));
  const lines = await tx.selectFrom('batch_line').select(['id', 'batchId', 'lineId', 'movementId', 'qty']).where('movementId', 'in', redated.map(({ movementId }) => movementId)).execute();
  const of = new Map(redated.map((moved) => [moved.movementId, moved]));
  await bulkUpdate(tx, 'batch_line', { key: 'id', set: ['deliveredOn'] }, lines.map(({ id, movementId }) => [id, of.get(movementId!)!.movedOn]));
  await bulkInsert(tx, 'batch_event', eventColumns, lines.map(({ id, batchId, lineId, movementId, qty }) =>
    [batchId, lineId, id, 're-dated', qty, of.get(movementId!)!.fromOn, of.get(movementId!)!.movedOn, null, null, runId, at]));
}

async function saveCancellations(tx: Writer, outcomes: readonly SavedOutcome[], { runId, at }: Telling): Promise<void> {
  const cancelled = outcomes.flatMap(({ lineId, outcome }) => (outcome.cancelled?.batches ?? []).map((batchLine) => ({ lineId, batchLine, reason: outcome.cancelled!.reason })));
  if (cancelled.length === 0) return;
  await bulkUpdate(tx, 'batch_line', { key: 'id', set: ['state'] }, cancelled.map(({ batchLine }) => [batchLine.id, 'cancelled']));
  await bulkInsert(tx, 'batch_event', eventColumns, cancelled.map(({ lineId, batchLine, reason }) =>
    [batchLine.batchId, lineId, batchLine.id, 'cancelled', batchLine.qty, batchLine.arriveOn, null, reason, null, runId, at]));
  await deriveStatus(tx, cancelled.map(({ batchLine }) => batchLine.batchId));
}

/** The status of a batch follows from its lines. */
export async function deriveStatus(tx: Writer, batchIds: readonly number[]): Promise<void> {
  const ids = [...new Set(batchIds)];
  if (ids.length === 0) return;
  const lines = await tx.selectFrom('batch_line').select(['batchId', 'state']).where('batchId', 'in', ids).execute();
  const byBatch = groupBy(lines, ({ batchId }) => batchId);
  await bulkUpdate(tx, 'dispatch_batch', { key: 'id', set: ['status'] }, ids.map((id) => [id, batchStatusOf((byBatch.get(id) ?? []).map(({ state }) => state))]));
}

async function saveLineEvents(tx: Writer, outcomes: readonly SavedOutcome[], { runId, businessOn, at }: Telling): Promise<void> {
  await bulkInsert(tx, 'date_event', ['lineId', 'kind', 'fromOn', 'toOn', 'happenedOn', 'source', 'userId', 'runId', 'at'],
    outcomes.flatMap(({ lineId, outcome }) => outcome.dateMoves.map(({ kind, fromOn, toOn }) =>
      [lineId, kind, fromOn, toOn, businessOn, kind === 'expected' ? 'system' : 'erp', null, runId, at])));
  await bulkInsert(tx, 'status_event', ['lineId', 'fromStatus', 'toStatus', 'reason', 'userId', 'runId', 'at'],
    outcomes.flatMap(({ lineId, outcome: { statusMove } }) => (statusMove ? [[lineId, statusMove.from, statusMove.to, 'erp', null, runId, at]] : [])));
}

export async function countMovements(db: Reader, runId: number): Promise<{ batchesDelivered: number; corrections: number }> {
  const rows = await db.selectFrom('movement').where('runId', '=', runId).groupBy('kind').select((e) => ['kind', e.fn.countAll<number>().as('n')]).execute();
  const of = (kind: string) => rows.find((row) => row.kind === kind)?.n ?? 0;
  return { batchesDelivered: of('delivery'), corrections: of('correction') };
}
