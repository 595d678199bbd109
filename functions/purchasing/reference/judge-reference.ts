import type { Because } from '../../../shared/contracts/because.js';
import type { ReferenceKind, ReferenceRow } from '../../../shared/contracts/xref.js';

/** A row of the file: what stood there, by the column's meaning. */
export interface FileRow { row: number; cells: Readonly<Record<string, string>> }

/** The columns of each kind of file, with what they may be called; the required ones first. */
export const referenceColumns: Record<ReferenceKind, { required: readonly string[]; optional: readonly string[] }> = {
  item: { required: ['erpCode', 'code'], optional: [] },
  supplier: { required: ['erpCode', 'code'], optional: [] },
  terms: { required: ['itemCode', 'supplierCode'], optional: ['moq', 'orderMultiple', 'transitDays'] },
};

/** What is there already, by code; `old` is what a row's key has now, written as the row would write it. */
export interface Known { targets: ReadonlySet<string>; suppliers: ReadonlySet<string>; old(key: string): string | undefined }

export const keyOf = (kind: ReferenceKind, { cells }: FileRow): string => (kind === 'terms' ? `${cells['itemCode']}\t${cells['supplierCode']}` : cells['erpCode']!);

/** What a row says, as text that is equal where the row says the same. */
export const saying = (kind: ReferenceKind, { cells }: FileRow): string =>
  (kind === 'terms' ? [cells['moq'], cells['orderMultiple'], cells['transitDays']].map((text) => (text ? String(Number(text)) : '')).join('|') : cells['code']!);

export function judgeReference(kind: ReferenceKind, rows: readonly FileRow[], known: Known): ReferenceRow[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const key = keyOf(kind, row);
    const earlier = seen.get(key);
    if (earlier === undefined) seen.set(key, row.row);
    const problems = [...faultsOf(kind, row, known), ...(earlier === undefined ? [] : [{ code: 'xref-row-twice', facts: { row: earlier } }])];
    const { required, optional } = referenceColumns[kind];
    const old = known.old(key);
    const verdict = problems.length > 0 ? 'error' : old === undefined ? 'new' : old === saying(kind, row) ? 'same' : 'changed';
    return { row: row.row, cells: [...required, ...optional].map((name) => row.cells[name] ?? ''), verdict, problems };
  });
}

function faultsOf(kind: ReferenceKind, { cells }: FileRow, { targets, suppliers }: Known): Because[] {
  const empty = referenceColumns[kind].required.filter((name) => !cells[name]).map((column) => ({ code: 'xref-cell-empty', facts: { column } }));
  if (empty.length > 0) return empty;
  if (kind !== 'terms') return cells['erpCode']!.length > (kind === 'item' ? 80 : 40) ? [{ code: 'xref-code-too-long', facts: { code: cells['erpCode']!.slice(0, 20) } }] : unknown(targets, cells['code']!);
  return [...unknown(targets, cells['itemCode']!), ...unknown(suppliers, cells['supplierCode']!), ...numberFaults(cells)];
}

const unknown = (known: ReadonlySet<string>, code: string): Because[] => (known.has(code) ? [] : [{ code: 'xref-code-unknown', facts: { code: code.slice(0, 80) } }]);

function numberFaults(cells: FileRow['cells']): Because[] {
  const isFit = (name: string, text: string) => (name === 'transitDays' ? /^\d{1,3}$/.test(text) && Number(text) <= 365 : /^\d{1,11}(\.\d{1,4})?$/.test(text) && Number(text) > 0);
  return referenceColumns.terms.optional.filter((name) => cells[name] && !isFit(name, cells[name]!)).map((column) => ({ code: 'xref-number-unfit', facts: { column, value: cells[column]!.slice(0, 20) } }));
}
