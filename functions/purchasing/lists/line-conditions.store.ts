import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
import { isCustomSlot, lineColumns, type CustomSlot, type LineColumn, type LineFilter } from '../../../shared/contracts/line-columns.js';
import type { LinePreset } from '../../../shared/contracts/lines.js';
import { addDays, mondayOf, type IsoDate } from '../../../shared/dates.js';
import { searchedColumns } from '../../../shared/line-filter.js';
import { ranked } from '../../../shared/line-sort.js';
import type { Scope } from '../../identity/caller.js';
import { contains } from '../../platform/database/portable.js';
import type { Schema } from '../../platform/database/schema.js';

export type OfLine = ExpressionBuilder<Schema, 'po_line'>;
type Condition = Expression<SqlBool>;

/** What a list of lines is made from. `today` and `since` are the business date and the start of "updated recently". */
export interface Listing {
  scope: Scope;
  suppliers?: readonly number[] | undefined;
  preset: LinePreset;
  search?: string | undefined;
  filters?: readonly LineFilter[] | undefined;
  today: IsoDate;
  since: string;
  /** The columns that people fill in; the others are the ERP's. */
  entered?: readonly CustomSlot[] | undefined;
}

/** `shared/line-days.ts` in SQL. */
export const presets: Record<LinePreset, (e: OfLine, at: Pick<Listing, 'today' | 'since'>) => Condition> = {
  'late': (e, { today }) => e.and([waits(e), e('lateOn', '<=', today)]),
  'at-risk': (e, { today }) => e.and([waits(e), e('lateOn', '>', today), e.or([e('atRiskOn', '<=', today), e('slippedUntilOn', '>=', today)])]),
  'no-response': (e, { today }) => e.and([waits(e), e('staleOn', '<=', today)]),
  'updated': (e, { since }) => e('changedAt', '>=', since),
  'due-this-week': (e, { today }) => e.and([waits(e), between(e, 'dueOn', mondayOf(today), addDays(mondayOf(today), 6))]),
  'due-soon': (e, { today }) => e.and([waits(e), between(e, 'dueOn', addDays(mondayOf(today), 7), addDays(mondayOf(today), 20))]),
  'unmapped': (e) => e.or([e('supplierUnmapped', '=', true), e('itemUnmapped', '=', true)]),
  'all': (e) => e.and([]),
};

const waits = (e: OfLine) => e('outstandingQty', '>', 0);
const between = (e: OfLine, column: 'dueOn', from: IsoDate, to: IsoDate) => e.and([e(column, '>=', from), e(column, '<=', to)]);

/** Active lines in scope: outside the scope a line does not exist. */
export const inScope = (e: OfLine, { scope, suppliers }: Pick<Listing, 'scope' | 'suppliers'>): Condition => e.and([
  e('archivedOn', 'is', null), reachedBy(e, scope), ...(suppliers ? [oneOf(e, suppliers)] : []),
]);

export const reachedBy = (e: OfLine, scope: Scope): Condition => (scope === 'all' ? e.and([]) : oneOf(e, scope));

const oneOf = (e: OfLine, ids: readonly number[]): Condition => (ids.length === 0 ? sql<SqlBool>`1 = 0` : e('supplierId', 'in', ids));

export const listed = (e: OfLine, listing: Listing): Condition => e.and([
  inScope(e, listing),
  presets[listing.preset](e, listing),
  ...(listing.search ? [e.or(searchedColumns.map((column) => contains(e.ref(column), listing.search!)))] : []),
  ...(listing.filters ?? []).map((filter) => holds(e, filter, listing)),
]);

/** `shared/line-filter.ts` in SQL. */
function holds(e: OfLine, filter: LineFilter, listing: Listing): Condition {
  const value = valueOf(e, filter.column, listing);
  if ('contains' in filter) return contains(value, filter.contains);
  if ('in' in filter) return e(value, 'in', filter.in);
  if ('empty' in filter) return e(value, filter.empty ? 'is' : 'is not', null);
  return e.and([
    ...(filter.from === undefined ? [] : [e(value, '>=', filter.from)]),
    ...(filter.to === undefined ? [] : [e(value, '<=', upTo(filter.column, filter.to))]),
  ]);
}

/** A day includes all its instants. */
const upTo = (column: LineColumn, to: string | number) => (lineColumns[column] === 'instant' ? `${to}T23:59:59.999Z` : to);

type Reading = Pick<Listing, 'today' | 'entered'>;

/** The value of a column, wherever it is kept or from whatever it follows. */
export function valueOf(e: OfLine, column: LineColumn, { today, entered = [] }: Reading): Expression<string | number | null> {
  if (column === 'delay') return delayOf(today);
  if (column === 'dispatchedQty') return sql`(select coalesce(sum(b.qty), 0) from batch_line b where b.lineId = po_line.id and b.state = 'dispatched')`;
  if (column === 'progress') return sql`case when orderedQty = 0 then 0 else cast(round(deliveredQty * 100 / orderedQty, 6) as int) end`;
  if (isCustomSlot(column) && entered.includes(column)) return sql`(select ${sql.ref(`v.${kept(column)}`)} from custom_value v where v.lineId = po_line.id and v.slot = ${column})`;
  return e.ref(column);
}

const delayOf = (today: IsoDate) => sql<string | null>`case when outstandingQty = 0 then null when dueOn < ${today} then 'overdue' when lateOn <= ${today} then 'expected-late'
  when atRiskOn <= ${today} or slippedUntilOn >= ${today} then 'at-risk' else 'on-track' end`;

/** Where a value that a person entered is kept. */
export const kept = (slot: CustomSlot): 'dateValue' | 'textValue' | 'decimalValue' =>
  (slot.startsWith('customDate') ? 'dateValue' : slot.startsWith('customText') ? 'textValue' : 'decimalValue');

/** What a list is ordered by: words that have ranks by these. */
export function orderOf(e: OfLine, column: LineColumn, reading: Reading): Expression<unknown> {
  const value = valueOf(e, column, reading);
  const ranks = ranked[column];
  return ranks ? sql`case ${sql.join(ranks.map((word, rank) => sql`when ${value} = ${word} then ${sql.lit(rank)}`), sql` `)} else ${sql.lit(ranks.length)} end` : value;
}

/** What is empty comes last in both directions. */
export const emptyLast = (e: OfLine, column: LineColumn, reading: Reading): Expression<number> => sql<number>`case when ${valueOf(e, column, reading)} is null then 1 else 0 end`;

export const canBeEmpty = (column: LineColumn): boolean => emptied.has(column) || isCustomSlot(column);

const emptied: ReadonlySet<LineColumn> = new Set([
  'supplierName', 'itemName', 'itemFamily', 'finalCustomer', 'uom', 'unitPrice', 'currency', 'orderedOn', 'promisedOn', 'expectedOn', 'receivedOn', 'erpStatus', 'statedOn',
]);
