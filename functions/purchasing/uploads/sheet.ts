import { cleaned } from '../../../shared/clean-text.js';
import type { UploadFormat } from '../../../shared/contracts/upload-words.js';
import type { FoundColumn } from '../../../shared/contracts/uploads.js';

/** What a cell of a file holds: a text as it was typed, a number, or nothing. Dates of a workbook come as ISO dates. */
export type SheetCell = string | number | null;

/** A row with its number in the file, as Excel counts. */
export interface SheetRow { row: number; cells: readonly SheetCell[] }

/** The named cells of a row. */
export type NamedCells = Readonly<Record<string, SheetCell>>;

export interface NamedRow { row: number; cells: NamedCells }

/** A file with its columns understood. */
export interface NamedSheet { format: UploadFormat; columns: FoundColumn[]; rows: NamedRow[] }

export const isBlank = (cell: SheetCell | undefined): boolean => cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');

/** Without what no database, file and mail keeps alike. */
export const clean = (cell: SheetCell): SheetCell => (typeof cell === 'string' ? cleaned(cell) : cell);
