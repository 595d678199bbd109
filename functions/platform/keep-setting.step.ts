import { toldRefusal } from '../../shared/told-refusal.js';
import type { Writer } from './database/database.js';
import { addSetting, changesOfSetting, forgetSetting, keptSetting, replaceSetting, type SettingToKeep } from './settings.store.js';

/**
 * Keeps a setting under the version that was seen: null where there was none. A value of null forgets it. One that was forgotten
 * and comes back counts on: a version that was seen before then never fits again.
 *
 * @throws Refusal when somebody was faster
 */
export async function keepSetting(tx: Writer, setting: SettingToKeep, versionSeen: number | null): Promise<number | null> {
  const before = await keptSetting(tx, setting.name);
  if ((before?.version ?? null) !== versionSeen) throw faster(setting.name);
  if (setting.value === null) return before && !(await forgetSetting(tx, setting.name, before.version)) ? refuse(setting.name) : null;
  if (!before) return addedAgain(tx, setting);
  return (await replaceSetting(tx, setting, before.version)) ? before.version + 1 : refuse(setting.name);
}

async function addedAgain(tx: Writer, setting: SettingToKeep): Promise<number> {
  const version = (await changesOfSetting(tx, setting.name)) + 1;
  await addSetting(tx, setting, version);
  return version;
}

const faster = (setting: string) => toldRefusal('conflict', { code: 'setting-changed', facts: { setting } });

function refuse(setting: string): never {
  throw faster(setting);
}
