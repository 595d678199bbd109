import type { RowOf } from '../platform/database/schema.js';

export type AuditEvent = RowOf<'audit_event'>;
export type AuditFacts = Omit<AuditEvent, 'id' | 'previousHash' | 'hash'>;

/** The text that is hashed with the hash of the event before: whoever changes an event breaks every hash after it. */
export const chainText = (previousHash: string, { at, userId, actor, action, subject, before, after, reason, source, invocationId }: AuditFacts): string =>
  JSON.stringify([previousHash, at, userId, actor, action, subject, before, after, reason, source, invocationId]);
