import type { Insertable } from 'kysely';
import type { Reader, Writer } from '../platform/database/database.js';
import type { RowOf, Schema } from '../platform/database/schema.js';
import { windowMinutes, type RecentFailures } from './throttle.js';

export type User = RowOf<'users'>;

export const userByEmail = (db: Reader, email: string): Promise<User | undefined> =>
  db.selectFrom('users').selectAll().where('email', '=', email).executeTakeFirst();

export const userById = (db: Reader, id: number): Promise<User | undefined> => db.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst();

export const allUsers = (db: Reader): Promise<User[]> => db.selectFrom('users').selectAll().orderBy('email').execute();

export async function addUser(tx: Writer, user: Insertable<Schema['users']>, supplierIds: readonly number[]): Promise<number> {
  const { id } = await tx.insertInto('users').values(user).output('inserted.id').executeTakeFirstOrThrow();
  if (supplierIds.length > 0) await tx.insertInto('user_supplier').values(supplierIds.map((supplierId) => ({ userId: id, supplierId }))).execute();
  return id;
}

export const changeUser = (tx: Writer, id: number, to: Partial<Pick<User, 'passwordHash' | 'mustChangePassword' | 'language' | 'active'>>) =>
  tx.updateTable('users').set((e) => ({ ...to, version: e('version', '+', 1) })).where('id', '=', id).execute();

/** The same password, kept at a higher cost; one that was changed meanwhile stays as it is. */
export const renewPasswordHash = (tx: Writer, id: number, { from, to }: { from: string; to: string }) =>
  tx.updateTable('users').set({ passwordHash: to }).where('id', '=', id).where('passwordHash', '=', from).execute();

/** Beside a read-only copy, sessions and preferences need to know whose they are. Nobody can sign in by what is kept here. */
export async function mirrorUser(tx: Writer, { id, email, name, role, createdAt }: User): Promise<void> {
  const { numUpdatedRows } = await tx.updateTable('users').set({ email, name, role }).where('id', '=', id).executeTakeFirst();
  if (numUpdatedRows === 0n) await tx.insertInto('users').values({ id, email, name, role, passwordHash: null, active: false, createdAt } as never).execute();
}

export const suppliersByCode = async (db: Reader, codes: readonly string[]): Promise<{ id: number; code: string }[]> =>
  (codes.length === 0 ? [] : db.selectFrom('supplier').select(['id', 'code']).where('code', 'in', codes).execute());

/** Suppliers of a user; all of them where the scope has no bounds is for the caller to say. */
export const suppliersOfUser = (db: Reader, userId: number) =>
  db.selectFrom('user_supplier as u').innerJoin('supplier as s', 's.id', 'u.supplierId').select(['s.id', 's.code', 's.name']).where('u.userId', '=', userId).orderBy('s.name').execute();

export interface Attempt { account: string; address: string }

export async function recentFailures(db: Reader, { account, address }: Attempt, now: string): Promise<RecentFailures> {
  const since = new Date(Date.parse(now) - windowMinutes * 60_000).toISOString();
  const ofAccount = await db.selectFrom('sign_in_failure').select((e) => [e.fn.countAll<number>().as('n'), e.fn.max('at').as('lastAt')])
    .where('account', '=', account).where('at', '>', since).executeTakeFirstOrThrow();
  const fromAddress = await db.selectFrom('sign_in_failure').select((e) => [e.fn.count<number>('account').distinct().as('n'), e.fn.max('at').as('lastAt')])
    .where('address', '=', address).where('at', '>', since).executeTakeFirstOrThrow();
  return { ofAccount: ofAccount.n, lastOfAccountAt: ofAccount.lastAt, accountsFromAddress: fromAddress.n, lastFromAddressAt: fromAddress.lastAt };
}

export const addFailure = (tx: Writer, { account, address }: Attempt, at: string) => tx.insertInto('sign_in_failure').values({ account, address, at }).execute();

export const forgetFailures = (tx: Writer, account: string) => tx.deleteFrom('sign_in_failure').where('account', '=', account).execute();
