import type { ListedLine } from '../../../shared/contracts/lines.js';
import type { LineColumn } from '../../../shared/contracts/line-columns.js';
import { progressOf, type CellValue } from '../../../shared/line-filter.js';
import { instant, word } from '../i18n/format.js';
import { isSlot, lineColumnKinds } from './column-kinds.js';
import type { GridColumn } from './line-columns.js';

/** What goes to the clipboard: `text` with tabs for everything, `html` for spreadsheets, which keep leading zeros by it. */
export interface Copied { text: string; html: string }

/** The value of a cell as a spreadsheet takes it: numbers bare, words in the reader's language. */
export function copiedValue(line: ListedLine, { field }: Pick<GridColumn, 'field'>): CellValue {
  if (!field) return null;
  if (isSlot(field)) return line.custom[field] ?? null;
  if (field === 'progress') return progressOf(line);
  if (field === 'delay') return line.outstandingQty === 0 ? null : word('delay', line.delay);
  const value = (line as unknown as Record<LineColumn, CellValue>)[field] ?? null;
  if (value === null) return null;
  if (field === 'status') return word('status', String(value));
  if (field === 'statedSource') return word('source', String(value));
  return lineColumnKinds[field] === 'instant' ? instant(String(value)) : value;
}

/** Lines as a table with its header, as far as the columns show them. */
export function copiedLines(lines: readonly ListedLine[], columns: readonly GridColumn[]): Copied {
  const rows = lines.map((line) => columns.map((column) => copiedValue(line, column)));
  return copied([columns.map((column) => column.header()), ...rows]);
}

/** @param mark between whole and decimals, as the reader's spreadsheet expects it */
export function copied(rows: readonly (readonly CellValue[])[], mark = decimalMark()): Copied {
  const numeral = (value: number) => String(value).replace('.', mark);
  const text = (value: CellValue) => (value === null ? '' : typeof value === 'number' ? numeral(value) : harmless(value.replaceAll(/[\t\r\n]+/g, ' ')));
  const cell = (value: CellValue) => (value === null ? '<td></td>' : typeof value === 'number' ? `<td>${numeral(value)}</td>` : `<td class="text">${escaped(value)}</td>`);
  return {
    text: rows.map((row) => row.map(text).join('\t')).join('\r\n'),
    html: `<style>.text{mso-number-format:"\\@"}</style><table>${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')}</table>`,
  };
}

const decimalMark = () => new Intl.NumberFormat().formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.';

/** What a spreadsheet would run as a formula gets an apostrophe before it. */
const harmless = (text: string) => (/^[=+\-@]/.test(text) ? `'${text}` : text);

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
