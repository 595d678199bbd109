import { lineColumnKinds } from './column-kinds.js';
import type { LineColumn, LineFilter } from '../../../shared/contracts/line-columns.js';
import type { Count, LinePreset } from '../../../shared/contracts/lines.js';
import { inPreset } from '../../../shared/line-days.js';
import { containing, searchedColumns, testOf, type CellValue } from '../../../shared/line-filter.js';
import { ranked } from '../../../shared/line-sort.js';
import type { ColumnData, LineSet } from './line-set.js';
import { linePresets } from './lines-address.js';

/** Which lines, in which order. `since` is the start of "updated recently". */
export interface LineQuery {
  preset: LinePreset;
  search: string;
  suppliers: readonly number[];
  filters: readonly LineFilter[];
  sort: LineColumn;
  direction: 'asc' | 'desc';
  since: string;
}

type Mask = Uint8Array;

/** The rows of a set that a query asks for, in its order. */
export function rowsOf(set: LineSet, query: LineQuery): number[] {
  const mask = maskOf(set, query);
  const isIn = inPreset[query.preset]({ today: set.today, since: query.since });
  const rows: number[] = [];
  for (let row = 0; row < set.size; row++) if (mask[row] && isIn(set.facts[row]!)) rows.push(row);
  return inOrder(rows, ranksOf(set, query.sort), query.direction);
}

/** How many lines each preset has among the chosen suppliers, whatever is filtered. */
export function countPresets(set: LineSet, { suppliers, since }: Pick<LineQuery, 'suppliers' | 'since'>): Record<LinePreset, Count> {
  const mask = maskOf(set, { suppliers, search: '', filters: [] });
  const counts = linePresets.map((preset) => {
    const isIn = inPreset[preset]({ today: set.today, since });
    let n = 0;
    for (let row = 0; row < set.size; row++) if (mask[row] && isIn(set.facts[row]!)) n++;
    return [preset, { n, more: false }] as const;
  });
  return Object.fromEntries(counts) as Record<LinePreset, Count>;
}

/** The values of a column among what all other conditions leave, each with how often; null where there are too many to choose from. */
export function choicesOf(set: LineSet, query: LineQuery, column: LineColumn): { value: string; n: number }[] | null {
  const data = set.column(column);
  if (!('words' in data) || data.words.length > 400) return null;
  const counts = new Uint32Array(data.words.length);
  for (const row of rowsOf(set, { ...query, filters: query.filters.filter((filter) => filter.column !== column) })) counts[data.codes[row]!]!++;
  const chosen = new Set(query.filters.flatMap((filter) => (filter.column === column && 'in' in filter ? filter.in : [])));
  const choices = data.words.flatMap((value, code) => (value !== null && (counts[code]! > 0 || chosen.has(value)) ? [{ value, n: counts[code]! }] : []));
  return choices.sort((a, b) => compareWords(column)(a.value, b.value));
}

function maskOf(set: LineSet, { suppliers, search, filters }: Pick<LineQuery, 'suppliers' | 'search' | 'filters'>): Mask {
  const mask = new Uint8Array(set.size).fill(1);
  if (suppliers.length > 0) {
    const wanted = new Set<CellValue>(suppliers);
    keep(mask, set.column('supplierId'), (id) => wanted.has(id));
  }
  for (const filter of filters) keep(mask, set.column(filter.column), testOf(filter));
  if (search) keepAny(mask, searchedColumns.map((column) => set.column(column)), containing(search));
  return mask;
}

function keep(mask: Mask, column: ColumnData, test: (value: CellValue) => boolean): void {
  const passes = passing(column, test);
  for (let row = 0; row < mask.length; row++) if (mask[row] && !passes(row)) mask[row] = 0;
}

function keepAny(mask: Mask, columns: readonly ColumnData[], test: (value: CellValue) => boolean): void {
  const passes = columns.map((column) => passing(column, test));
  for (let row = 0; row < mask.length; row++) if (mask[row] && !passes.some((pass) => pass(row))) mask[row] = 0;
}

/** Each word is asked once, however many lines have it. */
function passing(column: ColumnData, test: (value: CellValue) => boolean): (row: number) => boolean {
  if (!('words' in column)) return (row) => test(column.values[row]!);
  const verdicts = column.words.map(test);
  return (row) => verdicts[column.codes[row]!]!;
}

/** Ids break ties, so that an order is one and the same each time; rows stand in the order of ids. */
function inOrder(rows: number[], ranks: Float64Array, direction: 'asc' | 'desc'): number[] {
  const last = (row: number) => (Number.isNaN(ranks[row]!) ? 1 : 0);
  const sign = direction === 'asc' ? 1 : -1;
  return rows.sort((a, b) => last(a) - last(b) || (last(a) ? 0 : sign * (ranks[a]! - ranks[b]!)) || sign * (a - b));
}

const known = new WeakMap<LineSet, Map<LineColumn, Float64Array>>();

/** A number per line that sorts as its value does; NaN for what is empty. */
function ranksOf(set: LineSet, column: LineColumn): Float64Array {
  const ofSet = known.get(set) ?? new Map<LineColumn, Float64Array>();
  known.set(set, ofSet);
  const ranks = ofSet.get(column) ?? rankColumn(set.column(column), column);
  ofSet.set(column, ranks);
  return ranks;
}

function rankColumn(data: ColumnData, column: LineColumn): Float64Array {
  if (!('words' in data) && !data.values.some((value) => typeof value === 'string')) return new Float64Array((data.values as (number | null)[]).map((value) => value ?? NaN));
  const words = 'words' in data ? data.words : data.values as (string | null)[];
  const order = [...new Set(words.filter((word) => word !== null))].sort(compareWords(column));
  const rankOf = new Map<CellValue, number>(order.map((word, rank) => [word, rank]));
  const ranks = words.map((word) => rankOf.get(word) ?? NaN);
  return new Float64Array('words' in data ? data.codes.map((code) => ranks[code]!) : ranks);
}

const collator = new Intl.Collator(['en', 'zh-CN'], { numeric: true });

function compareWords(column: LineColumn): (a: string, b: string) => number {
  const ranks = ranked[column];
  if (ranks) return (a, b) => ranks.indexOf(a) - ranks.indexOf(b);
  const isDated = ['date', 'instant'].includes(lineColumnKinds[column]);
  return isDated ? (a, b) => (a < b ? -1 : a > b ? 1 : 0) : collator.compare;
}
