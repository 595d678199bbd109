import type { RowVerdict } from '../../../shared/contracts/upload-words.js';
import type { Caller, Scope } from '../../identity/caller.js';
import { bulkInsert, bulkUpdate } from '../../platform/database/bulk.js';
import type { Reader, Writer } from '../../platform/database/database.js';
import type { RowOf } from '../../platform/database/schema.js';

export type UploadFacts = RowOf<'upload'>;
export type RowFacts = RowOf<'upload_row'>;
export type Viewer = Pick<Caller, 'id' | 'role' | 'scope'>;

const someOf = (scope: Scope) => [-1, ...(scope === 'all' ? [] : scope)];

/**
 * Uploads that somebody may know of: their own, and those about one supplier of theirs alone. Suppliers know only of what suppliers
 * sent.
 */
const inSight = (db: Reader, { id, role, scope }: Viewer) =>
  db.selectFrom('upload as u').$if(scope !== 'all', (q) => q.where((e) => e.or([
    e('u.userId', '=', id), e.and([e('u.supplierId', 'in', someOf(scope)), ...(role === 'supplier' ? [e('u.role', '=', 'supplier')] : [])]),
  ])));

export const uploadInSight = (db: Reader, id: number, viewer: Viewer) =>
  inSight(db, viewer).innerJoin('users as p', 'p.id', 'u.userId').where('u.id', '=', id).selectAll('u').select('p.name as by').executeTakeFirst();

export const uploadsPage = (db: Reader, viewer: Viewer, { offset, limit }: { offset: number; limit: number }) =>
  inSight(db, viewer).innerJoin('users as p', 'p.id', 'u.userId').selectAll('u').select('p.name as by').orderBy('u.id', 'desc').offset(offset).fetch(limit).execute();

export async function countUploads(db: Reader, viewer: Viewer): Promise<number> {
  const { n } = await inSight(db, viewer).select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  return n;
}

export type UploadInSight = NonNullable<Awaited<ReturnType<typeof uploadInSight>>>;

/** Committed uploads of the same rows by the same person, the newest first. */
export const sameRows = (db: Reader, hashes: readonly string[], userId: number) =>
  db.selectFrom('upload').select(['id', 'rowsHash']).where('rowsHash', 'in', ['', ...hashes]).where('userId', '=', userId).where('status', '=', 'committed').orderBy('id', 'desc').execute();

/**
 * Rows about foreign suppliers are not there for those who may not know of them (any more). Whom a row without a line is about
 * nobody knows: of what others than suppliers sent, those rows are the sender's alone.
 */
const rowsOf = (db: Reader, { id, scope }: Pick<Viewer, 'id' | 'scope'>) =>
  db.selectFrom('upload_row as r').innerJoin('upload as u', 'u.id', 'r.uploadId').$if(scope !== 'all', (q) => q.where((e) => e.or([
    e('r.supplierId', 'in', someOf(scope)), e.and([e('r.supplierId', 'is', null), e.or([e('u.userId', '=', id), e('u.role', '=', 'supplier')])]),
  ])));

export const rowCounts = (db: Reader, uploadIds: readonly number[], viewer: Pick<Viewer, 'id' | 'scope'>) =>
  rowsOf(db, viewer).where('r.uploadId', 'in', [-1, ...uploadIds]).groupBy(['r.uploadId', 'r.verdict']).select((e) => ['r.uploadId', 'r.verdict', e.fn.countAll<number>().as('n')]).execute();

export interface RowPage { viewer: Pick<Viewer, 'id' | 'scope'>; verdict?: RowVerdict | undefined; offset: number; limit: number }

export const rowsPage = (db: Reader, uploadId: number, { viewer, verdict, offset, limit }: RowPage) =>
  rowsOf(db, viewer).leftJoin('po_line as l', 'l.id', 'r.lineId').where('r.uploadId', '=', uploadId).$if(verdict !== undefined, (q) => q.where('r.verdict', '=', verdict!))
    .selectAll('r').select(['l.poNumber', 'l.lineNumber', 'l.supplierName']).orderBy('r.rowNumber').offset(offset).fetch(limit).execute();

export type ListedRow = Awaited<ReturnType<typeof rowsPage>>[number];

export const allRows = (db: Reader, uploadId: number): Promise<RowFacts[]> => db.selectFrom('upload_row').selectAll().where('uploadId', '=', uploadId).orderBy('rowNumber').execute();

export async function insertUpload(tx: Writer, upload: Omit<UploadFacts, 'id' | 'version'>): Promise<number> {
  const { id } = await tx.insertInto('upload').values(upload).output('inserted.id').executeTakeFirstOrThrow();
  return id;
}

const judgedColumns = ['chosenLineId', 'verdict', 'findings', 'choices', 'lineId', 'supplierId', 'lineVersion', 'qty', 'readyOn', 'comment', 'batchId'] as const;

const judgedValues = (row: Omit<RowFacts, 'uploadId' | 'cells'>) => judgedColumns.map((column) => row[column]);

export const insertRows = (tx: Writer, uploadId: number, rows: readonly Omit<RowFacts, 'uploadId'>[]): Promise<void> =>
  bulkInsert(tx, 'upload_row', ['uploadId', 'rowNumber', 'cells', ...judgedColumns], rows.map((row) => [uploadId, row.rowNumber, row.cells, ...judgedValues(row)]));

export const updateRows = (tx: Writer, uploadId: number, rows: readonly Omit<RowFacts, 'uploadId'>[]): Promise<number> =>
  bulkUpdate(tx, 'upload_row', { key: 'uploadId', guard: 'rowNumber', set: judgedColumns }, rows.map((row) => [uploadId, row.rowNumber, ...judgedValues(row)]));

/** Which batch a row made, by row. */
export const rememberBatches = (tx: Writer, uploadId: number, batchIds: ReadonlyMap<number, number>): Promise<number> =>
  bulkUpdate(tx, 'upload_row', { key: 'uploadId', guard: 'rowNumber', set: ['batchId'] }, [...batchIds].map(([rowNumber, batchId]) => [uploadId, rowNumber, batchId]));

export type UploadChange = Partial<Omit<UploadFacts, 'id' | 'version'>>;

/** Saves under the version that was read; answers whether it was still that. */
export async function updateUpload(tx: Writer, { id, version }: Pick<UploadFacts, 'id' | 'version'>, change: UploadChange): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('upload').set({ ...change, version: version + 1 }).where('id', '=', id).where('version', '=', version).where('status', '=', 'dry-run').executeTakeFirst();
  return numUpdatedRows === 1n;
}
