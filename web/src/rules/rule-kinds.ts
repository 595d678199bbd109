import type { CustomSlot } from '../../../shared/contracts/line-columns.js';
import type { ManagedColumn, ManagedReason } from '../../../shared/contracts/manage-rules.js';
import type { KeptPolicy } from '../../../shared/contracts/otif-policies.js';
import type { Role } from '../../../shared/contracts/roles.js';
import { call } from '../api/call.js';
import { listManagedColumns, listKeptPolicies, listManagedReasons, saveColumn, savePolicy, saveReason } from '../api/endpoints.js';
import { dash, qty, word } from '../i18n/format.js';
import { language, t } from '../i18n/language.js';
import type { RuleField, RuleValues } from './bl-rule-form.js';
import type { RuleKind, RuleRow } from './bl-rules-desk.js';

const text = (values: RuleValues, name: string) => String(values[name] ?? '').trim();
const number = (values: RuleValues, name: string) => Number(text(values, name));
const labels = (): RuleField[] => [{ name: 'labelEn', label: t.rules.labelEn, kind: 'text' }, { name: 'labelZh', label: t.rules.labelZh, kind: 'text' }];
const inUse = (): RuleField => ({ name: 'active', label: t.rules.active, kind: 'check' });
const codeField = (row: RuleRow | null, hint: string): RuleField => ({ name: 'code', label: t.rules.code, kind: 'text', readonly: row !== null, hint });

const labelOf = ({ labelEn, labelZh }: { labelEn: string; labelZh: string }) => (language() === 'zh-CN' ? labelZh : labelEn);

const reasonRow = ({ code, acceptable, labelEn, labelZh, active, position, version }: ManagedReason): RuleRow =>
  ({ key: code, name: labelOf({ labelEn, labelZh }), cells: [labelEn, labelZh, t.rules.classes[acceptable ? 'acceptable' : 'other'], String(position), code], active, version, values: { code, acceptable, labelEn, labelZh, active, position: String(position) } });

export const reasonKind = (): RuleKind => ({
  heading: t.rules.reasons, lead: t.rules.reasonsLead, columns: [t.rules.labelEn, t.rules.labelZh, t.rules.class, t.rules.position, t.rules.code], english: [0, 4],
  fresh: { code: '', acceptable: false, labelEn: '', labelZh: '', active: true, position: '100' },
  fields: (row) => [codeField(row, t.rules.reasonCode), ...labels(), { name: 'position', label: t.rules.position, kind: 'number' }, { name: 'acceptable', label: t.rules.acceptable, kind: 'check' }, inUse()],
  read: async (signal) => (await call(listManagedReasons, {}, signal)).reasons.map(reasonRow),
  save: (values, row) => call(saveReason, { params: { code: text(values, 'code') }, body: {
    acceptable: values['acceptable'] === true, labelEn: text(values, 'labelEn'), labelZh: text(values, 'labelZh'), active: values['active'] === true, position: number(values, 'position'), version: row?.version ?? null,
  } }),
});

const choicesOf = <Name extends string>(names: Record<Name, string>) => Object.entries<string>(names).map(([value, label]) => ({ value, label }));

const policyRow = (policy: KeptPolicy): RuleRow => {
  const { code, labelEn, labelZh, basis, daysEarly, daysLate, level, tolerance, active, version } = policy;
  return {
    key: code, name: labelOf(policy), cells: [labelEn, labelZh, t.rules.bases[basis], `${daysEarly ?? '∞'} / ${daysLate}`, t.rules.levels[level], `${qty(tolerance * 100)} %`, code], active, version,
    values: { code, labelEn, labelZh, basis, daysEarly: daysEarly === null ? '' : String(daysEarly), daysLate: String(daysLate), level, tolerance: String(tolerance * 100), active },
  };
};

