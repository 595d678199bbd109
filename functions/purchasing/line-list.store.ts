import type { SelectQueryBuilder } from 'kysely';
import type { LineColumn } from '../../shared/contracts/line-columns.js';
import { countLimit, LinePreset, type Count } from '../../shared/contracts/lines.js';
import type { Scope } from '../identity/caller.js';
import type { Reader } from '../platform/database/database.js';
import { oneWhere, sumOf } from '../platform/database/portable.js';
import type { Schema } from '../platform/database/schema.js';
import type { PoLine } from './line-baseline.js';
import { canBeEmpty, emptyLast, inScope, listed, orderOf, presets, reachedBy, type Listing } from './lists/line-conditions.store.js';

export interface Page { sort: LineColumn; direction: 'asc' | 'desc'; offset: number; limit: number }

/** Its ids are found first: whole lines would be carried through the sorting of all of them. */
export const linesPage = (db: Reader, listing: Listing, { sort, direction, offset, limit }: Page): Promise<PoLine[]> => {
  const page = ordered(db.selectFrom('po_line').where((e) => listed(e, listing)), listing, { sort, direction }).select('id').offset(offset).fetch(limit);
  return ordered(db.selectFrom('po_line').where('id', 'in', page), listing, { sort, direction }).selectAll().execute();
};

/** All lines of a listing in their order, one after the other: for what is too much to hold. */
export const linesInOrder = (db: Reader, listing: Listing, order: Order): AsyncIterableIterator<PoLine> =>
  ordered(db.selectFrom('po_line').where((e) => listed(e, listing)), listing, order).selectAll().stream(500);

type Order = Pick<Page, 'sort' | 'direction'>;
type Lines<Row> = SelectQueryBuilder<Schema, 'po_line', Row>;

const ordered = <Row>(lines: Lines<Row>, listing: Listing, { sort, direction }: Order): Lines<Row> =>
  lines.$if(canBeEmpty(sort), (q) => q.orderBy((e) => emptyLast(e, sort, listing))).orderBy((e) => orderOf(e, sort, listing), direction).orderBy('id', direction) as Lines<Row>;

/** Stops counting where nobody reads on. */
export async function countListed(db: Reader, listing: Listing, limit = countLimit): Promise<Count> {
  const { n } = await db.selectFrom((from) => from.selectFrom('po_line').select('id').where((e) => listed(e, listing)).top(limit + 1).as('some'))
    .select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  return asCount(n, limit);
}

/** As many as anybody is told of. */
export const asCount = (n: number, limit = countLimit): Count => ({ n: Math.min(n, limit), more: n > limit });

/** All presets in one pass over an index that holds every flag. */
export async function countPresets(db: Reader, listing: Omit<Listing, 'preset'>): Promise<Record<LinePreset, number>> {
  const names = LinePreset.options;
  const row = await db.selectFrom('po_line').where((e) => inScope(e, listing))
    .select((e) => names.map((name) => (name === 'all' ? e.fn.countAll<number>() : sumOf(oneWhere(presets[name](e, listing)))).as(name)))
    .executeTakeFirstOrThrow();
  return row as Record<LinePreset, number>;
}

/** One line, active or not, if it is in scope. */
export const lineInScope = (db: Reader, id: number, scope: Scope): Promise<PoLine | undefined> =>
  db.selectFrom('po_line').selectAll().where('id', '=', id).where((e) => reachedBy(e, scope)).executeTakeFirst();
