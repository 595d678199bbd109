import type { Reader, Writer } from '../../platform/database/database.js';
import type { PreferenceName } from '../../../shared/contracts/views.js';

export const preferencesOf = (db: Reader, userId: number) =>
  db.selectFrom('user_preference').select(['name', 'value', 'version']).where('userId', '=', userId).orderBy('name').execute();

interface ToKeep { userId: number; name: PreferenceName; value: string; changedAt: string }

export const addPreference = (tx: Writer, preference: ToKeep) => tx.insertInto('user_preference').values({ ...preference, version: 1 }).execute();

/** True when it still had the version that was seen. */
export async function changePreference(tx: Writer, { userId, name, ...to }: ToKeep, versionSeen: number): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('user_preference').set((e) => ({ ...to, version: e('version', '+', 1) }))
    .where('userId', '=', userId).where('name', '=', name).where('version', '=', versionSeen).executeTakeFirst();
  return numUpdatedRows === 1n;
}

export const removePreference = (tx: Writer, userId: number, name: PreferenceName) => tx.deleteFrom('user_preference').where('userId', '=', userId).where('name', '=', name).execute();
