import type { UploadFormat } from '../../../shared/contracts/upload-words.js';
import type { Role } from '../../../shared/contracts/roles.js';
import { groupBy } from '../../../shared/group-by.js';
import type { Reader } from '../../platform/database/database.js';
import { sha256 } from '../../platform/hash.js';
import { changeableLines, type Reading } from '../line-changes.store.js';
import { judgeUpload, linesOf, type Judged } from './judge-upload.js';
import { normalRows, type FileAnswers, type NormalRow } from './normal-row.js';
import type { NamedRow } from './sheet.js';
import { candidateLines, earlierRows } from './upload-lines.store.js';
import type { RowFacts } from './uploads.store.js';

/** A file as it is judged: its rows, and what people answered so far. */
export interface FileToJudge { format: UploadFormat; rows: readonly NamedRow[]; answers: FileAnswers; chosen: ReadonlyMap<number, number> }

export interface JudgedFile extends Judged { normal: NormalRow[]; stored: Omit<RowFacts, 'uploadId'>[]; facts: { rowsHash: string; supplierId: number | null; asksDateOrder: boolean; asksDecimalMark: boolean } }

/** A supplier's own file confirms its batches; everybody else's plans them. */
export const madeBy = (role: Role): 'planned' | 'confirmed' => (role === 'supplier' ? 'confirmed' : 'planned');

/** Judges a file against the lines as they are now. */
export async function judgeFile(db: Reader, file: FileToJudge, { scope, act }: Reading, role: Role): Promise<JudgedFile> {
  const normal = normalRows(file.rows, file.format, file.answers);
  const named = { poNumbers: [...new Set(normal.map(({ poNumber }) => poNumber))].filter((one) => one !== ''), ids: [...new Set(normal.flatMap(({ key }) => (key ? [key.lineId] : [])))] };
  const lines = await candidateLines(db, named, scope);
  const candidates = { byOrder: groupBy(lines, ({ poNumber }) => poNumber), byId: new Map(lines.map((line) => [line.id, line])) };
  const ids = linesOf(normal, candidates, file.chosen);
  const known = new Map((await changeableLines(db, ids, { scope, act })).map((one) => [one.line.id, one]));
  const judged = judgeUpload(normal, { candidates, known, earlier: await earlierRows(db, ids), chosen: file.chosen, rules: { makes: madeBy(role), act } });
  return { ...judged, normal, stored: storedRows(normal, judged, file.chosen), facts: { rowsHash: hashOf(normal), ...factsOf(judged) } };
}

/** The same rows have the same hash, in whatever order and bytes. */
const hashOf = (rows: readonly NormalRow[]) =>
  sha256(JSON.stringify(rows.map(({ key, poNumber, itemCode, lineNumber, qty, readyOn, comment }) => JSON.stringify([key?.lineId ?? [poNumber, itemCode, lineNumber], qty, readyOn, comment])).toSorted())).toString('hex');

function factsOf({ rows }: Judged) {
  const suppliers = new Set(rows.flatMap(({ supplierId }) => (supplierId === null ? [] : [supplierId])));
  const asks = (code: string) => rows.some(({ findings }) => findings.some((one) => one.code === code));
  return { supplierId: suppliers.size === 1 ? [...suppliers][0]! : null, asksDateOrder: asks('which-date-order'), asksDecimalMark: asks('which-decimal-mark') };
}

function storedRows(normal: readonly NormalRow[], { rows }: Judged, chosen: ReadonlyMap<number, number>): JudgedFile['stored'] {
  return rows.map(({ row, verdict, findings, choices, lineId, supplierId, lineVersion, batchId }, i) => {
    const { cells, qty, readyOn, comment } = normal[i]!;
    return {
      rowNumber: row, cells: JSON.stringify(cells), chosenLineId: chosen.get(row) ?? null, verdict, findings: JSON.stringify(findings), choices: JSON.stringify(choices),
      lineId, supplierId, lineVersion, qty, readyOn, comment: comment?.slice(0, 1000) ?? null, batchId,
    };
  });
}
