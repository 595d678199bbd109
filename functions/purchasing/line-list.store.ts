import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
import { lineColumns, type LineColumn, type LineFilter } from '../../shared/contracts/line-columns.js';
import { countLimit, LinePreset, type Count } from '../../shared/contracts/lines.js';
import { addDays, mondayOf, type IsoDate } from '../../shared/dates.js';
import type { Scope } from '../identity/caller.js';
import type { Reader } from '../platform/database/database.js';
import { contains, oneWhere, sumOf } from '../platform/database/portable.js';
import type { Schema } from '../platform/database/schema.js';
import type { PoLine } from './line-baseline.js';

type Of = ExpressionBuilder<Schema, 'po_line'>;
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
}

/** The presets, each a named condition. */
const presets: Record<LinePreset, (e: Of, at: { today: IsoDate; since: string }) => Condition> = {
  'late': (e, { today }) => e.and([waits(e), e('lateOn', '<=', today)]),
  'at-risk': (e, { today }) => e.and([waits(e), e('lateOn', '>', today), e.or([e('atRiskOn', '<=', today), e('slippedUntilOn', '>=', today)])]),
  'no-response': (e, { today }) => e.and([waits(e), e('staleOn', '<=', today)]),
  'updated': (e, { since }) => e('changedAt', '>=', since),
  'due-this-week': (e, { today }) => e.and([waits(e), between(e, 'dueOn', mondayOf(today), addDays(mondayOf(today), 6))]),
  'due-soon': (e, { today }) => e.and([waits(e), between(e, 'dueOn', addDays(mondayOf(today), 7), addDays(mondayOf(today), 20))]),
  'unmapped': (e) => e.or([e('supplierUnmapped', '=', true), e('itemUnmapped', '=', true)]),
  'all': (e) => e.and([]),
};

const waits = (e: Of) => e('outstandingQty', '>', 0);
const between = (e: Of, column: 'dueOn', from: IsoDate, to: IsoDate) => e.and([e(column, '>=', from), e(column, '<=', to)]);

const searched = ['poNumber', 'itemCode', 'itemName', 'supplierCode', 'supplierName', 'finalCustomer'] as const;

/** Active lines in scope: outside the scope a line does not exist. */
const inScope = (e: Of, { scope, suppliers }: Pick<Listing, 'scope' | 'suppliers'>): Condition => e.and([
  e('archivedOn', 'is', null),
  ...(scope === 'all' ? [] : [oneOf(e, scope)]),
  ...(suppliers ? [oneOf(e, suppliers)] : []),
]);

const oneOf = (e: Of, ids: readonly number[]): Condition => (ids.length === 0 ? sql<SqlBool>`1 = 0` : e('supplierId', 'in', ids));

const listed = (e: Of, listing: Listing): Condition => e.and([
  inScope(e, listing),
  presets[listing.preset](e, listing),
  ...(listing.search ? [e.or(searched.map((column) => contains(e.ref(column), listing.search!)))] : []),
  ...(listing.filters ?? []).map((filter) => holds(e, filter)),
]);

function holds(e: Of, filter: LineFilter): Condition {
  const column = filter.column;
  if ('contains' in filter) return contains(e.ref(column), filter.contains);
  if ('in' in filter) return e(column, 'in', filter.in as never);
  if ('empty' in filter) return filter.empty ? isEmpty(e, column) : e.not(isEmpty(e, column));
  return e.and([
    ...(filter.from === undefined ? [] : [e(column, '>=', filter.from as never)]),
    ...(filter.to === undefined ? [] : [e(column, '<=', upTo(column, filter.to) as never)]),
  ]);
}

const isEmpty = (e: Of, column: LineColumn): Condition => e(column, 'is', null);

/** A day includes all its instants. */
const upTo = (column: LineColumn, to: string | number) => (lineColumns[column] === 'instant' ? `${to}T23:59:59.999Z` : to);

export interface Page { sort: LineColumn; direction: 'asc' | 'desc'; offset: number; limit: number }

export const linesPage = (db: Reader, listing: Listing, { sort, direction, offset, limit }: Page): Promise<PoLine[]> =>
  db.selectFrom('po_line').selectAll().where((e) => listed(e, listing)).orderBy(sort, direction).orderBy('id', direction).offset(offset).fetch(limit).execute();

/** Stops counting where nobody reads on. */
export async function countListed(db: Reader, listing: Listing): Promise<Count> {
  const { n } = await db.selectFrom((from) => from.selectFrom('po_line').select('id').where((e) => listed(e, listing)).top(countLimit + 1).as('some'))
    .select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  return asCount(n);
}

const asCount = (n: number): Count => ({ n: Math.min(n, countLimit), more: n > countLimit });

/** All presets in one pass over an index that holds every flag. */
export async function countPresets(db: Reader, listing: Omit<Listing, 'preset'>): Promise<Record<LinePreset, Count>> {
  const names = LinePreset.options;
  const row = await db.selectFrom('po_line').where((e) => inScope(e, listing))
    .select((e) => names.map((name) => (name === 'all' ? e.fn.countAll<number>() : sumOf(oneWhere(presets[name](e, listing)))).as(name)))
    .executeTakeFirstOrThrow();
  return Object.fromEntries(names.map((name) => [name, asCount(row[name as keyof typeof row] as number)])) as Record<LinePreset, Count>;
}

/** One line, active or not, if it is in scope. */
export const lineInScope = (db: Reader, id: number, scope: Scope): Promise<PoLine | undefined> =>
  db.selectFrom('po_line').selectAll().where('id', '=', id).$if(scope !== 'all', (q) => q.where((e) => oneOf(e, scope as readonly number[]))).executeTakeFirst();
