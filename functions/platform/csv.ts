import type { Cell } from './workbook.js';

/** The mark by which Excel knows UTF-8. */
const byteOrderMark = '\uFEFF';

/** A CSV as Excel takes it, piece by piece. */
export async function writeCsv(headers: readonly string[], rows: AsyncIterable<readonly (readonly Cell[])[]>): Promise<Buffer> {
  const pieces = [Buffer.from(`${byteOrderMark}${lineOf(headers.map((text) => ({ text })))}`)];
  for await (const piece of rows) pieces.push(Buffer.from(piece.map(lineOf).join('')));
  return Buffer.concat(pieces);
}

const lineOf = (cells: readonly Cell[]) => `${cells.map((cell) => quoted(textOf(cell))).join(',')}\r\n`;

const textOf = (cell: Cell): string => {
  if (cell === null) return '';
  if ('text' in cell) return harmless(cell.text);
  return 'number' in cell ? String(cell.number) : 'date' in cell ? cell.date : cell.moment.replace('T', ' ');
};

/** A text that a spreadsheet would run as a formula gets an apostrophe before it; a negative number is no formula. */
export const harmless = (text: string): string => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) && !/^[+-]?\d+([.,]\d+)?$/.test(text) ? `'${text}` : text);

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
