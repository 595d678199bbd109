import type { Scope } from '../../identity/caller.js';
import type { Reader } from '../../platform/database/database.js';
import { reachedBy } from './line-conditions.store.js';

export const supplierInScope = (db: Reader, id: number, scope: Scope) =>
  db.selectFrom('supplier').select(['id', 'code', 'name']).where('id', '=', id).$if(scope !== 'all', (q) => q.where('id', 'in', (scope as readonly number[]).length > 0 ? scope as readonly number[] : [0])).executeTakeFirst();

/** What a supplier still owes, in the order in which it is due; one more than the limit where there is more. */
export const openLinesOf = (db: Reader, { supplierId, scope, limit }: { supplierId: number; scope: Scope; limit: number }) =>
  db.selectFrom('po_line').selectAll().where((e) => reachedBy(e, scope)).where('supplierId', '=', supplierId).where('archivedOn', 'is', null).where('outstandingQty', '>', 0)
    .orderBy('dueOn').orderBy('id').top(limit + 1).execute();
