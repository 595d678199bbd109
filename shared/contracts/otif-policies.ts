import { z } from 'zod';
import { endpoint } from './endpoint.js';
import { OtifPolicy } from './figures.js';

const n = z.number().int();
const days = n.min(0).max(365);
const label = z.string().trim().min(1).max(200);
const reason = z.string().trim().max(400).optional();

/** A policy as administrators know it; those that are not active judge nothing and stay for the record. */
export const KeptPolicy = OtifPolicy.extend({ active: z.boolean(), version: n });
export type KeptPolicy = z.infer<typeof KeptPolicy>;

export const listKeptPolicies = endpoint({
  name: 'otif-policies-list', method: 'GET', route: 'otif-policies', summary: 'All OTIF policies, those out of use included', permission: 'manage', reach: 'everybody',
  reply: z.object({ policies: z.array(KeptPolicy) }),
});

const CodeParams = z.strictObject({ code: z.string().regex(/^[A-Z0-9][A-Z0-9_-]{0,39}$/) });

export const savePolicy = endpoint({
  name: 'otif-policies-save', method: 'PUT', route: 'otif-policies/{code}', summary: 'Change an OTIF policy, or make one where `version` is null; every figure is judged anew', permission: 'manage', reach: 'everybody',
  params: CodeParams,
  body: z.strictObject({
    labelEn: label, labelZh: label, basis: OtifPolicy.shape.basis, daysEarly: days.nullable(), daysLate: days, level: OtifPolicy.shape.level,
    tolerance: z.number().min(0).max(1).multipleOf(0.0001), active: z.boolean(), version: n.min(1).nullable(), reason,
  }),
  reply: KeptPolicy,
});

export const readPolicyHistory = endpoint({
  name: 'otif-policies-history', method: 'GET', route: 'otif-policies/{code}/history', summary: 'Who changed a policy, newest first', permission: 'manage', reach: 'everybody', params: CodeParams,
  reply: z.object({ changes: z.array(z.object({ at: z.iso.datetime(), by: z.string(), before: z.unknown(), after: z.unknown(), reason: z.string().nullable() })) }),
});
