import type { LineColumn, LineFilter } from '../../../shared/contracts/line-columns.js';
import { qty, word } from '../i18n/format.js';
import { t } from '../i18n/language.js';

/** A value as people know it. */
export function valueText(column: LineColumn, value: string): string {
  if (column === 'status') return word('status', value);
  if (column === 'delay') return word('delay', value);
  return column === 'statedSource' ? word('source', value) : value;
}

const bound = (value: string | number): string => (typeof value === 'number' ? qty(value) : value);

/** A condition in words, without the column. */
export function filterText(filter: LineFilter): string {
  if ('contains' in filter) return t.chips.contains(filter.contains);
  if ('empty' in filter) return filter.empty ? t.chips.empty : t.chips.notEmpty;
  if ('in' in filter) {
    const [first, ...others] = filter.in.map((value) => valueText(filter.column, value));
    return others.length > 0 ? `= ${t.chips.more(first!, qty(others.length))}` : `= ${first}`;
  }
  if (filter.from !== undefined && filter.to !== undefined) return t.chips.between(bound(filter.from), bound(filter.to));
  return filter.from === undefined ? t.chips.to(bound(filter.to!)) : t.chips.from(bound(filter.from));
}
