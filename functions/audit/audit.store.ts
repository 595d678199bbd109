import type { Reader, Writer } from '../platform/database/database.js';
import type { RowOf } from '../platform/database/schema.js';
import { sha256 } from '../platform/hash.js';
import { chainText, type AuditEvent, type AuditFacts } from './audit-chain.js';

/** From here to its end the transaction is alone among those that leave a trace: what it reads stays so. */
export const lockAuditChain = (tx: Writer) => tx.updateTable('audit_head').set((e) => ({ lastEventId: e.ref('lastEventId') })).where('id', '=', 1).execute();

/** The head of the chain is locked first: events have one order, whoever writes them. */
export async function appendAuditEvent(tx: Writer, facts: AuditFacts): Promise<void> {
  await lockAuditChain(tx);
  const { hash: previousHash } = await tx.selectFrom('audit_head').select('hash').where('id', '=', 1).executeTakeFirstOrThrow();
  const hash = sha256(chainText(Buffer.from(previousHash).toString('hex'), facts));
  const { id } = await tx.insertInto('audit_event').values({ ...facts, previousHash, hash }).output('inserted.id').executeTakeFirstOrThrow();
  await tx.updateTable('audit_head').set({ lastEventId: id, hash }).where('id', '=', 1).execute();
}

export const auditHead = (db: Reader): Promise<RowOf<'audit_head'>> => db.selectFrom('audit_head').selectAll().where('id', '=', 1).executeTakeFirstOrThrow();

/** In the order of the chain. */
export const auditEventsAfter = (db: Reader, { afterId, upToId, limit }: { afterId: number; upToId: number; limit: number }): Promise<AuditEvent[]> =>
  db.selectFrom('audit_event').selectAll().where('id', '>', afterId).where('id', '<=', upToId).orderBy('id').top(limit).execute();

export const auditEventAt = (db: Reader, id: number): Promise<AuditEvent | undefined> =>
  db.selectFrom('audit_event').selectAll().where('id', '=', id).executeTakeFirst();
