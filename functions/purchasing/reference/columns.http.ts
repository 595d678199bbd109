import { customSlots, type CustomSlot } from '../../../shared/contracts/line-columns.js';
import { listManagedColumns, saveColumn, type ManagedColumn } from '../../../shared/contracts/manage-rules.js';
import { permissionsOf, type Role } from '../../../shared/contracts/roles.js';
import { toldRefusal } from '../../../shared/told-refusal.js';
import { variableOf } from '../../platform/fixed-settings.js';
import { serve, type Answer } from '../../platform/http.js';
import { keepSetting } from '../../platform/keep-setting.step.js';
import { fixedSettings } from '../../platform/read-environment.js';
import { businessSettings, keptSetting } from '../../platform/settings.store.js';
import { addManagedColumn, changeManagedColumn, columnOf, enteredCounts, managedColumns } from './rules.store.js';
import { refuseChanged } from './refuse-changed.js';

const everybody = Object.keys(permissionsOf) as Role[];
const mappingVariable = () => ('columnMapping' in fixedSettings() ? variableOf('columnMapping') : null);

const answerColumns: Answer<typeof listManagedColumns> = async ({ db }) => {
  const [kept, counts, { columnMapping }] = [await managedColumns(db), await enteredCounts(db), await businessSettings(db)];
  const columns = Object.entries(customSlots).map(([slot, kind]): ManagedColumn => {
    const own = kept.find((one) => one.slot === slot);
    return {
      slot: slot as CustomSlot, kind, label: own?.label ?? '', origin: own?.origin ?? 'erp', visibleTo: own ? JSON.parse(own.visibleTo) as Role[] : everybody, active: own?.active ?? false, version: own?.version ?? null,
      erpColumn: columnMapping[slot] ?? null, values: counts.find((one) => one.slot === slot)?.n ?? 0,
    };
  });
  return { columns, mappingVersion: (await keptSetting(db, 'columnMapping'))?.version ?? null, mappingFixedBy: mappingVariable() };
};

/** Which column of the ERP fills it is a part of the mapping, and kept there. */
const answerSave: Answer<typeof saveColumn> = async ({ db, params: { slot }, body: { version, mappingVersion, erpColumn, visibleTo, ...column }, caller, audited, now }) => {
  const { columnMapping } = await businessSettings(db);
  const isMapped = column.origin === 'erp' && (columnMapping[slot] ?? null) !== erpColumn;
  if (isMapped && mappingVariable()) throw toldRefusal('conflict', { code: 'setting-fixed', facts: { variable: mappingVariable()! } });
  await audited(caller, 'column.saved', async (tx) => {
    const before = await columnOf(tx, slot);
    refuseChanged(version, before?.version);
    const next = { ...column, visibleTo: JSON.stringify(visibleTo) };
    await (before ? changeManagedColumn(tx, { slot, ...next, version: before.version }) : addManagedColumn(tx, { slot, ...next }));
    if (isMapped) await keepSetting(tx, { name: 'columnMapping', value: withColumn(columnMapping, slot, erpColumn), at: now, by: caller.id }, mappingVersion);
    return { subject: `column/${slot}`, before: before ? { ...before, erpColumn: columnMapping[slot] ?? null } : null, after: { ...column, visibleTo, erpColumn }, reply: undefined };
  });
  return undefined;
};

function withColumn(mapping: Readonly<Record<string, string>>, slot: CustomSlot, column: string | null): Record<string, string> {
  const { [slot]: _, ...others } = mapping;
  return column === null ? others : { ...others, [slot]: column };
}

serve(listManagedColumns, answerColumns);
serve(saveColumn, answerSave);
