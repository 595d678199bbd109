import { z } from 'zod';
import { csvType, endpoint, Paging } from './endpoint.js';
import { Count } from './lines.js';

const id = z.number().int();

export const AuditSource = z.enum(['http', 'command', 'system']);
export type AuditSource = z.infer<typeof AuditSource>;

export const AuditEvent = z.object({
  id, at: z.iso.datetime(), userId: id.nullable(), actor: z.string(), action: z.string(), subject: z.string(), before: z.unknown(), after: z.unknown(),
  reason: z.string().nullable(), source: AuditSource, invocationId: z.string().nullable(),
});
export type AuditEvent = z.infer<typeof AuditEvent>;

/** Days are days of the business. `actor` and `subject` are parts of names, whatever the case; of `action`, what stands before a dot is enough. */
const AuditFilter = {
  userId: z.coerce.number().int().min(1).max(2_147_483_647).optional(), actor: z.string().trim().max(200).optional(), action: z.string().regex(/^[a-z-]+(\.[a-z-]+)?$/).max(80).optional(),
  source: AuditSource.optional(), from: z.iso.date().optional(), to: z.iso.date().optional(), subject: z.string().trim().max(200).optional(),
};

export const listAuditEvents = endpoint({
  name: 'audit-events', method: 'GET', route: 'audit/events', summary: 'Who changed what, newest first', permission: 'manage', reach: 'everybody',
  query: z.strictObject({ ...AuditFilter, ...Paging }), reply: z.object({ events: z.array(AuditEvent), total: Count }),
});

export const listAuditChoices = endpoint({
  name: 'audit-choices', method: 'GET', route: 'audit/choices', summary: 'What the audit trail can be asked for: actions and people', permission: 'manage', reach: 'everybody',
  reply: z.object({ actions: z.array(z.string()), users: z.array(z.object({ id, name: z.string(), email: z.string() })) }),
});

/** More are not exported at once; a shorter time is asked for instead. */
export const mostExported = 100_000;

export const exportAudit = endpoint({
  name: 'audit-export', method: 'GET', route: 'audit/export', summary: 'The same as a CSV file', permission: 'manage', reach: 'everybody', file: [csvType], query: z.strictObject(AuditFilter),
});

export const readAuditHead = endpoint({
  name: 'audit-head', method: 'GET', route: 'audit/head', summary: 'The end of the hash chain, to be kept elsewhere', permission: 'manage', reach: 'everybody',
  reply: z.object({ eventId: id, hash: z.string(), at: z.iso.datetime() }),
});
