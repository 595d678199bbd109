import type { UpdateProgress } from '../../../shared/contracts/milestones.js';
import type { IsoDate } from '../../../shared/dates.js';
import type { Scope } from '../../identity/caller.js';
import type { Reader } from '../../platform/database/database.js';
import { oneWhere, sumOf } from '../../platform/database/portable.js';

export interface Counting { scope: Scope; today: IsoDate; suppliers?: readonly number[] }

/**
 * Of the lines that waited for a word when the day began, how many have one from today. A line without anything
 * outstanding does not wait.
 */
export const updateProgress = (db: Reader, { scope, today, suppliers }: Counting): Promise<UpdateProgress[]> =>
  db.selectFrom('po_line as l').innerJoin('supplier as s', 's.id', 'l.supplierId')
    .where('l.archivedOn', 'is', null).where('l.outstandingQty', '>', 0)
    .where((e) => e.or([e.and([e('l.statedOn', '=', today), e('l.staleBeforeOn', '<=', today)]), e.and([e.or([e('l.statedOn', 'is', null), e('l.statedOn', '<>', today)]), e('l.staleOn', '<=', today)])]))
    .$if(scope !== 'all', (q) => q.where('l.supplierId', 'in', [-1, ...(scope as readonly number[])]))
    .$if(suppliers !== undefined, (q) => q.where('l.supplierId', 'in', [-1, ...suppliers!]))
    .groupBy(['s.id', 's.name']).orderBy('s.name').orderBy('s.id')
    .select((e) => ['s.id as supplierId', 's.name as supplierName', e.fn.countAll<number>().as('waited'), sumOf(oneWhere(e('l.statedOn', '=', today))).as('updated')])
    .execute();
