import { sql, type ExpressionBuilder } from 'kysely';
import type { IsoDate } from '../../shared/dates.js';
import type { Reader, Writer } from '../platform/database/database.js';
import { oneWhere, sumOf } from '../platform/database/portable.js';
import type { Schema } from '../platform/database/schema.js';
import { erpFieldNames, type LineKey } from '../../shared/contracts/erp-fields.js';
import { inRange, type KeyRange } from '../platform/database/key-range.js';

const snapshotColumns = [...erpFieldNames, 'rowHash'] as const;

/** What the staged extract would change, over the fields that the last good night had too. */
export async function compareStaged(db: Reader, runId: number): Promise<{ newLines: number; changedLines: number; unchangedLines: number; deliveredFell: number }> {
  return db.selectFrom('erp_stage as s')
    .leftJoin('erp_snapshot as p', (join) => join.onRef('p.poNumber', '=', 's.poNumber').onRef('p.lineNumber', '=', 's.lineNumber').on('p.untilRunId', 'is', null))
    .where('s.runId', '=', runId)
    .select((e) => {
      const known = e.fn.coalesce('s.knownHash', 's.rowHash');
      return [
        sumOf(oneWhere(e('p.rowHash', 'is', null))).as('newLines'),
        sumOf(oneWhere(e('p.rowHash', '<>', known))).as('changedLines'),
        sumOf(oneWhere(e('p.rowHash', '=', known))).as('unchangedLines'),
        sumOf(e.case().when('s.deliveredQty', '<', e.ref('p.deliveredQty')).then(e('p.deliveredQty', '-', e.ref('s.deliveredQty'))).else(0).end()).as('deliveredFell'),
      ];
    }).executeTakeFirstOrThrow();
}

/** Lines that the staged extract does not show, and the delivered quantity of those whose last status is not one of `closedWords`. */
export async function compareVanished(db: Reader, run: StagedRun, closedWords: readonly string[]): Promise<{ vanishedLines: number; deliveredOpen: number }> {
  return db.selectFrom('erp_snapshot').where('untilRunId', 'is', null)
    .where((e) => vanished(e, run))
    .select((e) => [
      e.fn.countAll<number>().as('vanishedLines'),
      sumOf(e.case().when(e.fn.coalesce(sql<string>`lower(${e.ref('status')})`, sql.lit('')), 'in', [...closedWords, '-']).then(0).else(e.ref('deliveredQty')).end()).as('deliveredOpen'),
    ]).executeTakeFirstOrThrow();
}

export async function countUnchanged(db: Reader, runId: number): Promise<number> {
  const { n } = await db.selectFrom('erp_unchanged').where('runId', '=', runId).select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  return n;
}

export interface PoRange { from: string; to: string; limit: number }

/** The hashes of our current lines from one PO to another; null when they are more than `limit`. */
export async function currentHashes(db: Reader, { from, to, limit }: PoRange): Promise<(LineKey & { rowHash: Uint8Array })[] | null> {
  const lines = await db.selectFrom('erp_snapshot').select(['poNumber', 'lineNumber', 'rowHash']).where('untilRunId', 'is', null)
    .where('poNumber', '>=', from).where('poNumber', '<=', to).top(limit + 1).execute();
  return lines.length > limit ? null : lines;
}

/** Lines and quantities of the ERP as it stands now in our books. */
export const currentTotals = (db: Reader) =>
  db.selectFrom('erp_snapshot').where('untilRunId', 'is', null)
    .select((e) => [e.fn.countAll<number>().as('lines'), sumOf(e.ref('orderedQty')).as('orderedQty'), sumOf(e.ref('deliveredQty')).as('deliveredQty')])
    .executeTakeFirstOrThrow();

export const currentSuppliers = (db: Reader) =>
  db.selectFrom('erp_snapshot').where('untilRunId', 'is', null).groupBy('supplierCode')
    .select((e) => ['supplierCode', e.fn.countAll<number>().as('lines')]).orderBy('supplierCode').execute();

/** The key that ends a range of about `size` current lines after `after`; null when fewer are left. */
export async function currentKeyAfter(db: Reader, { after, size }: { after: LineKey | null; size: number }): Promise<LineKey | null> {
  const [key] = await db.selectFrom('erp_snapshot').select(['poNumber', 'lineNumber']).where('untilRunId', 'is', null)
    .where((e) => inRange(e, { after, upTo: null })).orderBy('poNumber').orderBy('lineNumber').offset(size).fetch(1).execute();
  return key ?? null;
}

export interface StagedRun { id: number; businessOn: IsoDate }
type OfSnapshot = ExpressionBuilder<Schema, 'erp_snapshot'>;

const stagedLine = (e: OfSnapshot, runId: number) => e.selectFrom('erp_stage as s').select('s.runId').where('s.runId', '=', runId)
  .whereRef('s.poNumber', '=', 'erp_snapshot.poNumber').whereRef('s.lineNumber', '=', 'erp_snapshot.lineNumber');

const unchangedLine = (e: OfSnapshot, runId: number) => e.selectFrom('erp_unchanged as u').select('u.runId').where('u.runId', '=', runId)
  .whereRef('u.poNumber', '=', 'erp_snapshot.poNumber').whereRef('u.lineNumber', '=', 'erp_snapshot.lineNumber');

/** Not in the extract, and not because its row could not be read. */
const vanished = (e: OfSnapshot, { id, businessOn }: StagedRun) => e.and([
  e.not(e.exists(unchangedLine(e, id))),
  e.not(e.exists(stagedLine(e, id))),
  e.not(e.exists(e.selectFrom('erp_reject as r').select('r.rowNumber').where('r.businessOn', '=', businessOn)
    .whereRef('r.poNumber', '=', 'erp_snapshot.poNumber').whereRef('r.lineNumber', '=', 'erp_snapshot.lineNumber'))),
]);

/** Ends the versions in the range that the extract no longer shows as they were. Doing it twice changes nothing. */
export async function endVersions(tx: Writer, run: StagedRun, range: KeyRange): Promise<void> {
  await tx.updateTable('erp_snapshot').set({ untilRunId: run.id })
    .where('untilRunId', 'is', null).where('fromRunId', '<', run.id).where((e) => inRange(e, range))
    .where((e) => e.or([
      e.exists(stagedLine(e, run.id).whereRef('s.rowHash', '<>', 'erp_snapshot.rowHash')),
      vanished(e, run),
    ])).execute();
}

/** Begins the versions in the range that the extract shows and we do not have. Doing it twice changes nothing. */
export async function beginVersions(tx: Writer, { id }: StagedRun, range: KeyRange): Promise<void> {
  await tx.insertInto('erp_snapshot').columns([...snapshotColumns, 'fromRunId'])
    .expression((e) => e.selectFrom('erp_stage as s').where('s.runId', '=', id).where((x) => inRange(x, range, 's'))
      .where((x) => x.not(x.exists(x.selectFrom('erp_snapshot as p').select('p.fromRunId').where('p.untilRunId', 'is', null)
        .whereRef('p.poNumber', '=', 's.poNumber').whereRef('p.lineNumber', '=', 's.lineNumber'))))
      .select([...snapshotColumns.map((column) => `s.${column}` as const), sql.lit(id).as('fromRunId')]))
    .execute();
}

/** The ERP as it was after a run: of each line the version that was valid then. */
export const snapshotAsOf = (db: Reader, runId: number) =>
  db.selectFrom('erp_snapshot').where('fromRunId', '<=', runId)
    .where((e) => e.or([e('untilRunId', 'is', null), e('untilRunId', '>', runId)]));
