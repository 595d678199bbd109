import { groupBy } from '../../../shared/group-by.js';
import type { Scope } from '../../identity/caller.js';
import { bulkInsert, bulkUpdate } from '../../platform/database/bulk.js';
import type { Reader, Writer } from '../../platform/database/database.js';
import type { Act } from '../change-line.js';
import { deriveStatus } from '../night-outcomes.store.js';
import type { Candidate } from './find-line.js';
import type { EarlierRow } from './plan-line.js';

const inPieces = <Item>(items: readonly Item[], size = 1_000): Item[][] => Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));

const columns = ['l.id', 'l.poNumber', 'l.lineNumber', 'l.itemId', 'l.itemCode', 'i.code as ownCode', 'l.erpState', 'l.dueOn', 'l.outstandingQty'] as const;

/** Active lines in scope, with their item's own code. */
const lines = (db: Reader, scope: Scope) => db.selectFrom('po_line as l').innerJoin('item as i', 'i.id', 'l.itemId').where('l.archivedOn', 'is', null)
  .$if(scope !== 'all', (q) => q.where('l.supplierId', 'in', [-1, ...(scope as readonly number[])])).select(columns);

const linesOfOrders = (db: Reader, poNumbers: readonly string[], scope: Scope) => lines(db, scope).where('l.poNumber', 'in', ['', ...poNumbers]).execute();
const linesById = (db: Reader, ids: readonly number[], scope: Scope) => lines(db, scope).where('l.id', 'in', [-1, ...ids]).execute();

const xrefOf = (db: Reader, itemIds: readonly number[]) =>
  db.selectFrom('item_xref').select(['itemId', 'erpCode']).where('kind', '=', 'item').where('itemId', 'in', [-1, ...itemIds]).execute();

/** The lines that a file could mean. What is out of scope does not exist. */
export async function candidateLines(db: Reader, named: { poNumbers: readonly string[]; ids: readonly number[] }, scope: Scope): Promise<Candidate[]> {
  const found = new Map<number, Awaited<ReturnType<typeof linesById>>[number]>();
  for (const piece of inPieces(named.poNumbers)) for (const line of await linesOfOrders(db, piece, scope)) found.set(line.id, line);
  for (const piece of inPieces(named.ids)) for (const line of await linesById(db, piece, scope)) found.set(line.id, line);
  const codes = new Map<number, string[]>();
  const itemIds = [...new Set([...found.values()].map(({ itemId }) => itemId))];
  for (const piece of inPieces(itemIds)) for (const { itemId, erpCode } of await xrefOf(db, piece)) codes.set(itemId!, [...(codes.get(itemId!) ?? []), erpCode]);
  return [...found.values()].map(({ itemId, itemCode, ownCode, erpState, ...line }) =>
    ({ ...line, itemCodes: [itemCode, ownCode, ...(codes.get(itemId) ?? [])], isOpen: erpState === 'open' && line.outstandingQty > 0 }));
}

const committedRows = (db: Reader, lineIds: readonly number[]) =>
  db.selectFrom('upload_row as r').innerJoin('upload as u', 'u.id', 'r.uploadId').leftJoin('batch_line as b', (join) => join.onRef('b.batchId', '=', 'r.batchId').onRef('b.lineId', '=', 'r.lineId'))
    .where('r.lineId', 'in', [-1, ...lineIds]).where('r.verdict', 'in', ['batch', 'ready', 'note']).where('u.status', '=', 'committed')
    .select(['r.uploadId', 'r.rowNumber', 'r.lineId', 'r.qty', 'r.readyOn', 'r.comment', 'r.batchId', 'b.state']).orderBy('r.uploadId').orderBy('r.rowNumber').execute();

/** What committed files said of lines, and what stands of the batches that they made. */
export async function earlierRows(db: Reader, lineIds: readonly number[]): Promise<Map<number, EarlierRow[]>> {
  const rows = [];
  for (const piece of inPieces(lineIds)) rows.push(...await committedRows(db, piece));
  const byRow = groupBy(rows, ({ uploadId, rowNumber }) => `${uploadId} ${rowNumber}`);
  const told = [...byRow.values()].map((same) => ({ ...same[0]!, batchStates: same.flatMap(({ state }) => (state === null ? [] : [state])) }));
  return groupBy(told, ({ lineId }) => lineId!) as Map<number, EarlierRow[]>;
}

const plannedLines = (db: Reader, ids: readonly number[]) =>
  db.selectFrom('batch_line as l').innerJoin('dispatch_batch as b', 'b.id', 'l.batchId').where('l.id', 'in', [-1, ...ids]).where('l.state', '=', 'planned')
    .select(['l.id', 'l.batchId', 'l.lineId', 'l.qty', 'l.version', 'b.version as batchVersion', 'b.arriveOn']).execute();

/** Cancels what a file replaces: its part of planned batches, with the event that tells of it. */
export async function cancelReplaced(tx: Writer, batchLineIds: readonly number[], { userId, at }: Pick<Act, 'userId' | 'at'>): Promise<void> {
  for (const piece of inPieces(batchLineIds)) {
    const gone = await plannedLines(tx, piece);
    await bulkUpdate(tx, 'batch_line', { key: 'id', guard: 'version', set: ['state', 'version'] }, gone.map(({ id, version }) => [id, version, 'cancelled', version + 1]));
    const batches = new Map(gone.map(({ batchId, batchVersion }) => [batchId, batchVersion]));
    await bulkUpdate(tx, 'dispatch_batch', { key: 'id', set: ['version'] }, [...batches].map(([id, version]) => [id, version + 1]));
    await bulkInsert(tx, 'batch_event', ['batchId', 'lineId', 'batchLineId', 'kind', 'qty', 'fromOn', 'toOn', 'source', 'reason', 'note', 'userId', 'runId', 'at'],
      gone.map(({ batchId, lineId, id, qty, arriveOn }) => [batchId, lineId, id, 'cancelled', qty, arriveOn, null, null, 'upload-replaced', null, userId, null, at]));
    await deriveStatus(tx, [...batches.keys()]);
  }
}
