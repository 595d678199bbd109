import type { Caller } from '../../identity/caller.js';
import type { Reader, Writer } from '../../platform/database/database.js';

/**
 * Own views, and those shared by somebody of the same role whose suppliers the caller sees as well: a view names suppliers,
 * customers and items, and must tell nobody of those that are not theirs.
 */
export const viewsFor = (db: Reader, { id, role, scope }: Pick<Caller, 'id' | 'role' | 'scope'>) =>
  db.selectFrom('saved_view as v').innerJoin('users as u', 'u.id', 'v.ownerId')
    .select(['v.id', 'v.name', 'v.shared', 'v.ownerId', 'v.value', 'v.version', 'u.name as by'])
    .where((e) => e.or([e('v.ownerId', '=', id), e.and([
      e('v.shared', '=', true), e('u.role', '=', role), e('u.active', '=', true),
      ...(scope === 'all' ? [] : [e.not(e.exists(e.selectFrom('user_supplier as s').select('s.supplierId').whereRef('s.userId', '=', 'v.ownerId').where('s.supplierId', 'not in', scope.length > 0 ? [...scope] : [0])))]),
    ])])).orderBy('v.name').orderBy('v.id').execute();

export const viewOf = (db: Reader, id: number, ownerId: number) =>
  db.selectFrom('saved_view').selectAll().where('id', '=', id).where('ownerId', '=', ownerId).executeTakeFirst();

export interface ViewToKeep { name: string; shared: boolean; value: string; changedAt: string }

export async function insertView(tx: Writer, view: ViewToKeep & { ownerId: number }): Promise<number> {
  const { id } = await tx.insertInto('saved_view').values({ ...view, version: 1 }).output('inserted.id').executeTakeFirstOrThrow();
  return id;
}

/** True when it still had the version that was seen. */
export async function updateView(tx: Writer, { id, versionSeen, ...to }: ViewToKeep & { id: number; versionSeen: number }): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('saved_view').set((e) => ({ ...to, version: e('version', '+', 1) })).where('id', '=', id).where('version', '=', versionSeen).executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function deleteView(tx: Writer, id: number, versionSeen: number): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('saved_view').where('id', '=', id).where('version', '=', versionSeen).executeTakeFirst();
  return numDeletedRows === 1n;
}
