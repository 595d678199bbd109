import type { ColumnKind, LineColumn, LineFilter } from './contracts/line-columns.js';

/**
 * What the conditions of a list mean. The client decides by these over the lines it holds; the server says the same in SQL
 * (`functions/purchasing/lists`), and a test holds the two against each other.
 */
export type CellValue = string | number | null;

/** Text that is compared without regard to case. Codes are compared as they are. */
const caseless: ReadonlySet<LineColumn> = new Set(['supplierName', 'itemName', 'finalCustomer', 'erpStatus', 'customText1', 'customText2', 'customText3', 'customText4', 'customText5']);

export const isCaseless = (column: LineColumn): boolean => caseless.has(column);

/** The letters A to Z without their case; others stay as they are, as in the embedded database. */
export const folded = (text: string): string => text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());

/** What can be asked of a kind of column. */
export const fits = (kind: ColumnKind, filter: LineFilter): boolean => {
  if ('empty' in filter) return true;
  const isText = kind === 'code' || kind === 'text' || kind === 'set';
  if ('contains' in filter || 'in' in filter) return isText;
  const bound = kind === 'date' || kind === 'instant' ? 'string' : 'number';
  return !isText && [filter.from, filter.to].every((one) => one === undefined || typeof one === bound);
};

/** A condition as a test of a column's value. Nothing that is empty matches, except the question whether it is. */
export function testOf(filter: LineFilter): (value: CellValue) => boolean {
  if ('empty' in filter) return (value) => (value === null) === filter.empty;
  if ('contains' in filter) return containing(filter.contains);
  if ('in' in filter) return oneOf(filter.column, filter.in);
  const { from, to } = filter;
  if (from === undefined && to === undefined) return () => true;
  const last = typeof to === 'string' ? `${to}T23:59:59.999Z` : to;
  return (value) => value !== null && (from === undefined || value >= from) && (last === undefined || value <= last);
}

export function containing(text: string): (value: CellValue) => boolean {
  const wanted = folded(text);
  return (value) => value !== null && folded(String(value)).includes(wanted);
}

function oneOf(column: LineColumn, values: readonly string[]): (value: CellValue) => boolean {
  const as = isCaseless(column) ? folded : (text: string) => text;
  const wanted = new Set(values.map(as));
  return (value) => value !== null && wanted.has(as(String(value)));
}

/** Where a search looks. */
export const searchedColumns = ['poNumber', 'itemCode', 'itemName', 'supplierCode', 'supplierName', 'finalCustomer'] as const satisfies readonly LineColumn[];

/** What has been delivered, in whole percent of what was ordered, rounded down. Six decimals first: 0.29 of 1 is 29. */
export const progressOf = ({ deliveredQty, orderedQty }: { deliveredQty: number; orderedQty: number }): number =>
  (orderedQty === 0 ? 0 : Math.trunc(Number(((deliveredQty * 100) / orderedQty).toFixed(6))));
