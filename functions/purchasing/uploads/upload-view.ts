import { RowVerdict } from '../../../shared/contracts/upload-words.js';
import type { Choice, Finding, FoundColumn, Upload, UploadRow } from '../../../shared/contracts/uploads.js';
import type { Role } from '../../../shared/contracts/roles.js';
import type { ListedRow, UploadInSight } from './uploads.store.js';

export interface Around { viewer: { id: number; role: Role }; counts: readonly { uploadId: number; verdict: RowVerdict; n: number }[]; same: readonly { id: number; rowsHash: string }[] }

/** An upload as its viewer may know it: suppliers do not learn the names of others. */
export function uploadView(upload: UploadInSight, { viewer, counts, same }: Around): Upload {
  const { id, fileName, format, status, uploadedAt, checkedAt, committedAt, source, dateOrder, decimalMark, asksDateOrder, asksDecimalMark, version } = upload;
  const own = counts.filter(({ uploadId }) => uploadId === id);
  const mine = upload.userId === viewer.id;
  return {
    id, fileName, format, status, uploadedAt, checkedAt, committedAt, source, dateOrder, decimalMark, asksDateOrder, asksDecimalMark, version, mine,
    by: mine || viewer.role !== 'supplier' ? upload.by : null, rows: own.reduce((sum, { n }) => sum + n, 0),
    counts: Object.fromEntries(RowVerdict.options.map((verdict) => [verdict, own.find((one) => one.verdict === verdict)?.n ?? 0])) as Upload['counts'],
    columns: JSON.parse(upload.columns) as FoundColumn[], sameAs: same.find((one) => one.id < id && one.rowsHash === upload.rowsHash)?.id ?? null,
  };
}

export function rowView({ rowNumber, cells, verdict, findings, choices, chosenLineId, lineId, poNumber, lineNumber, supplierName, qty, readyOn, batchId }: ListedRow): UploadRow {
  return {
    row: rowNumber, cells: JSON.parse(cells) as UploadRow['cells'], verdict, findings: JSON.parse(findings) as Finding[], choices: JSON.parse(choices) as Choice[], chosenLineId,
    line: lineId === null || poNumber === null || lineNumber === null ? null : { id: lineId, poNumber, lineNumber, supplierName }, qty, readyOn, batchId,
  };
}
