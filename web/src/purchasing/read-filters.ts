import type { LineFilter } from '../../../shared/contracts/line-columns.js';
import { fits } from '../../../shared/line-filter.js';
import { isDate } from '../../../shared/dates.js';
import { isLineColumn, lineColumnKinds } from './column-kinds.js';

/** Conditions as an address holds them; what makes no sense is left out. */
export function readFilters(text: string | null): LineFilter[] {
  try {
    const said: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(said) ? said.filter(isFilter).slice(0, 20) : [];
  } catch {
    return [];
  }
}

function isFilter(said: unknown): said is LineFilter {
  if (typeof said !== 'object' || said === null) return false;
  const { column, ...asks } = said as Record<string, unknown>;
  if (typeof column !== 'string' || !isLineColumn(column) || !isQuestion(asks)) return false;
  return fits(lineColumnKinds[column], said as LineFilter);
}

const isText = (value: unknown) => typeof value === 'string' && value !== '' && value.length <= 200;
const isBound = (value: unknown) => value === undefined || Number.isFinite(value) || (typeof value === 'string' && isDate(value));

function isQuestion(asks: Record<string, unknown>): boolean {
  const names = Object.keys(asks).sort().join();
  if (names === 'contains') return isText(asks['contains']);
  if (names === 'in') return Array.isArray(asks['in']) && asks['in'].length > 0 && asks['in'].length <= 100 && asks['in'].every(isText);
  if (names === 'empty') return typeof asks['empty'] === 'boolean';
  return ['from', 'to', 'from,to'].includes(names) && isBound(asks['from']) && isBound(asks['to']);
}

/** The conditions with another one on a column, or none. */
export const withFilter = (filters: readonly LineFilter[], column: string, filter: LineFilter | null): LineFilter[] => {
  const at = filters.findIndex((one) => one.column === column);
  if (at < 0) return filter ? [...filters, filter] : [...filters];
  return filters.flatMap((one, i) => (i === at ? filter ?? [] : one.column === column ? [] : one));
};
