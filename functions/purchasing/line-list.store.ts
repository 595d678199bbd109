import type { LineColumn } from '../../shared/contracts/line-columns.js';
import { countLimit, LinePreset, type Count } from '../../shared/contracts/lines.js';
import type { Scope } from '../identity/caller.js';
import type { Reader } from '../platform/database/database.js';
import { oneWhere, sumOf } from '../platform/database/portable.js';
import type { PoLine } from './line-baseline.js';
import { canBeEmpty, emptyLast, inScope, listed, orderOf, presets, reachedBy, type Listing } from './lists/line-conditions.store.js';

export interface Page { sort: LineColumn; direction: 'asc' | 'desc'; offset: number; limit: number }

export const linesPage = (db: Reader, listing: Listing, { sort, direction, offset, limit }: Page): Promise<PoLine[]> =>
  inOrder(db, listing, { sort, direction }).offset(offset).fetch(limit).execute();

/** All lines of a listing in their order, one after the other: for what is too much to hold. */
export const linesInOrder = (db: Reader, listing: Listing, order: Pick<Page, 'sort' | 'direction'>): AsyncIterableIterator<PoLine> => inOrder(db, listing, order).stream(500);

function inOrder(db: Reader, listing: Listing, { sort, direction }: Pick<Page, 'sort' | 'direction'>) {
  const lines = db.selectFrom('po_line').selectAll().where((e) => listed(e, listing));
  return lines.$if(canBeEmpty(sort), (q) => q.orderBy((e) => emptyLast(e, sort, listing))).orderBy((e) => orderOf(e, sort, listing), direction).orderBy('id', direction);
}

/** Stops counting where nobody reads on. */
export async function countListed(db: Reader, listing: Listing, limit = countLimit): Promise<Count> {
  const { n } = await db.selectFrom((from) => from.selectFrom('po_line').select('id').where((e) => listed(e, listing)).top(limit + 1).as('some'))
    .select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  return asCount(n, limit);
}

const asCount = (n: number, limit = countLimit): Count => ({ n: Math.min(n, limit), more: n > limit });

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
  db.selectFrom('po_line').selectAll().where('id', '=', id).where((e) => reachedBy(e, scope)).executeTakeFirst();
