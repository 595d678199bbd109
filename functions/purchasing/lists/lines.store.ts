import { sql } from 'kysely';
import { storedColumns, type CustomSlot, type StoredColumn } from '../../../shared/contracts/line-columns.js';
import { packedFacts } from '../../../shared/contracts/lists.js';
import type { Scope } from '../../identity/caller.js';
import type { Reader } from '../../platform/database/database.js';
import { inScope, reachedBy } from './line-conditions.store.js';

/** What every line of a list needs, beside the columns that only some installations have. */
const always = [...(Object.keys(storedColumns) as StoredColumn[]), ...packedFacts] as const;

/** The lines in scope in the order of their ids, one more than `limit` where there are more. */
export const linesToPack = (db: Reader, { scope, slots, limit }: { scope: Scope; slots: readonly CustomSlot[]; limit: number }) =>
  db.selectFrom('po_line').select([...always, ...slots]).where((e) => inScope(e, { scope })).orderBy('id').top(limit + 1).execute();

export type LineToPack = Awaited<ReturnType<typeof linesToPack>>[number];

/** What is on the road, by line; lines without are left out. */
export const dispatchedQtys = (db: Reader, scope: Scope) =>
  db.selectFrom('batch_line as b').innerJoin('po_line', 'po_line.id', 'b.lineId').where('b.state', '=', 'dispatched').where('archivedOn', 'is', null).where((e) => reachedBy(e as never, scope))
    .select((e) => ['b.lineId', e.fn.sum<number>('b.qty').as('qty')]).groupBy('b.lineId').execute();

export const dispatchedQtysOf = (db: Reader, lineIds: readonly number[]) =>
  db.selectFrom('batch_line').where('state', '=', 'dispatched').where((e) => (lineIds.length === 0 ? sql<boolean>`1 = 0` : e('lineId', 'in', lineIds)))
    .select((e) => ['lineId', e.fn.sum<number>('qty').as('qty')]).groupBy('lineId').execute();

/** Moves with every change of a line in scope; `n` stops one above the limit, beyond which nobody asks. */
export const lineStamp = (db: Reader, { scope, limit }: { scope: Scope; limit: number }) =>
  db.selectFrom((from) => from.selectFrom('po_line').select(['version', 'touched', 'changedAt']).where((e) => inScope(e, { scope })).top(limit + 1).as('some'))
    .select((e) => [e.fn.countAll<number>().as('n'), sql<number | null>`sum(cast(version as float) + touched)`.as('changes'), e.fn.max('changedAt').as('changedAt')]).executeTakeFirstOrThrow();

/** Lines in scope that changed after an instant, newest first, archived ones as well: they have left the list. */
export const changedLines = (db: Reader, { scope, since, limit }: { scope: Scope; since: string; limit: number }) =>
  db.selectFrom('po_line').select(['id', 'changedAt', 'archivedOn']).where('changedAt', '>', since).where((e) => reachedBy(e, scope)).orderBy('changedAt', 'desc').orderBy('id').top(limit + 1).execute();
