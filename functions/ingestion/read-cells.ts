import { isDate, type IsoDate } from '../../shared/dates.js';
import { largestQty } from '../../shared/quantities.js';
import type { Cell, DecimalMark } from '../integrations/erp/erp-source.js';

/** A cell that could not be read: a stable code and a sentence. */
export class UnreadableCell extends Error {
  constructor(readonly reason: 'too-long' | 'not-a-number' | 'too-large' | 'negative' | 'not-a-date' | 'ambiguous-date', detail: string) { super(detail); }
}

/**
 * Trimmed text without control characters; null when nothing is left.
 *
 * @param size the most characters (UTF-16 units, as the database counts them)
 * @throws UnreadableCell when it is longer
 */
export function readText(cell: Cell, size: number): string | null {
  if (cell === null || cell === undefined) return null;
  const text = String(cell).replaceAll(controls, ' ').trim();
  if (text.length > size) throw new UnreadableCell('too-long', `"${text.slice(0, 30)}…" has ${text.length} characters, at most ${size} are kept.`);
  return text === '' ? null : text;
}

// eslint-disable-next-line no-control-regex
const controls = /[\u0000-\u001f\u007f]+/g;

/**
 * A number rounded to four decimals; null when the cell is empty. `1234.5`, `.5`, `1,234.50`, `1.234,50`, `1 234,5`, `-3`
 * and `3-` are understood; where one comma or point alone could be either, the file's decimal mark decides.
 *
 * @throws UnreadableCell for anything else, and beyond `largestQty`
 */
export function readNumber(cell: Cell, mark: DecimalMark): number | null {
  if (cell === null || cell === undefined) return null;
  const value = typeof cell === 'number' ? cell : numberIn(cell.trim(), mark);
  if (value === null) return null;
  if (Number.isNaN(value)) throw new UnreadableCell('not-a-number', `"${cell}" is not a number.`);
  if (Math.abs(value) > largestQty) throw new UnreadableCell('too-large', `${cell} is larger than ${largestQty}.`);
  return Math.round(value * 10_000) / 10_000;
}

function numberIn(text: string, mark: DecimalMark): number | null {
  if (text === '') return null;
  if (plain.test(text) && (mark === '.' || !text.includes('.'))) return Number(text);
  const [, signBefore, digits = '', signAfter] = /^([+-]?)([\d.,\s'\u00a0\u202f]+)(-?)$/.exec(text) ?? [];
  if (signBefore && signAfter) return Number.NaN;
  const value = groupedNumber(digits.replaceAll(/[\s'\u00a0\u202f]/g, ''), mark);
  return signBefore === '-' || signAfter ? -value : value;
}

const plain = /^-?(\d+(\.\d*)?|\.\d+)$/;

function groupedNumber(bare: string, mark: DecimalMark): number {
  const [, lastMark] = /([.,])[^.,]*$/.exec(bare) ?? [];
  const decimal = bare.includes(',') && bare.includes('.') ? lastMark! : mark;
  const group = decimal === ',' ? '.' : ',';
  if (!wellGrouped(bare, decimal, group)) return Number.NaN;
  return Number(bare.replaceAll(group, '').replace(decimal, '.'));
}

/** `1,234.5` is grouped, `1,23` is not. */
function wellGrouped(text: string, decimal: string, group: string): boolean {
  const [whole = '', ...rest] = text.split(decimal);
  const groups = whole.split(group);
  return rest.length <= 1 && rest.every((part) => /^\d+$/.test(part)) && groups.every((part, i) => /^\d+$/.test(part) && (i === 0 ? groups.length === 1 || part.length <= 3 : part.length === 3));
}

/** What ERPs write when they mean "no date". */
const emptyDates = new Set(['0000-00-00', '0001-01-01', '1753-01-01', '1899-12-30', '1899-12-31', '1900-01-01', '1900-01-00', '9999-12-31']);

const dateForms: [form: RegExp, order: [year: number, month: number, day: number]][] = [
  [/^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/, [1, 2, 3]],
  [/^(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:[T ].*)?$/, [1, 2, 3]],
  [/^(\d{4})(\d{2})(\d{2})$/, [1, 2, 3]],
  [/^(\d{4})年(\d{1,2})月(\d{1,2})日$/, [1, 2, 3]],
  [/^(\d{1,2})\.(\d{1,2})\.(\d{4})$/, [3, 2, 1]],
];

/**
 * An ISO date; null when the cell is empty or holds one of the ERP's empty dates. Forms that start with the year are
 * understood, and `31.12.2026`; `03/04/2026` could be two dates and is refused.
 *
 * @throws UnreadableCell
 */
export function readDate(cell: Cell): IsoDate | null {
  const text = cell === null || cell === undefined ? '' : String(cell).trim();
  if (text === '') return null;
  if (text.length === 10 && isDate(text) && plausible(text)) return text;
  if (/^\d{1,2}\/\d{1,2}\/\d{4}$/.test(text)) throw new UnreadableCell('ambiguous-date', `"${text}" could be day/month or month/day. Write it as YYYY-MM-DD.`);
  const date = dateIn(text);
  if (date !== null && emptyDates.has(date)) return null;
  if (date === null || !isDate(date) || !plausible(date)) throw new UnreadableCell('not-a-date', `"${text}" is not a date between 1950 and 2199.`);
  return date;
}

function dateIn(text: string): string | null {
  for (const [form, [year, month, day]] of dateForms) {
    const match = form.exec(text);
    if (match) return `${match[year]}-${match[month]!.padStart(2, '0')}-${match[day]!.padStart(2, '0')}`;
  }
  return null;
}

const plausible = (date: IsoDate) => date >= '1950-01-01' && date < '2200-01-01';
