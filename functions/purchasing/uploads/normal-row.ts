import type { DateOrder, DecimalMark, UploadFormat } from '../../../shared/contracts/upload-words.js';
import { baselineColumns, keyedColumns } from '../../../shared/contracts/supplier-file.js';
import type { Finding } from '../../../shared/contracts/uploads.js';
import type { IsoDate } from '../../../shared/dates.js';
import { readKey, type KeyedCells, type RowKey } from '../../../shared/supplier-file-key.js';
import { dateOrderIn, readDate } from './date-order.js';
import { decimalMarkIn, readQty } from './read-qty.js';
import { isBlank, type NamedCells, type NamedRow, type SheetCell } from './sheet.js';

/** A row as it was understood, and what could not be. */
export interface NormalRow {
  row: number;
  cells: NamedCells;
  poNumber: string;
  itemCode: string;
  lineNumber: string;
  comment: string | null;
  qty: number | null;
  readyOn: IsoDate | null;
  /** Of a supplier's file: which line it is about. */
  key: RowKey | null;
  /** Of a supplier's file: its locked cells, as they came back. */
  locked: KeyedCells | null;
  findings: Finding[];
  questions: Finding[];
}

/** What people said of the whole file, where it does not say it itself. */
export interface FileAnswers { dateOrder: DateOrder | null; decimalMark: DecimalMark | null }

const longest = { poNumber: 40, lineNumber: 20, itemCode: 80, comment: 1000 } as const;

/** Understands the rows of a file: what the file shows of its own ways goes before what people said of it. */
export function normalRows(rows: readonly NamedRow[], format: UploadFormat, said: FileAnswers): NormalRow[] {
  const qtyField = format === 'supplier-file' ? 'readyQty' : 'qty';
  const ways: FileAnswers = {
    dateOrder: dateOrderIn(rows.map(({ cells }) => cells['readyOn'] ?? null)) ?? said.dateOrder,
    decimalMark: decimalMarkIn(rows.map(({ cells }) => cells[qtyField] ?? null)) ?? said.decimalMark,
  };
  if (format !== 'supplier-file') return rows.map((row) => normalRow(row, ways));
  return rows.filter(({ cells }) => !['readyOn', 'readyQty', 'comment'].every((field) => isBlank(cells[field]))).map((row) => answeredRow(row, ways));
}

const textOf = (cell: SheetCell | undefined) => String(cell ?? '').trim();

function normalRow({ row, cells }: NamedRow, ways: FileAnswers): NormalRow {
  const [qty, date] = [qtyIn(cells['qty'] ?? null, ways), dateIn(cells['readyOn'] ?? null, ways)];
  const texts = { poNumber: textOf(cells['poNumber']), itemCode: textOf(cells['itemCode']), lineNumber: textOf(cells['lineNumber']) };
  const comment = textOf(cells['comment']) || null;
  const isNote = comment !== null && isBlank(cells['qty']) && isBlank(cells['readyOn']);
  const missing = ([['poNumber', texts.poNumber], ['itemCode', texts.itemCode], ...(isNote ? [] : [['qty', textOf(cells['qty'])], ['readyOn', textOf(cells['readyOn'])]])] as const)
    .flatMap(([field, text]): Finding[] => (text === '' ? [{ field: field!, code: 'cell-empty', facts: {} }] : []));
  const tooLong = Object.entries({ ...texts, comment }).flatMap(([field, text]): Finding[] =>
    ((text?.length ?? 0) > longest[field as keyof typeof longest] ? [{ field, code: 'cell-too-long', facts: { most: longest[field as keyof typeof longest] } }] : []));
  return {
    row, cells, ...texts, comment, qty: qty.value, readyOn: date.value, key: null, locked: null,
    findings: [...missing, ...tooLong, ...qty.findings, ...date.findings], questions: [...qty.questions, ...date.questions],
  };
}

interface Understood<Value> { value: Value | null; findings: Finding[]; questions: Finding[] }

function qtyIn(cell: SheetCell, { decimalMark }: FileAnswers, field = 'qty'): Understood<number> {
  const none = { value: null, findings: [], questions: [] };
  if (isBlank(cell)) return none;
  const read = readQty(cell, decimalMark);
  if ('ambiguous' in read) return { ...none, questions: [{ field, code: 'which-decimal-mark', facts: { text: read.ambiguous.slice(0, 40) } }] };
  if ('unreadable' in read) return { ...none, findings: [{ field, code: 'no-quantity', facts: { text: read.unreadable.slice(0, 40) } }] };
  return read.qty > 0 ? { ...none, value: read.qty } : { ...none, findings: [{ field, code: 'quantity-not-positive', facts: {} }] };
}

function dateIn(cell: SheetCell, { dateOrder }: FileAnswers): Understood<IsoDate> {
  const none = { value: null, findings: [], questions: [] };
  if (isBlank(cell)) return none;
  const read = readDate(cell, dateOrder);
  if ('ambiguous' in read) return { ...none, questions: [{ field: 'readyOn', code: 'which-date-order', facts: { text: read.ambiguous } }] };
  return 'date' in read ? { ...none, value: read.date } : { ...none, findings: [{ field: 'readyOn', code: 'no-date', facts: { text: read.unreadable.slice(0, 40) } }] };
}

/** A row of the supplier's file that holds an answer. Its key finds the line. */
function answeredRow({ row, cells }: NamedRow, ways: FileAnswers): NormalRow {
  const key = readKey(textOf(cells['key']));
  const plain = normalRow({ row, cells: { ...cells, qty: cells['readyQty'] ?? null } }, ways);
  const findings = plain.findings.filter(({ field }) => field !== 'poNumber' && field !== 'itemCode');
  return { ...plain, cells, key, locked: keyedCells(cells, ways), findings: [...findings, ...(key ? [] : [{ field: null, code: 'row-key-damaged', facts: {} }])] };
}

/** The locked cells as they were when the key was made: numbers and ISO dates, whatever a text file made of them. */
const keyedCells = (cells: NamedCells, ways: FileAnswers): KeyedCells => Object.fromEntries(keyedColumns.map((column) => {
  const cell = cells[column] ?? null;
  const kind = baselineColumns.find(({ id }) => id === column)!.kind;
  if (isBlank(cell)) return [column, null];
  if (kind === 'quantity') return [column, numberOf(cell, ways)];
  return [column, kind === 'date' ? dateOf(cell, ways) : String(cell)];
})) as KeyedCells;

function numberOf(cell: SheetCell, { decimalMark }: FileAnswers): SheetCell {
  const read = readQty(cell, decimalMark);
  return 'qty' in read ? read.qty : cell;
}

function dateOf(cell: SheetCell, { dateOrder }: FileAnswers): SheetCell {
  const read = readDate(cell, dateOrder);
  return 'date' in read ? read.date : String(cell);
}