export const policyKind = (): RuleKind => ({
  heading: t.rules.policies, lead: t.rules.policiesLead, columns: [t.rules.labelEn, t.rules.labelZh, t.rules.basis, t.rules.window, t.rules.level, t.rules.tolerance, t.rules.code], english: [0, 6],
  fresh: { code: '', labelEn: '', labelZh: '', basis: 'agreed', daysEarly: '', daysLate: '0', level: 'line', tolerance: '0', active: true },
  fields: (row) => [
    codeField(row, t.rules.policyCode), ...labels(), { name: 'basis', label: t.rules.basis, kind: 'choice', choices: choicesOf(t.rules.bases) }, { name: 'level', label: t.rules.level, kind: 'choice', choices: choicesOf(t.rules.levels) },
    { name: 'daysEarly', label: t.rules.daysEarly, kind: 'number', hint: t.rules.daysEarlyHint, optional: true }, { name: 'daysLate', label: t.rules.daysLate, kind: 'number' }, { name: 'tolerance', label: t.rules.tolerance, kind: 'number' }, inUse(),
  ],
  read: async (signal) => (await call(listKeptPolicies, {}, signal)).policies.map(policyRow),
  save: async (values, row) => void await call(savePolicy, { params: { code: text(values, 'code') }, body: {
    labelEn: text(values, 'labelEn'), labelZh: text(values, 'labelZh'), basis: text(values, 'basis') as KeptPolicy['basis'], level: text(values, 'level') as KeptPolicy['level'],
    daysEarly: text(values, 'daysEarly') === '' ? null : number(values, 'daysEarly'), daysLate: number(values, 'daysLate'), tolerance: Math.round(number(values, 'tolerance') * 100) / 10_000, active: values['active'] === true, version: row?.version ?? null,
  } }),
});

const roles: readonly Role[] = ['planner', 'expeditor', 'supplier', 'viewer', 'admin'];

const seenBy = (visibleTo: readonly Role[]) =>
  (visibleTo.length === roles.length ? t.rules.everybody : roles.filter((role) => visibleTo.includes(role)).map((role) => word('role', role)).join(', ') || dash);

const columnRow = ({ slot, kind, label, origin, visibleTo, active, version, erpColumn, values }: ManagedColumn): RuleRow => ({
  key: slot, name: label || slot, cells: [label || dash, t.rules.kinds[kind], origin === 'erp' ? t.rules.fromErp(erpColumn ?? slot) : t.rules.entered(qty(values)), seenBy(visibleTo), slot],
  active, version, values: { label, origin, visibleTo, active, erpColumn: erpColumn ?? '' },
});

/** Fifteen places that are always there: nothing is added, and what goes out of use keeps its data. */
export function columnKind(): RuleKind {
  let mappingVersion: number | null = null;
  return {
    heading: t.rules.columns, lead: t.rules.columnsLead, columns: [t.rules.label, t.rules.holds, t.rules.origin, t.rules.visibleTo, t.rules.place], english: [4],
    fields: () => [
      { name: 'label', label: t.rules.label, kind: 'text' }, { name: 'origin', label: t.rules.origin, kind: 'choice', choices: choicesOf(t.rules.origins) }, { name: 'erpColumn', label: t.rules.erpColumn, kind: 'text', hint: t.rules.erpColumnHint, optional: true },
      { name: 'visibleTo', label: t.rules.visibleTo, kind: 'several', choices: roles.map((role) => ({ value: role, label: word('role', role) })) }, inUse(),
    ],
    read: async (signal) => {
      const reply = await call(listManagedColumns, {}, signal);
      mappingVersion = reply.mappingVersion;
      return reply.columns.map(columnRow);
    },
    save: (values, row) => call(saveColumn, { params: { slot: row!.key as CustomSlot }, body: {
      label: text(values, 'label'), origin: text(values, 'origin') as ManagedColumn['origin'], visibleTo: [...values['visibleTo'] as readonly Role[]], active: values['active'] === true,
      erpColumn: text(values, 'origin') === 'erp' && text(values, 'erpColumn') !== '' ? text(values, 'erpColumn') : null, version: row!.version, mappingVersion,
    } }),
  };
}
