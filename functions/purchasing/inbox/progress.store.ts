import type { IsoDate } from '../../../shared/dates.js';
import type { Scope } from '../../identity/caller.js';
import type { Reader } from '../../platform/database/database.js';
import { oneWhere, sumOf } from '../../platform/database/portable.js';

const inScope = (scope: Scope) => (scope === 'all' ? null : [-1, ...scope]);

/** Open proposals of each supplier, and how many of them have been so since before a day. */
export const openBySupplier = (db: Reader, scope: Scope, askedUntilOn: IsoDate): Promise<{ supplierId: number; open: number; overdue: number }[]> =>
  db.selectFrom('batch_proposal').where('status', '=', 'open').$if(scope !== 'all', (q) => q.where('supplierId', 'in', inScope(scope)!)).groupBy('supplierId')
    .select((e) => ['supplierId', e.fn.countAll<number>().as('open'), sumOf(oneWhere(e('madeOn', '<=', askedUntilOn))).as('overdue')]).execute();

/** How many answers there were from one day to another, by supplier. */
export const answersByDays = (db: Reader, scope: Scope, sinceOn: IsoDate): Promise<{ supplierId: number; madeOn: IsoDate; endedOn: IsoDate | null; n: number }[]> =>
  db.selectFrom('batch_proposal').where('answeredAt', 'is not', null).where('endedOn', '>=', sinceOn).$if(scope !== 'all', (q) => q.where('supplierId', 'in', inScope(scope)!))
    .groupBy(['supplierId', 'madeOn', 'endedOn']).select((e) => ['supplierId', 'madeOn', 'endedOn', e.fn.countAll<number>().as('n')]).execute();
