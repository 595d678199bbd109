import type { Writer } from '../platform/database/database.js';
import { sha256 } from '../platform/hash.js';
import { chainText, type AuditFacts } from './audit-chain.js';

/** The head of the chain is locked first: events have one order, whoever writes them. */
export async function appendAuditEvent(tx: Writer, facts: AuditFacts): Promise<void> {
  await tx.updateTable('audit_head').set((e) => ({ lastEventId: e.ref('lastEventId') })).where('id', '=', 1).execute();
  const { hash: previousHash } = await tx.selectFrom('audit_head').select('hash').where('id', '=', 1).executeTakeFirstOrThrow();
  const hash = sha256(chainText(Buffer.from(previousHash).toString('hex'), facts));
  const { id } = await tx.insertInto('audit_event').values({ ...facts, previousHash, hash }).output('inserted.id').executeTakeFirstOrThrow();
  await tx.updateTable('audit_head').set({ lastEventId: id, hash }).where('id', '=', 1).execute();
}
