import { z } from 'zod';
import { endpoint } from './endpoint.js';
import { settingNames } from './settings.js';

const instant = z.iso.datetime();
const version = z.number().int().min(1).nullable();

/** A setting as it is in force. `version` is null while it has its standard value. */
export const Setting = z.object({
  name: z.enum(settingNames), value: z.unknown(), standard: z.unknown(), version, changedAt: instant.nullable(), changedBy: z.string().nullable(),
  /** The environment variable that has the say; a person cannot change it then. */
  fixedBy: z.string().nullable(),
});
export type Setting = z.infer<typeof Setting>;

export const readSettings = endpoint({
  name: 'settings-read', method: 'GET', route: 'settings', summary: 'All settings as they are in force', permission: 'manage', reach: 'everybody',
  reply: z.object({ settings: z.array(Setting), environment: z.array(z.object({ name: z.string(), value: z.string() })) }),
});

const NameParams = z.strictObject({ name: z.enum(settingNames) });

export const changeSetting = endpoint({
  name: 'settings-change', method: 'PUT', route: 'settings/{name}', summary: 'Change a setting; null brings its standard value back', permission: 'manage', reach: 'everybody',
  params: NameParams, body: z.strictObject({ value: z.json(), version, reason: z.string().trim().max(400).optional() }), reply: Setting,
});

export const readSettingHistory = endpoint({
  name: 'settings-history', method: 'GET', route: 'settings/{name}/history', summary: 'Who changed a setting, newest first', permission: 'manage', reach: 'everybody', params: NameParams,
  reply: z.object({ changes: z.array(z.object({ at: instant, by: z.string(), before: z.unknown(), after: z.unknown(), reason: z.string().nullable() })) }),
});
