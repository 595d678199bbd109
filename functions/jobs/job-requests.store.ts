import type { Selectable } from 'kysely';
import type { JobName } from '../../shared/contracts/jobs-words.js';
import type { IsoDate } from '../../shared/dates.js';
import type { Reader, Writer } from '../platform/database/database.js';
import type { Schema } from '../platform/database/schema.js';

export type JobRequest = Selectable<Schema['job_request']>;

export interface NewRequest { step: JobName; businessOn: IsoDate; requestedBy: number; requestedAt: string }

export async function requestJob(tx: Writer, request: NewRequest): Promise<number> {
  return (await tx.insertInto('job_request').values({ ...request, status: 'waiting' }).output('inserted.id').executeTakeFirstOrThrow()).id;
}

/** The oldest request that nobody has carried out; one that was cut off is taken up again. */
export const openRequest = (db: Reader, step: JobName): Promise<JobRequest | undefined> =>
  db.selectFrom('job_request').selectAll().where('step', '=', step).where('status', 'in', ['waiting', 'running']).orderBy('id').top(1).executeTakeFirst();

export const jobRequest = (db: Reader, id: number): Promise<JobRequest | undefined> =>
  db.selectFrom('job_request').selectAll().where('id', '=', id).executeTakeFirst();

export const changeRequest = (tx: Writer, id: number, to: { status: JobRequest['status']; message?: string | null; jobRunId?: number }) =>
  tx.updateTable('job_request').set({ ...to, ...(to.message && { message: to.message.slice(0, 2000) }) }).where('id', '=', id).execute();
