import { Readable } from 'node:stream';
import { parse } from 'csv-parse/sync';
import type ExcelJS from 'exceljs';
import { mostRows } from '../../../shared/contracts/uploads.js';
import { largestFile } from '../../../shared/upload-template.js';
import { encodingIn } from '../../integrations/erp/text-encoding.js';
import { refusal } from '../batches/refuse.js';
import { headerOf, nameCells, type Header } from './name-columns.js';
import { checkArchive } from './safe-archive.step.js';
import { clean, isBlank, type NamedSheet, type SheetCell, type SheetRow } from './sheet.js';

/** Before the rows there may be a title and the names of the columns. */
const mostWithHead = mostRows + 20;
const mostColumns = 200;

/**
 * Reads the bytes of a file, whatever it is called: a workbook or a text with separated columns.
 *
 * @throws Refusal that says what is wrong with the file as a whole
 */
export async function readFile(bytes: Buffer, name: string): Promise<NamedSheet> {
  if (bytes.length > largestFile) throw refusal('too-large', { code: 'upload-too-large', facts: { most: largestFile } }, '/content');
  const isWorkbook = bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'));
  if (bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) throw refusal('invalid', { code: 'upload-old-excel', facts: {} }, '/content');
  const rows = isWorkbook ? await workbookRows(bytes) : await textRows(bytes, name);
  const header = headerOf(rows, isWorkbook ? 'xlsx' : 'csv');
  if (!header) throw refusal('invalid', { code: 'upload-no-header', facts: {} }, '/content');
  refuseHeader(header);
  const sheet = nameCells(rows, header);
  if (sheet.rows.length === 0) throw refusal('invalid', { code: 'upload-empty', facts: {} }, '/content');
  if (sheet.rows.length > mostRows) throw refusal('too-large', { code: 'upload-too-long', facts: { most: mostRows } }, '/content');
  return sheet;
}

const fieldNames = { poNumber: 'PO', itemCode: 'Item', qty: 'Qty', readyOn: 'ReadyDate', lineNumber: 'Line', comment: 'Comment' } as const;

function refuseHeader({ missing, twice }: Header): void {
  if (missing.length > 0) throw refusal('invalid', { code: 'upload-columns-missing', facts: { columns: missing.map((field) => fieldNames[field]).join(', ') } }, '/content');
  if (twice.length > 0) throw refusal('invalid', { code: 'upload-column-twice', facts: { columns: twice.join(', ') } }, '/content');
}

async function textRows(bytes: Buffer, name: string): Promise<SheetRow[]> {
  const text = new TextDecoder(await encodingIn([bytes], name)).decode(bytes);
  let first: SheetRow[] | undefined;
  for (const delimiter of delimitersIn(text)) {
    const rows = separated(text, delimiter);
    if (rows && headerOf(rows, 'csv')?.missing.length === 0) return rows;
    first ??= rows;
  }
  if (!first) throw refusal('invalid', { code: 'upload-damaged', facts: {} }, '/content');
  return first;
}

function separated(text: string, delimiter: string): SheetRow[] | undefined {
  try {
    const records = parse(text, { delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: false, max_record_size: 1 << 20 });
    return filled(records.map((cells, i) => ({ row: i + 1, cells: cells.slice(0, mostColumns) })));
  } catch {
    return undefined;
  }
}

const filled = (rows: readonly SheetRow[]) => rows.map(({ row, cells }) => ({ row, cells: cells.map(clean) })).filter(({ cells }) => cells.some((cell) => !isBlank(cell)));

/** The one that separates most columns in one of the first lines, outside quotes, first. A value may hold more of another. */
function delimitersIn(text: string): string[] {
  const lines = text.slice(0, 1 << 16).split(/\r\n|\r|\n/, 10).map((line) => line.replaceAll(/"[^"]*"/g, ''));
  const counted = ['\t', ';', ',', '|'].map((delimiter) => ({ delimiter, most: Math.max(...lines.map((line) => line.split(delimiter).length)) }));
  return counted.filter(({ most }, i) => most > 1 || i === 0).toSorted((a, b) => b.most - a.most).map(({ delimiter }) => delimiter);
}

/** The first sheet. */
async function workbookRows(bytes: Buffer): Promise<SheetRow[]> {
  await checkArchive(bytes);
  try {
    const { default: excel } = await import('exceljs');
    const workbook = new excel.stream.xlsx.WorkbookReader(Readable.from([bytes]), { worksheets: 'emit', sharedStrings: 'cache', styles: 'cache', hyperlinks: 'ignore', entries: 'emit' });
    for await (const sheet of workbook) return await rowsOf(sheet);
    return [];
  } catch (error) {
    if (error instanceof TooManyRows) throw refusal('too-large', { code: 'upload-too-long', facts: { most: mostRows } }, '/content');
    throw refusal('invalid', { code: 'upload-damaged', facts: {} }, '/content');
  }
}

class TooManyRows extends Error {}

async function rowsOf(sheet: AsyncIterable<ExcelJS.Row>): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of sheet) {
    const cells: SheetCell[] = [];
    for (let column = 1; column <= Math.min(row.cellCount, mostColumns); column++) cells.push(plain(row.getCell(column).value));
    rows.push(...filled([{ row: row.number, cells }]));
    if (rows.length > mostWithHead) throw new TooManyRows();
  }
  return rows;
}

/** Dates as ISO dates, formulas as what they came to. */
function plain(value: ExcelJS.CellValue): SheetCell {
  if (value === null || value === undefined || typeof value === 'number' || typeof value === 'string') return value ?? null;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10);
  if (typeof value === 'boolean') return String(value);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('result' in value) return plain(value.result as ExcelJS.CellValue);
  if ('text' in value) return plain(value.text as ExcelJS.CellValue);
  return 'error' in value ? value.error : null;
}
