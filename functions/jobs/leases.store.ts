import type { JobName } from '../../shared/contracts/jobs-words.js';
import type { Database, Writer } from '../platform/database/database.js';
import { isGone } from '../platform/owner.js';
import { databaseNow } from '../platform/database/portable.js';

/** What one host does at a time: the jobs, and sending mail. */
export type LeaseName = JobName | 'mail';

/** A step belongs to one owner until the lease ends on the database's clock; the fence grows with every owner. */
export interface Lease { step: LeaseName; fence: number; owner: string }

export const leaseSeconds = 90;

const later = (instant: string, seconds: number) => new Date(Date.parse(instant) + seconds * 1000).toISOString();

/**
 * Null while somebody else holds it. A process of this machine that is gone holds nothing, nor does a lease that ends later than
 * any can: the clock was set back. Should its owner be alive, the fence keeps it from writing.
 */
export async function takeLease(db: Database, step: LeaseName, owner: string): Promise<Lease | null> {
  const now = await databaseNow(db);
  const { owner: holder } = await db.selectFrom('job_step').select('owner').where('name', '=', step).executeTakeFirstOrThrow();
  return db.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx.updateTable('job_step')
      .set((e) => ({ owner, leaseUntil: later(now, leaseSeconds), fence: e('fence', '+', 1) }))
      .where('name', '=', step).where((e) => e.or([e('leaseUntil', 'is', null), e('leaseUntil', '<', now), e('leaseUntil', '>', later(now, 2 * leaseSeconds)), ...(isGone(holder) ? [e('owner', '=', holder)] : [])]))
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return null;
    const { fence } = await tx.selectFrom('job_step').select('fence').where('name', '=', step).executeTakeFirstOrThrow();
    return { step, fence, owner };
  });
}

/** Thrown when another owner has taken the step: whatever this one was about to write must not be written. */
export class LeaseLost extends Error {
  constructor(step: string) { super(`Another host has taken over the step ${step}.`); }
}

/** First in every transaction of a step: it proves the lease, extends it and locks out a second owner until the commit. */
export async function proveLease(tx: Writer, { step, fence }: Lease, now: string): Promise<void> {
  const { numUpdatedRows } = await tx.updateTable('job_step').set({ leaseUntil: later(now, leaseSeconds) })
    .where('name', '=', step).where('fence', '=', fence).executeTakeFirst();
  if (numUpdatedRows === 0n) throw new LeaseLost(step);
}

export const releaseLease = (db: Database, { step, fence }: Lease) =>
  db.transaction().execute((tx) =>
    tx.updateTable('job_step').set({ owner: null, leaseUntil: null }).where('name', '=', step).where('fence', '=', fence).execute());
