import type { DecimalMark } from '../../../shared/contracts/upload-words.js';
import { fromUnits, largestQty, toUnits } from '../../../shared/quantities.js';
import type { SheetCell } from './sheet.js';

/** How a cell reads as a quantity. `1,234` alone could be two: the file's decimal mark tells which. */
export type ReadQty = { qty: number } | { ambiguous: string } | { unreadable: string };

const bareOf = (cell: SheetCell) => String(cell ?? '').replaceAll(/[\s'’\u00a0\u202f]/g, '');

/** @param mark the decimal mark of the file, where that is known */
export function readQty(cell: SheetCell, mark: DecimalMark | null): ReadQty {
  if (typeof cell === 'number') return quantity(cell, String(cell));
  const bare = bareOf(cell);
  const text = String(cell ?? '').trim();
  if (!/^[+-]?[\d.,]*\d[\d.,]*$/.test(bare)) return { unreadable: text };
  const shown = markShown(bare) ?? (/[.,]/.test(bare) ? mark : '.');
  if (shown === null) return { ambiguous: text };
  const group = shown === '.' ? ',' : '.';
  return isWellFormed(bare, shown, group) ? quantity(Number(bare.replaceAll(group, '').replace(shown, '.')), text) : { unreadable: text };
}

const quantity = (value: number, text: string): ReadQty => (Math.abs(value) <= largestQty ? { qty: fromUnits(toUnits(value)) } : { unreadable: text });

/** `1,234.5` is grouped, `1,23` is not. */
function isWellFormed(bare: string, mark: string, group: string): boolean {
  const [whole = '', ...rest] = bare.replace(/^[+-]/, '').split(mark);
  const groups = whole.split(group);
  return rest.length <= 1 && rest.every((part) => /^\d*$/.test(part)) && groups.every((part, i) => /^\d*$/.test(part) && (groups.length === 1 || (i === 0 ? part.length >= 1 && part.length <= 3 : part.length === 3)));
}

/** The decimal mark that a number shows by itself; null where it has one mark that could be either. */
function markShown(bare: string): DecimalMark | null {
  const marks = bare.replaceAll(/[^.,]/g, '');
  if (marks === '') return null;
  const last = marks.at(-1) as DecimalMark;
  const other = last === '.' ? ',' : '.';
  if (marks.includes('.') && marks.includes(',')) return last;
  if (marks.length > 1) return other;
  const [whole = '', decimals = ''] = bare.replace(/^[+-]/, '').split(last);
  return decimals.length !== 3 || whole.length > 3 || whole === '' || whole.startsWith('0') ? last : null;
}

/** The decimal mark that the cells of a column show, where they agree. */
export function decimalMarkIn(cells: readonly SheetCell[]): DecimalMark | null {
  const shown = new Set(cells.flatMap((cell) => (typeof cell === 'string' && /^[+-]?[\d.,]+$/.test(bareOf(cell)) ? [markShown(bareOf(cell))] : [])).filter((mark) => mark !== null));
  return shown.size === 1 ? [...shown][0]! : null;
}
