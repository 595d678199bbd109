import type { Reader, Writer } from '../platform/database/database.js';
import { oneWhere, sumOf } from '../platform/database/portable.js';
import type { ProviderId } from '../../shared/contracts/identity-words.js';
import { isLive } from './sessions.store.js';
import type { User } from './users.store.js';

export const usersCount = async (db: Reader): Promise<number> => (await db.selectFrom('users').select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n;

export const suppliersOfUsers = (db: Reader): Promise<{ userId: number; id: number; code: string; name: string }[]> =>
  db.selectFrom('user_supplier as u').innerJoin('supplier as s', 's.id', 'u.supplierId').select(['u.userId', 's.id', 's.code', 's.name']).orderBy('s.name').orderBy('s.id').execute();

export const identitiesOfUsers = (db: Reader): Promise<{ userId: number; provider: ProviderId }[]> =>
  db.selectFrom('user_identity').select(['userId', 'provider']).orderBy('userId').orderBy('provider').execute();

/** Per user: how many sessions live now, and when the last one began. */
export const sessionsOfUsers = (db: Reader, now: string): Promise<{ userId: number; live: number; lastAt: string }[]> =>
  db.selectFrom('session').select((e) => ['userId', e.fn.max('createdAt').as('lastAt'), sumOf(oneWhere(isLive(e, now))).as('live')]).groupBy('userId').execute();

export const allSuppliers = (db: Reader): Promise<{ id: number; code: string; name: string }[]> => db.selectFrom('supplier').select(['id', 'code', 'name']).orderBy('name').orderBy('id').execute();

export const suppliersAmong = async (db: Reader, ids: readonly number[]): Promise<number[]> =>
  (ids.length === 0 ? [] : (await db.selectFrom('supplier').select('id').where('id', 'in', ids).execute()).map(({ id }) => id));

/** True when the user still had the version that was seen. */
export async function changeUserSeen(tx: Writer, { id, version }: { id: number; version: number }, to: Partial<Pick<User, 'name' | 'role' | 'active'>>): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('users').set((e) => ({ ...to, version: e('version', '+', 1) })).where('id', '=', id).where('version', '=', version).executeTakeFirst();
  return numUpdatedRows === 1n;
}

export const clearSuppliers = (tx: Writer, userId: number) => tx.deleteFrom('user_supplier').where('userId', '=', userId).execute();

export const giveSuppliers = async (tx: Writer, userId: number, supplierIds: readonly number[]): Promise<unknown> =>
  (supplierIds.length === 0 ? undefined : tx.insertInto('user_supplier').values(supplierIds.map((supplierId) => ({ userId, supplierId }))).execute());
