import type { IsoDate } from '../../shared/dates.js';
import { bulkInsert, type Row } from '../platform/database/bulk.js';
import type { Reader, Writer } from '../platform/database/database.js';
import { erpFieldNames, type LineKey } from '../../shared/contracts/erp-fields.js';
import type { ErpRow } from './erp-row.js';
import { inRange, type KeyRange } from '../platform/database/key-range.js';
import type { Reject } from './read-line.js';

/** A row of the extract that could be read, with its place in the extract and its hashes. */
export interface StagedRow { rowNumber: number; row: ErpRow; rowHash: Uint8Array; /** Over the fields of the last good night, where the extract has more. */ knownHash: Uint8Array | null }

export interface RejectedRow extends Reject { rowNumber: number; raw: string }

const [, , ...fieldsAfterKey] = erpFieldNames;
const stageColumns = ['runId', 'poNumber', 'lineNumber', 'rowNumber', ...fieldsAfterKey, 'rowHash', 'knownHash'] as const;

export function stageRows(tx: Writer, runId: number, staged: readonly StagedRow[]): Promise<void> {
  const rows = staged.map(({ rowNumber, row: [poNumber, lineNumber, ...rest], rowHash, knownHash }): Row =>
    [runId, poNumber, lineNumber, rowNumber, ...rest, rowHash, knownHash]);
  return bulkInsert(tx, 'erp_stage', stageColumns, rows);
}

const unchangedColumns = ['runId', 'poNumber', 'lineNumber', 'rowNumber'] as const;

/** Of rows that say what we have, only the key is kept: they prove that their lines did not vanish. */
export const stageUnchanged = (tx: Writer, runId: number, rows: readonly Pick<StagedRow, 'rowNumber' | 'row'>[]): Promise<void> =>
  bulkInsert(tx, 'erp_unchanged', unchangedColumns, rows.map(({ rowNumber, row: [poNumber, lineNumber] }): Row => [runId, poNumber, lineNumber, rowNumber]));

const rejectColumns = ['businessOn', 'rowNumber', 'poNumber', 'lineNumber', 'field', 'reason', 'detail', 'raw'] as const;

export const saveRejects = (tx: Writer, businessOn: IsoDate, rejected: readonly RejectedRow[]): Promise<void> =>
  bulkInsert(tx, 'erp_reject', rejectColumns, rejected.map((reject) => [
    businessOn, reject.rowNumber, reject.poNumber ?? null, reject.lineNumber ?? null, reject.field, reject.reason, reject.detail.slice(0, 1000), reject.raw,
  ]));

/** The rejects of a business date are those of its latest reading. */
export const forgetRejects = (tx: Writer, businessOn: IsoDate) => tx.deleteFrom('erp_reject').where('businessOn', '=', businessOn).execute();

export async function countRejects(db: Reader, businessOn: IsoDate): Promise<number> {
  const { n } = await db.selectFrom('erp_reject').select((e) => e.fn.countAll<number>().as('n')).where('businessOn', '=', businessOn).executeTakeFirstOrThrow();
  return n;
}

type Stage = 'erp_stage' | 'erp_unchanged';

/** Both parts of the stage have the columns of the key, and the types need no more. */
const keysOf = (stage: Stage) => stage as 'erp_unchanged';

/** Keys that stand more than once in one part of the stage, the first `limit` of them. */
export const repeatedKeys = (db: Reader, stage: Stage, { runId, limit }: { runId: number; limit: number }): Promise<LineKey[]> =>
  db.selectFrom(keysOf(stage)).select(['poNumber', 'lineNumber']).where('runId', '=', runId)
    .groupBy(['poNumber', 'lineNumber']).having((e) => e.fn.countAll(), '>', 1)
    .orderBy('poNumber').orderBy('lineNumber').top(limit).execute();

