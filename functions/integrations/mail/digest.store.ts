import type { Role } from '../../../shared/contracts/roles.js';
import type { IsoDate } from '../../../shared/dates.js';
import type { Reader, Writer } from '../../platform/database/database.js';
import { oneWhere, sumOf } from '../../platform/database/portable.js';

export const isDigested = async (db: Reader, businessOn: IsoDate): Promise<boolean> => (await db.selectFrom('digest_night').select('businessOn').where('businessOn', '=', businessOn).executeTakeFirst()) !== undefined;

export const markDigested = (tx: Writer, businessOn: IsoDate, queuedAt: string) => tx.insertInto('digest_night').values({ businessOn, queuedAt }).execute();

/** Those who work with lines and have been here at least once. */
export const digestReaders = (db: Reader, roles: readonly Role[]) =>
  db.selectFrom('users as u').select(['u.id', 'u.role', 'u.language']).where('u.active', '=', true).where('u.role', 'in', roles)
    .where(({ exists, selectFrom }) => exists(selectFrom('session as s').select('s.id').whereRef('s.userId', '=', 'u.id'))).orderBy('u.id').execute();

export const mailPreferences = (db: Reader): Promise<{ userId: number; value: string }[]> => db.selectFrom('user_preference').select(['userId', 'value']).where('name', '=', 'mail').execute();

export const scopesOfAll = (db: Reader): Promise<{ userId: number; supplierId: number }[]> => db.selectFrom('user_supplier').select(['userId', 'supplierId']).execute();

/** Lines that are late, and those that are so since a night, by supplier. */
export const lateBySupplier = (db: Reader, businessOn: IsoDate): Promise<{ supplierId: number | null; all: number; fresh: number }[]> =>
  db.selectFrom('alert').where('rule', '=', 'late').where('status', '<>', 'resolved').where('lineId', 'is not', null).groupBy('supplierId')
    .select((e) => ['supplierId', e.fn.countAll<number>().as('all'), sumOf(oneWhere(e('openedOn', '=', businessOn))).as('fresh')]).execute();

export const changedBySupplier = (db: Reader, businessOn: IsoDate): Promise<{ supplierId: number | null; n: number }[]> =>
  db.selectFrom('alert').where('rule', '=', 'changed-after-confirmation').where('status', '<>', 'resolved').where('openedOn', '=', businessOn).groupBy('supplierId')
    .select((e) => ['supplierId', e.fn.countAll<number>().as('n')]).execute();

export const proposalsBySupplier = (db: Reader, businessOn: IsoDate): Promise<{ supplierId: number; all: number; fresh: number }[]> =>
  db.selectFrom('batch_proposal').where('status', '=', 'open').groupBy('supplierId')
    .select((e) => ['supplierId', e.fn.countAll<number>().as('all'), sumOf(oneWhere(e('madeOn', '=', businessOn))).as('fresh')]).execute();
