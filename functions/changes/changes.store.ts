import type { LineKey } from '../../shared/contracts/erp-fields.js';
import { bulkInsert } from '../platform/database/bulk.js';
import type { Reader, Writer } from '../platform/database/database.js';
import { inRange, type KeyRange } from '../platform/database/key-range.js';
import type { LineChange, SnapshotLine } from './diff-lines.js';

type Version = SnapshotLine & { fromRunId: number; untilRunId: number | null };

/** The versions that began with a run, in the order of their keys: what is made from them is then numbered alike on every engine. */
export const versionsBegun = (db: Reader, runId: number, range: KeyRange): Promise<Version[]> =>
  db.selectFrom('erp_snapshot').selectAll().where('fromRunId', '=', runId).where((e) => inRange(e, range)).orderBy('poNumber').orderBy('lineNumber').execute();

/** The versions that ended with a run. */
export const versionsEnded = (db: Reader, runId: number, range: KeyRange): Promise<Version[]> =>
  db.selectFrom('erp_snapshot').selectAll().where('untilRunId', '=', runId).where((e) => inRange(e, range)).orderBy('poNumber').orderBy('lineNumber').execute();

/** Of lines that are back after having been away: all versions from before. */
export const versionsBeforeAbsence = (db: Reader, runId: number, range: KeyRange): Promise<Version[]> =>
  db.selectFrom('erp_snapshot as p').selectAll('p')
    .innerJoin('erp_snapshot as n', (join) => join.onRef('n.poNumber', '=', 'p.poNumber').onRef('n.lineNumber', '=', 'p.lineNumber'))
    .where('n.fromRunId', '=', runId).where('p.untilRunId', '<', runId).where((e) => inRange(e, range, 'n'))
    .where((e) => e.not(e.exists(e.selectFrom('erp_snapshot as b').select('b.fromRunId').where('b.untilRunId', '=', runId)
      .whereRef('b.poNumber', '=', 'n.poNumber').whereRef('b.lineNumber', '=', 'n.lineNumber'))))
    .execute();

const columns = ['runId', 'poNumber', 'lineNumber', 'kind', 'field', 'oldValue', 'newValue', 'seenAt'] as const;

/** Saves what is not there yet. */
export async function saveChanges(tx: Writer, { runId, seenAt, range }: { runId: number; seenAt: string; range: KeyRange }, changes: readonly LineChange[]): Promise<void> {
  const there = await tx.selectFrom('erp_change_event').select(['poNumber', 'lineNumber', 'kind', 'field']).where('runId', '=', runId)
    .where((e) => inRange(e, range)).execute();
  const known = new Set(there.map(identity));
  await bulkInsert(tx, 'erp_change_event', columns, changes.filter((change) => !known.has(identity(change)))
    .map((change) => [runId, change.poNumber, change.lineNumber, change.kind, change.field, change.oldValue, change.newValue, seenAt]));
}

const identity = ({ poNumber, lineNumber, kind, field }: LineKey & { kind: string; field: string }) => [poNumber, lineNumber, kind, field].join('\t');

export async function countChanges(db: Reader, runId: number): Promise<number> {
  const { n } = await db.selectFrom('erp_change_event').select((e) => e.fn.countAll<number>().as('n')).where('runId', '=', runId).executeTakeFirstOrThrow();
  return n;
}
