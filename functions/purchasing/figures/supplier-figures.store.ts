import type { IsoDate } from '../../../shared/dates.js';
import type { Scope } from '../../identity/caller.js';
import type { Reader } from '../../platform/database/database.js';
import { oneWhere, sumOf } from '../../platform/database/portable.js';

const named = (scope: Scope) => (scope === 'all' || scope.length > 0 ? scope : [-1]);

/** Each supplier's active lines by class, as they stand today. */
export async function linesBySupplier(db: Reader, scope: Scope, today: IsoDate) {
  const ids = named(scope);
  return db.selectFrom('po_line as l').innerJoin('supplier as s', 's.id', 'l.supplierId').where('l.archivedOn', 'is', null)
    .$if(ids !== 'all', (q) => q.where('l.supplierId', 'in', ids as readonly number[]))
    .groupBy(['l.supplierId', 's.code', 's.name']).orderBy('s.name')
    .select((e) => {
      const waits = e('l.outstandingQty', '>', 0);
      return [
        'l.supplierId', 's.code as supplierCode', 's.name as supplierName', e.fn.countAll<number>().as('lines'),
        sumOf(oneWhere(waits)).as('outstandingLines'),
        sumOf(oneWhere(e.and([waits, e('l.lateOn', '<=', today)]))).as('late'),
        sumOf(oneWhere(e.and([waits, e('l.lateOn', '>', today), e.or([e('l.atRiskOn', '<=', today), e('l.slippedUntilOn', '>=', today)])]))).as('atRisk'),
        sumOf(oneWhere(e.and([waits, e('l.staleOn', '<=', today)]))).as('noResponse'),
      ];
    }).execute();
}

/** Lines of all suppliers whose first receipt was seen to come; opening balances tell nothing. */
export async function firstReceipts(db: Reader): Promise<{ supplierId: number; orderedOn: IsoDate; firstReceiptOn: IsoDate }[]> {
  const rows = await db.selectFrom('po_line').where('firstReceiptOn', 'is not', null).where('orderedOn', 'is not', null).where('openingQty', '=', 0)
    .select(['supplierId', 'orderedOn', 'firstReceiptOn']).execute();
  return rows as { supplierId: number; orderedOn: IsoDate; firstReceiptOn: IsoDate }[];
}

/** Receipts come by night alone. */
export async function receiptsVersion(db: Reader): Promise<string> {
  const newest = await db.selectFrom('erp_run').where('status', '=', 'good').select((e) => [e.fn.max('id').as('run'), e.fn.max('timelineAt').as('at')]).executeTakeFirst();
  return JSON.stringify(newest ?? null);
}

export async function proposalsBySupplier(db: Reader, scope: Scope): Promise<Map<number, number>> {
  const ids = named(scope);
  const rows = await db.selectFrom('batch_proposal').where('status', '=', 'open').$if(ids !== 'all', (q) => q.where('supplierId', 'in', ids as readonly number[]))
    .groupBy('supplierId').select((e) => ['supplierId', e.fn.countAll<number>().as('n')]).execute();
  return new Map(rows.map(({ supplierId, n }) => [supplierId, n]));
}
