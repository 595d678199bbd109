import { BusinessSettings } from '../../shared/contracts/settings.js';
import type { Reader, Writer } from './database/database.js';
import { fromKeptJson, keptJson } from './kept-json.js';
import { fixedSettings } from './read-environment.js';

/** What the environment fixes, over what the administrator set, over the defaults. */
export async function businessSettings(db: Reader): Promise<BusinessSettings> {
  const rows = await db.selectFrom('setting').select(['name', 'value']).execute();
  return BusinessSettings.parse({ ...Object.fromEntries(rows.map(({ name, value }) => [name, fromKeptJson(value)])), ...fixedSettings() });
}

/** What somebody set, with who it was. */
export const keptSettings = (db: Reader) =>
  db.selectFrom('setting as s').leftJoin('users as u', 'u.id', 's.changedBy').select(['s.name', 's.value', 's.changedAt', 's.version', 'u.name as by']).execute();

export const keptSetting = (db: Reader, name: string) => db.selectFrom('setting').selectAll().where('name', '=', name).executeTakeFirst();

export interface SettingToKeep { name: string; value: unknown; at: string; by: number | null }

/** How often the trail has it that a setting was changed, by itself or with the connection to the ERP. */
export async function changesOfSetting(db: Reader, name: string): Promise<number> {
  const { n } = await db.selectFrom('audit_event').select((e) => e.fn.countAll<number>().as('n')).where('subject', 'in', [`setting/${name}`, 'erp-connection']).executeTakeFirstOrThrow();
  return n;
}

export const addSetting = (tx: Writer, { name, value, at, by }: SettingToKeep, version: number) =>
  tx.insertInto('setting').values({ name, value: keptJson(value), changedAt: at, changedBy: by, version }).execute();

/** True when the setting still had the version that was seen. */
export async function replaceSetting(tx: Writer, { name, value, at, by }: SettingToKeep, versionSeen: number): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('setting').set((e) => ({ value: keptJson(value), changedAt: at, changedBy: by, version: e('version', '+', 1) }))
    .where('name', '=', name).where('version', '=', versionSeen).executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** True when the setting still had the version that was seen. */
export async function forgetSetting(tx: Writer, name: string, versionSeen: number): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('setting').where('name', '=', name).where('version', '=', versionSeen).executeTakeFirst();
  return numDeletedRows === 1n;
}
