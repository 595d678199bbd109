import { PassThrough } from 'node:stream';
import type ExcelJS from 'exceljs';

/** What a cell holds. Text is text, whatever it begins with: nothing of ours is ever a formula. */
export type Cell = { text: string } | { number: number } | { date: string } | { moment: string } | null;

export interface SheetColumn { header: string; width: number; /** What a hidden first row says. */ id?: string; hidden?: boolean; open?: boolean; isNumber?: boolean }

export interface SheetRule { column: number; rule: ExcelJS.DataValidation }

export interface SheetPlan {
  sheet: string;
  columns: readonly SheetColumn[];
  /** Locked against changes, except the `open` columns. */
  isLocked?: boolean;
  /** For the `open` columns, by the last row. */
  rules?: (first: number, last: number) => readonly SheetRule[];
}

/** Writes a workbook of one sheet while the rows come; only the packed bytes are held. */
export async function writeWorkbook(plan: SheetPlan, rows: AsyncIterable<readonly (readonly Cell[])[]>): Promise<Buffer> {
  const packed = new PassThrough();
  const bytes = allOf(packed);
  const { default: excel } = await import('exceljs');
  const workbook = new excel.stream.xlsx.WorkbookWriter({ stream: packed, useStyles: true, useSharedStrings: false, zip: { zlib: { level: 1 } } } as never);
  const heads = plan.columns.some(({ id }) => id) ? 2 : 1;
  const sheet = workbook.addWorksheet(plan.sheet, { views: [{ state: 'frozen', ySplit: heads }] });
  sheet.columns = plan.columns.map(({ width, hidden, open }) => ({ width, hidden: hidden ?? false, style: { protection: { locked: !open } } }));
  writeHeads(sheet, plan, heads);
  let last = heads;
  for await (const piece of rows) for (const row of piece) writeRow(sheet, { row, at: ++last, plan });
  sheet.autoFilter = { from: { row: heads, column: 1 }, to: { row: Math.max(last, heads), column: plan.columns.filter(({ hidden }) => !hidden).length } };
  if (plan.isLocked) await lock(sheet);
  for (const { column, rule } of last > heads ? plan.rules?.(heads + 1, last) ?? [] : []) addRule(sheet, { column, rule, first: heads + 1, last });
  sheet.commit();
  await workbook.commit();
  return bytes;
}

interface EndOfSheet { sheetProtection: unknown; _writeSheetProtection(): void; _writeAutoFilter(): void }

/** The library writes the protection last of all; Excel wants it before the filter, and calls the file damaged otherwise. */
async function lock(sheet: ExcelJS.Worksheet): Promise<void> {
  await sheet.protect('', { autoFilter: true, sort: true, formatColumns: true, selectLockedCells: true, selectUnlockedCells: true });
  const end = sheet as unknown as EndOfSheet;
  const writeFilter = end._writeAutoFilter.bind(end);
  end._writeAutoFilter = () => {
    end._writeSheetProtection();
    end.sheetProtection = null;
    writeFilter();
  };
}

async function allOf(stream: PassThrough): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

const headStyle: Partial<ExcelJS.Style> = {
  font: { bold: true, color: { argb: 'FFFFFFFF' } }, fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF283D56' } }, alignment: { vertical: 'middle' },
};

function writeHeads(sheet: ExcelJS.Worksheet, { columns }: SheetPlan, heads: number): void {
  if (heads === 2) {
    const ids = sheet.getRow(1);
    ids.values = ['', ...columns.map(({ id }) => id ?? '')].slice(1);
    ids.hidden = true;
    ids.commit();
  }
  const row = sheet.getRow(heads);
  columns.forEach(({ header, isNumber }, i) => Object.assign(row.getCell(i + 1), { value: header, style: { ...headStyle, ...(isNumber && { alignment: { vertical: 'middle', horizontal: 'right' } }) } }));
  row.height = 20;
  row.commit();
}

const openFill: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF8DC' } };

const styles = new Map<string, Partial<ExcelJS.Style>>();

/** One object for all cells that look the same: the library writes a style out for each object it has not met, which took half of the time. */
function styleOf(numFmt: string | undefined, isOpen: boolean): Partial<ExcelJS.Style> {
  const key = `${numFmt} ${isOpen}`;
  const style = styles.get(key) ?? { ...(numFmt && { numFmt }), ...(isOpen ? { fill: openFill, protection: { locked: false } } : { protection: { locked: true } }) };
  styles.set(key, style);
  return style;
}

function writeRow(sheet: ExcelJS.Worksheet, { row, at, plan }: { row: readonly Cell[]; at: number; plan: SheetPlan }): void {
  const target = sheet.getRow(at);
  row.forEach((cell, i) => {
    const isOpen = plan.columns[i]!.open ?? false;
    if (cell === null && !isOpen) return;
    const to = target.getCell(i + 1);
    const { value, numFmt } = valueOf(cell);
    to.value = value;
    to.style = styleOf(numFmt, isOpen);
  });
  target.commit();
}

/** Dates are Excel's own, so that they sort and filter; they have no time zone. */
function valueOf(cell: Cell): { value: ExcelJS.CellValue; numFmt?: string } {
  if (cell === null) return { value: null };
  if ('text' in cell) return { value: cell.text };
  if ('number' in cell) return { value: cell.number, numFmt: Number.isInteger(cell.number) ? '#,##0' : '#,##0.####' };
  return 'date' in cell ? { value: new Date(`${cell.date}T00:00:00Z`), numFmt: 'yyyy-mm-dd' } : { value: new Date(`${cell.moment}Z`), numFmt: 'yyyy-mm-dd hh:mm' };
}

function addRule(sheet: ExcelJS.Worksheet, { column, rule, first, last }: SheetRule & { first: number; last: number }): void {
  const letter = String.fromCharCode(64 + column);
  (sheet as unknown as { dataValidations: { add(range: string, rule: ExcelJS.DataValidation): void } }).dataValidations.add(`${letter}${first}:${letter}${last}`, rule);
}
