import { Refusal } from '../../shared/refusal.js';
import { lockAuditChain } from '../audit/audit.store.js';
import type { AnyCall } from './open-session.step.js';
import { secondsToWait } from './throttle.js';
import { addFailure, recentFailures } from './users.store.js';

/**
 * Books a try as failed before it is looked at: fifty tries at once are fifty failures, one after the other, on both engines.
 *
 * @throws Refusal while the account or the address has to wait
 */
export async function bookAttempt({ audited, from, now }: AnyCall, account: string): Promise<void> {
  await audited({ id: null, name: account }, 'session.attempted', async (tx) => {
    await lockAuditChain(tx);
    const wait = secondsToWait(await recentFailures(tx, { account, address: from.address }, now), now);
    if (wait > 0) throw new Refusal('too-many', 'too-many-attempts', `Too many attempts. Try again in ${wait} seconds.`, { facts: { seconds: wait }, retryAfterSeconds: wait });
    await addFailure(tx, { account, address: from.address }, now);
    return { subject: account, after: from, reply: undefined };
  });
}
