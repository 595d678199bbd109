import { baselineColumns, responseColumns, supplierFile } from '../../../shared/contracts/supplier-file.js';
import type { UploadField, UploadFormat } from '../../../shared/contracts/upload-words.js';
import type { FoundColumn } from '../../../shared/contracts/uploads.js';
import { isBlank, type NamedSheet, type SheetCell, type SheetRow } from './sheet.js';

/** What people write above a column, in lower case and without spaces and marks. */
const headers: Readonly<Record<UploadField, readonly string[]>> = {
  poNumber: ['po', 'ponumber', 'pono', 'ponr', 'purchaseorder', 'purchaseordernumber', 'order', 'ordernumber', 'orderno', '采购订单', '采购订单号', '采购单号', '订单号', '订单编号', '订单', 'po号'],
  itemCode: ['item', 'itemcode', 'itemnumber', 'itemno', 'sku', 'material', 'materialnumber', 'part', 'partnumber', 'partno', '物料', '物料号', '物料编码', '物料编号', '物料代码', '料号', '产品编码'],
  qty: ['qty', 'quantity', 'qtyready', 'readyqty', 'readyquantity', '数量', '备妥数量', '备货数量', '交货数量'],
  readyOn: ['readydate', 'readyon', 'dateready', 'date', '备妥日期', '备货日期', '完工日期', '交货日期', '日期'],
  lineNumber: ['line', 'linenumber', 'lineno', 'poline', 'orderline', 'pos', 'position', '行号', '行', '订单行', '订单行号', '项次'],
  comment: ['comment', 'comments', 'note', 'notes', 'remark', 'remarks', '备注', '说明'],
};

const fieldByHeader = new Map(Object.entries(headers).flatMap(([field, names]) => names.map((name) => [name, field] as const)));

/** A file needs these; the others may be missing. */
export const neededFields = ['poNumber', 'itemCode', 'qty', 'readyOn'] as const satisfies readonly UploadField[];

/** The supplier's file: its own columns, whatever they are called. */
const knownIds = new Set<string>([...baselineColumns, ...responseColumns].map(({ id }) => id));

const wordIn = (cell: SheetCell) => String(cell ?? '').toLowerCase().replaceAll(/[^\p{Letter}\p{Number}]/gu, '');

export interface Header { format: UploadFormat; columns: FoundColumn[]; /** Rows up to this one say nothing of lines. */ until: number; missing: readonly UploadField[]; twice: readonly string[] }

/** Some write a title above their table. */
const titleRows = 10;

/** Finds the row that names the columns: the one that names most of what is needed. Null where none names any. */
export function headerOf(rows: readonly SheetRow[], format: UploadFormat): Header | null {
  const first = rows.slice(0, titleRows);
  const marked = first.find(({ cells }) => cells.includes(supplierFile.mark));
  if (marked) return { format: 'supplier-file', columns: columnsIn(marked, idOf), until: marked.row + 1, missing: [], twice: [] };
  const found = first.map((row) => ({ columns: columnsIn(row, fieldOf), row })).map((one) => ({ ...one, missing: missingIn(one.columns) }));
  const best = found.filter(({ columns }) => columns.length > 1).toSorted((a, b) => a.missing.length - b.missing.length)[0];
  return best ? { format, columns: best.columns, until: best.row.row, missing: best.missing, twice: twiceIn(best.columns) } : null;
}

const idOf = (cell: SheetCell): string | undefined => (cell === supplierFile.mark ? 'key' : knownIds.has(String(cell)) ? String(cell) : undefined);
const fieldOf = (cell: SheetCell): string | undefined => fieldByHeader.get(wordIn(cell));

const columnsIn = ({ cells }: SheetRow, name: (cell: SheetCell) => string | undefined): FoundColumn[] => cells.flatMap((cell, i) => {
  const field = name(cell);
  return field ? [{ field, header: String(cell).slice(0, 80), place: i + 1 }] : [];
});

const missingIn = (columns: readonly FoundColumn[]) => neededFields.filter((field) => !columns.some((column) => column.field === field));

const twiceIn = (columns: readonly FoundColumn[]) => columns.filter(({ field }, i) => columns.findIndex((one) => one.field === field) !== i).map(({ header }) => header);

/** The rows below the header, with their cells by field; rows without anything in them are left out. */
export function nameCells(rows: readonly SheetRow[], { format, columns, until }: Header): NamedSheet {
  const named = rows.filter(({ row }) => row > until).map(({ row, cells }) => ({ row, cells: Object.fromEntries(columns.map(({ field, place }) => [field, cells[place - 1] ?? null])) }));
  return { format, columns, rows: named.filter(({ cells }) => Object.values(cells).some((cell) => !isBlank(cell))) };
}
