import type ExcelJS from 'exceljs';
import { Refusal } from '../../../shared/refusal.js';
import type { Cell, OpenExtract } from './erp-source.js';

const pieceSize = 5_000;

/** Opens the first sheet of a workbook; rows stream. Dates come as ISO dates, formulas as their results. */
export async function openXlsx(path: string): Promise<Omit<OpenExtract, 'mapping'>> {
  const rows = piecesOf(path);
  const { value: header } = await rows.next();
  if (!header) throw new Refusal('invalid', 'file-empty', `The first sheet of ${path} is empty. It needs at least a row with the column names.`, { facts: { file: path } });
  const columns = (header[0] as Cell[]).map((cell) => String(cell ?? '').trim());
  return { columns, mark: '.', rows: padded(rows, columns.length), ending: () => ({ cutOff: false, endedWithNewline: null }) };
}

async function* piecesOf(path: string): AsyncGenerator<(readonly Cell[])[]> {
  const { default: excel } = await import('exceljs');
  const workbook = new excel.stream.xlsx.WorkbookReader(path, { worksheets: 'emit', sharedStrings: 'cache', styles: 'cache', hyperlinks: 'ignore', entries: 'emit' });
  let piece: (readonly Cell[])[] = [];
  let header = true;
  try {
    for await (const sheet of workbook) {
      for await (const row of sheet) {
        piece.push(cellsOf(row));
        if (!header && piece.length < pieceSize) continue;
        header = false;
        yield piece;
        piece = [];
      }
      break;
    }
  } catch (error) {
    throw new Refusal('invalid', 'file-damaged', `${path} cannot be read as a workbook: ${(error as Error).message}. Save it again as XLSX.`, { facts: { file: path } });
  }
  if (piece.length > 0) yield piece;
}

/** Empty cells at the end of a row are not stored; they are no short row. */
async function* padded(pieces: AsyncIterable<(readonly Cell[])[]>, width: number): AsyncGenerator<(readonly Cell[])[]> {
  for await (const piece of pieces) yield piece.map((row) => (row.length < width ? [...row, ...new Array<Cell>(width - row.length).fill(null)] : row));
}

function cellsOf(row: ExcelJS.Row): Cell[] {
  const cells: Cell[] = [];
  for (let column = 1; column <= row.cellCount; column++) cells.push(plain(row.getCell(column).value));
  return cells;
}

function plain(value: ExcelJS.CellValue): Cell {
  if (value === null || value === undefined || typeof value === 'number' || typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'boolean') return String(value);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('result' in value) return plain(value.result as ExcelJS.CellValue);
  if ('text' in value) return value.text;
  return 'error' in value ? value.error : null;
}
