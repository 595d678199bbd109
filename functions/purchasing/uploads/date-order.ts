import type { DateOrder } from '../../../shared/contracts/upload-words.js';
import { addDays, isDate, type IsoDate } from '../../../shared/dates.js';
import type { SheetCell } from './sheet.js';

/** How a cell reads as a date. `ambiguous` is one of two days, and only the file's order of day and month tells which. */
export type ReadDate = { date: IsoDate } | { ambiguous: string } | { unreadable: string };

const yearFirst = /^(\d{4})[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})日?$/;
const local = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})$/;
const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$/;
const worded = /^(\d{1,2})[-\s.]+([a-z]{3})[a-z]*\.?[-\s,]+(\d{4}|\d{2})$/i;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const withoutTime = (text: string) => text.trim().replace(/[T ]\d{1,2}:\d{2}.*$/, '').trim();

/** Excel counts days from this one, the first that it counts right being 1 March 1900. */
const excelEpoch: IsoDate = '1899-12-30';
const isSerial = (value: number) => Number.isInteger(value) && value > 20_000 && value < 80_000;

/** @param order which of the two comes first in the file, where that is known */
export function readDate(cell: SheetCell, order: DateOrder | null): ReadDate {
  if (typeof cell === 'number' && isSerial(cell)) return { date: addDays(excelEpoch, cell) };
  const text = withoutTime(String(cell ?? ''));
  const found = local.exec(text);
  return found ? localDate(found, order) : known(text, certainDate(text));
}

function certainDate(text: string): string | null {
  const iso = yearFirst.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (iso) return joined(iso[1]!, iso[2]!, iso[3]!);
  const dots = dotted.exec(text);
  if (dots) return joined(dots[3]!, dots[2]!, dots[1]!);
  const words = worded.exec(text);
  const month = words ? months.indexOf(words[2]!.toLowerCase()) + 1 : 0;
  return words && month > 0 ? joined(words[3]!, String(month), words[1]!) : null;
}

function localDate([text, first, , second, year]: RegExpExecArray, order: DateOrder | null): ReadDate {
  const dmy = joined(year!, second!, first!);
  const mdy = joined(year!, first!, second!);
  if (!isDate(mdy) || !isDate(dmy) || dmy === mdy) return known(text, isDate(dmy) ? dmy : mdy);
  return order ? { date: order === 'dmy' ? dmy : mdy } : { ambiguous: text };
}

const known = (text: string, date: string | null): ReadDate => (date !== null && isDate(date) ? { date } : { unreadable: text });

const joined = (year: string, month: string, day: string) => `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

/** The order that the cells of a column show: where any of them can be read in one way only, and none in the other. */
export function dateOrderIn(cells: readonly SheetCell[]): DateOrder | null {
  const shown = new Set(cells.flatMap((cell): DateOrder[] => {
    const [, first, , second] = local.exec(withoutTime(String(cell ?? ''))) ?? [];
    if (Number(first) > 12) return ['dmy'];
    return Number(second) > 12 ? ['mdy'] : [];
  }));
  return shown.size === 1 ? [...shown][0]! : null;
}