/** Keys that stand in both parts of the stage, the first `limit` of them. */
export const keysInBoth = (db: Reader, runId: number, limit: number): Promise<LineKey[]> =>
  db.selectFrom('erp_stage as s').select(['s.poNumber', 's.lineNumber']).distinct()
    .innerJoin('erp_unchanged as u', (join) => join.onRef('u.runId', '=', 's.runId').onRef('u.poNumber', '=', 's.poNumber').onRef('u.lineNumber', '=', 's.lineNumber'))
    .where('s.runId', '=', runId).orderBy('s.poNumber').orderBy('s.lineNumber').top(limit).execute();

const rowColumns = [...erpFieldNames, 'rowHash'] as const;

export const stagedRowsOf = (db: Reader, runId: number, { poNumber, lineNumber }: LineKey) =>
  db.selectFrom('erp_stage').select([...rowColumns, 'rowNumber']).where('runId', '=', runId).where('poNumber', '=', poNumber).where('lineNumber', '=', lineNumber)
    .orderBy('rowNumber').execute();

/** Of unchanged rows the values are those that we have. */
export const unchangedRowsOf = (db: Reader, runId: number, { poNumber, lineNumber }: LineKey) =>
  db.selectFrom('erp_unchanged as u')
    .innerJoin('erp_snapshot as p', (join) => join.onRef('p.poNumber', '=', 'u.poNumber').onRef('p.lineNumber', '=', 'u.lineNumber').on('p.untilRunId', 'is', null))
    .select([...rowColumns.map((column) => `p.${column}` as const), 'u.rowNumber'])
    .where('u.runId', '=', runId).where('u.poNumber', '=', poNumber).where('u.lineNumber', '=', lineNumber).orderBy('u.rowNumber').execute();

export const unstage = (tx: Writer, stage: Stage, { runId, rowNumbers, poNumber, lineNumber }: LineKey & { runId: number; rowNumbers: readonly number[] }) =>
  tx.deleteFrom(keysOf(stage)).where('runId', '=', runId).where('poNumber', '=', poNumber).where('lineNumber', '=', lineNumber)
    .where('rowNumber', 'in', rowNumbers).execute();

export interface Staged { stage: Stage; runId: number }

/** The key that ends a range of about `size` staged lines after `after`; null when fewer are left. */
export async function stagedKeyAfter(db: Reader, { stage, runId }: Staged, { after, size }: { after: LineKey | null; size: number }): Promise<LineKey | null> {
  const [key] = await db.selectFrom(keysOf(stage)).select(['poNumber', 'lineNumber']).where('runId', '=', runId)
    .where((e) => inRange(e, { after, upTo: null })).orderBy('poNumber').orderBy('lineNumber').offset(size).fetch(1).execute();
  return key ?? null;
}

/** Throws staged rows away, a part at a time. */
export async function clearStage(tx: Writer, { stage, runId }: Staged, range: KeyRange): Promise<void> {
  await tx.deleteFrom(keysOf(stage)).where('runId', '=', runId).where((e) => inRange(e, range)).execute();
}

/** Runs whose rows are still staged. */
export const stagedRuns = async (db: Reader): Promise<number[]> =>
  (await db.selectFrom('erp_run as r').select('r.id').where((e) => e.or([
    e.exists(e.selectFrom('erp_stage as s').select('s.runId').whereRef('s.runId', '=', 'r.id')),
    e.exists(e.selectFrom('erp_unchanged as u').select('u.runId').whereRef('u.runId', '=', 'r.id')),
  ])).execute()).map(({ id }) => id);

export const rejectsPage = (db: Reader, { businessOn, offset, limit }: { businessOn: IsoDate; offset: number; limit: number }) =>
  db.selectFrom('erp_reject').select(['rowNumber', 'poNumber', 'lineNumber', 'field', 'reason', 'detail', 'raw']).where('businessOn', '=', businessOn)
    .orderBy('rowNumber').offset(offset).fetch(limit).execute();
