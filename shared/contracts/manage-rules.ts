import { z } from 'zod';
import { endpoint } from './endpoint.js';
import { CustomSlot } from './line-columns.js';
import { Reason } from './milestones.js';
import { Role } from './roles.js';

const id = z.number().int();
const manage = { permission: 'manage', reach: 'everybody' } as const;
const version = id.min(1).nullable();
const label = (most: number) => z.string().trim().min(1).max(most);

export const ManagedReason = Reason.extend({ position: id, version: id });
export type ManagedReason = z.infer<typeof ManagedReason>;

export const listManagedReasons = endpoint({
  name: 'reasons-manage', method: 'GET', route: 'reasons/all', summary: 'Reasons with their order and version', ...manage, reply: z.object({ reasons: z.array(ManagedReason) }),
});

export const saveReason = endpoint({
  name: 'reasons-save', method: 'PUT', route: 'reasons/{code}', summary: 'Add a reason, or change it; its code stays', ...manage, status: 204,
  params: z.strictObject({ code: z.string().regex(/^[a-z][a-z0-9-]{1,38}$/) }),
  body: z.strictObject({ acceptable: z.boolean(), labelEn: label(100), labelZh: label(100), active: z.boolean(), position: id.min(0).max(9999), version }),
});

export const ManagedColumn = z.object({
  slot: CustomSlot, kind: z.enum(['date', 'text', 'quantity']), label: z.string(), origin: z.enum(['erp', 'person']), visibleTo: z.array(Role), active: z.boolean(), version,
  /** The column of the ERP that fills it. */
  erpColumn: z.string().nullable(), values: id,
});
export type ManagedColumn = z.infer<typeof ManagedColumn>;

export const listManagedColumns = endpoint({
  name: 'custom-columns-manage', method: 'GET', route: 'custom-columns', summary: 'The fifteen columns of the installation, in use or not', ...manage,
  reply: z.object({ columns: z.array(ManagedColumn), mappingVersion: version, mappingFixedBy: z.string().nullable() }),
});

export const saveColumn = endpoint({
  name: 'custom-columns-save', method: 'PUT', route: 'custom-columns/{slot}', summary: 'Set up a column; out of use it keeps its data', ...manage, status: 204,
  params: z.strictObject({ slot: CustomSlot }),
  body: z.strictObject({ label: label(80), origin: z.enum(['erp', 'person']), visibleTo: z.array(Role).max(5), active: z.boolean(), erpColumn: z.string().trim().min(1).max(128).nullable(), version, mappingVersion: version }),
});
