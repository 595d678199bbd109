import type { Database, Writer } from '../platform/database/database.js';
import { keptJson } from '../platform/kept-json.js';
import { appendAuditEvent } from './audit.store.js';

/** Who acts: a user, or nobody yet (a sign-in), or the product itself. */
export interface Actor { id: number | null; name: string }

export const theSystem: Actor = { id: null, name: 'system' };

/** What a change reports about itself, so that the audit trail can be written with it. */
export interface Changed<Reply> { subject: string; before?: unknown; after?: unknown; reason?: string | undefined; reply: Reply }

/** Runs a change and records it in the same transaction: no change without a trace, no trace without a change. */
export type Audited = <Reply>(by: Actor, action: string, change: (tx: Writer) => Promise<Changed<Reply>>) => Promise<Reply>;

export interface AuditedIn { now: () => string; source: 'http' | 'command' | 'system'; invocationId: string | null }

export const auditedIn = (db: Database, { now, source, invocationId }: AuditedIn): Audited => (by, action, change) =>
  db.transaction().execute(async (tx) => {
    const { subject, before, after, reason, reply } = await change(tx);
    await appendAuditEvent(tx, {
      at: now(), userId: by.id, actor: by.name, action, subject, before: asJson(before), after: asJson(after), reason: reason ?? null, source, invocationId,
    });
    return reply;
  });

const asJson = (value: unknown) => (value === undefined || value === null ? null : keptJson(value));
