import { isCustomSlot, lineColumns, type ColumnKind, type CustomColumn, type LineColumn } from '../../../shared/contracts/line-columns.js';
import type { ListedLine } from '../../../shared/contracts/lines.js';
import type { Language } from '../../../shared/contracts/session.js';
import { localTime } from '../../../shared/dates.js';
import { progressOf, type CellValue } from '../../../shared/line-filter.js';
import { wordFor, type WordKind } from '../../../shared/sentences/words.js';
import type { Cell } from '../../platform/workbook.js';

interface Written { custom: readonly CustomColumn[]; language: Language; zone: string }

/** The columns of an export where none are named: all there are for the caller. */
export const allColumns = (custom: readonly CustomColumn[]): LineColumn[] =>
  (Object.keys(lineColumns) as LineColumn[]).filter((column) => !isCustomSlot(column) || custom.some(({ slot }) => slot === column));

export const headerOf = (column: LineColumn, { custom, language }: Pick<Written, 'custom' | 'language'>): string =>
  custom.find(({ slot }) => slot === column)?.label ?? wordFor('field', column, language);

const widths: Record<ColumnKind, number> = { code: 16, text: 28, quantity: 12, price: 12, percent: 8, date: 12, instant: 17, set: 16 };

export const widthOf = (column: LineColumn): number => widths[lineColumns[column]];

export const isNumeric = (column: LineColumn): boolean => ['quantity', 'price', 'percent'].includes(lineColumns[column]);

const worded: Partial<Record<LineColumn, WordKind>> = { status: 'status', statedSource: 'source', delay: 'delay' };

/** Dates become dates and quantities numbers; words are said in the reader's language. */
export function cellOf(line: ListedLine, column: LineColumn, { language, zone }: Pick<Written, 'language' | 'zone'>): Cell {
  const value = valueOf(line, column);
  if (value === null) return null;
  if (typeof value === 'number') return { number: value };
  const words = worded[column];
  if (words) return { text: wordFor(words, value, language) };
  if (lineColumns[column] === 'date') return { date: value };
  return lineColumns[column] === 'instant' ? { moment: momentIn(value, zone) } : { text: value };
}

function valueOf(line: ListedLine, column: LineColumn): CellValue {
  if (isCustomSlot(column)) return line.custom[column] ?? null;
  if (column === 'progress') return progressOf(line);
  return column === 'delay' && line.outstandingQty === 0 ? null : line[column];
}

function momentIn(at: string, zone: string): string {
  const { date, time } = localTime(at, zone);
  return `${date}T${time}`;
}
