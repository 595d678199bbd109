import { sql, type ExpressionBuilder } from 'kysely';
import type { Count } from '../../shared/contracts/lines.js';
import type { AuditSource } from '../../shared/contracts/audit.js';
import type { Reader } from '../platform/database/database.js';
import { contains } from '../platform/database/portable.js';
import type { Schema } from '../platform/database/schema.js';
import type { AuditEvent } from './audit-chain.js';

/** What is asked of the trail; instants from, and before. */
export interface AuditQuestion {
  userId?: number | undefined;
  actor?: string | undefined;
  action?: string | undefined;
  source?: AuditSource | undefined;
  fromAt?: string | undefined;
  beforeAt?: string | undefined;
  subject?: string | undefined;
}

function asked(e: ExpressionBuilder<Schema, 'audit_event'>, { userId, actor, action, source, fromAt, beforeAt, subject }: AuditQuestion) {
  return e.and([
    ...(userId === undefined ? [] : [e('userId', '=', userId)]),
    ...(actor ? [contains(e.ref('actor'), actor)] : []),
    ...(action === undefined ? [] : [action.includes('.') ? e('action', '=', action) : e('action', 'like', `${action}.%`)]),
    ...(source === undefined ? [] : [e('source', '=', source)]),
    ...(fromAt === undefined ? [] : [e('at', '>=', fromAt)]),
    ...(beforeAt === undefined ? [] : [e('at', '<', beforeAt)]),
    ...(subject ? [contains(e.ref('subject'), subject)] : []),
  ]);
}

export const auditPage = (db: Reader, question: AuditQuestion, { offset, limit }: { offset: number; limit: number }): Promise<AuditEvent[]> =>
  db.selectFrom('audit_event').selectAll().where((e) => asked(e, question)).orderBy('id', 'desc').offset(offset).fetch(limit).execute();

/** Stops counting where nobody reads on. */
export async function countAudit(db: Reader, question: AuditQuestion, most: number): Promise<Count> {
  const { n } = await db.selectFrom((from) => from.selectFrom('audit_event').select('id').where((e) => asked(e, question)).top(most + 1).as('some'))
    .select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  return { n: Math.min(n, most), more: n > most };
}

/** Newest first, piece by piece; the whole is never in memory. */
export const auditStream = (db: Reader, question: AuditQuestion, most: number): AsyncIterableIterator<AuditEvent> =>
  db.selectFrom('audit_event').selectAll().where((e) => asked(e, question)).orderBy('id', 'desc').top(most).stream(500);

export async function auditActions(db: Reader): Promise<string[]> {
  const rows = await db.selectFrom('audit_event').select('action').distinct().orderBy('action').execute();
  return rows.map(({ action }) => action);
}

/** What became of one thing, newest first. */
export const auditOfSubject = (db: Reader, subject: string, most: number): Promise<AuditEvent[]> =>
  db.selectFrom('audit_event').selectAll().where('subject', '=', subject).orderBy('id', 'desc').top(most).execute();

export const peopleToAsk = (db: Reader): Promise<{ id: number; name: string; email: string }[]> =>
  db.selectFrom('users').select(['id', 'name', 'email']).orderBy('name').orderBy(sql`id`).execute();
