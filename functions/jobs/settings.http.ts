import { changeSetting, readSettingHistory, readSettings, type Setting } from '../../shared/contracts/manage-settings.js';
import { BusinessSettings, lineSettings, settingNames, type SettingName } from '../../shared/contracts/settings.js';
import { localTime } from '../../shared/dates.js';
import { Refusal } from '../../shared/refusal.js';
import { toldRefusal } from '../../shared/told-refusal.js';
import { auditOfSubject } from '../audit/audit-list.store.js';
import { businessSettings, keptSetting, keptSettings } from '../platform/settings.store.js';
import { variableOf } from '../platform/fixed-settings.js';
import { serve, type Answer, type Call } from '../platform/http.js';
import { keepSetting } from '../platform/keep-setting.step.js';
import { fromKeptJson } from '../platform/kept-json.js';
import { fixedSettings } from '../platform/read-environment.js';
import { requestJob } from './job-requests.store.js';

const standards = BusinessSettings.parse({});

async function settingsNow(db: Call<typeof readSettings>['db']): Promise<Setting[]> {
  const [kept, inForce, fixed] = [await keptSettings(db), await businessSettings(db), fixedSettings()];
  return settingNames.map((name) => {
    const own = kept.find((one) => one.name === name);
    return {
      name, value: inForce[name], standard: standards[name], version: own?.version ?? null, changedAt: own?.changedAt ?? null, changedBy: own?.by ?? null,
      fixedBy: name in fixed ? variableOf(name) : null,
    };
  });
}

/** What the process was told from outside and may be shown. */
const shownVariables = ['BUSINESS_TIME_ZONE', 'PUBLIC_URL', 'ADDRESS', 'PORT', 'BATCHLINE_ERP_VIEW'] as const;

const answerRead: Answer<typeof readSettings> = async ({ db, world: { environment } }) => ({
  settings: await settingsNow(db),
  environment: shownVariables.flatMap((name) => (environment[name] === undefined ? [] : [{ name, value: String(environment[name]) }])),
});

const answerChange: Answer<typeof changeSetting> = async ({ db, params: { name }, body: { value, version, reason }, caller, audited, now, world }) => {
  if (name in fixedSettings()) throw toldRefusal('conflict', { code: 'setting-fixed', facts: { variable: variableOf(name) } });
  const next = value === null ? null : valid(name, value);
  await audited(caller, 'setting.changed', async (tx) => {
    const before = await keptSetting(tx, name);
    await keepSetting(tx, { name, value: next, at: now, by: caller.id }, version);
    if (lineSettings.includes(name)) await requestJob(tx, { step: 'line-rules', businessOn: localTime(now, world.zone).date, requestedBy: caller.id, requestedAt: now });
    return { subject: `setting/${name}`, before: before ? fromKeptJson(before.value) : standards[name], after: next ?? standards[name], reason: reason || undefined, reply: undefined };
  });
  return (await settingsNow(db)).find((one) => one.name === name)!;
};

/** @throws Refusal with a pointer to what is wrong in the value */
function valid(name: SettingName, value: unknown): unknown {
  const result = BusinessSettings.shape[name].safeParse(value);
  if (result.success) return result.data;
  const errors = result.error.issues.map(({ path, message }) => ({ in: 'body' as const, pointer: ['', 'value', ...path].join('/'), detail: message }));
  throw new Refusal('invalid', 'setting-invalid', `This is no value for ${name}: ${errors.map(({ detail }) => detail).join('; ').slice(0, 400)}`, { facts: { setting: name }, errors });
}

const answerHistory: Answer<typeof readSettingHistory> = async ({ db, params: { name } }) => ({
  changes: (await auditOfSubject(db, `setting/${name}`, 50)).map(({ at, actor, before, after, reason }) =>
    ({ at, by: actor, before: fromKeptJson(before ?? 'null'), after: fromKeptJson(after ?? 'null'), reason })),
});

serve(readSettings, answerRead);
serve(changeSetting, answerChange);
serve(readSettingHistory, answerHistory);
