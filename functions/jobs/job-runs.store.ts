import type { Insertable, Selectable } from 'kysely';
import { StepName, type JobName, type StepCounts } from '../../shared/contracts/jobs-words.js';
import type { Reader, Writer } from '../platform/database/database.js';
import type { Schema } from '../platform/database/schema.js';

export type JobRun = Selectable<Schema['job_run']>;

/** Whoever holds the lease is alone: a run of the step that still says "running" was cut off. */
export const markCutOff = (tx: Writer, step: JobName, at: string) =>
  tx.updateTable('job_run').set({ outcome: 'lost', finishedAt: at, message: 'The process ended before the step did, or the database could not be written any more. The step is resumed by the next run.' })
    .where('step', '=', step).where('outcome', '=', 'running').execute();

export async function startJobRun(tx: Writer, run: Insertable<Schema['job_run']>): Promise<number> {
  return (await tx.insertInto('job_run').values(run).output('inserted.id').executeTakeFirstOrThrow()).id;
}

export const saveProgress = (tx: Writer, id: number, progress: { done: number; total: number; at: string }) =>
  tx.updateTable('job_run').set({ progressDone: progress.done, progressTotal: progress.total, heartbeatAt: progress.at }).where('id', '=', id).execute();

export interface Ending { outcome: 'done' | 'suspect' | 'failed'; counts: StepCounts; message: string | null; at: string }

export const finishJobRun = (tx: Writer, id: number, { outcome, counts, message, at }: Ending) =>
  tx.updateTable('job_run').set({ outcome, counts: JSON.stringify(counts), message: message?.slice(0, 2000) ?? null, finishedAt: at, heartbeatAt: at })
    .where('id', '=', id).execute();

/** The step's last run, whatever became of it. */
export const lastJobRun = (db: Reader, step: JobName): Promise<JobRun | undefined> =>
  db.selectFrom('job_run').selectAll().where('step', '=', step).orderBy('id', 'desc').top(1).executeTakeFirst();

/** The step's last run that came to an end of its own. */
export const lastFinishedRun = (db: Reader, step: JobName): Promise<JobRun | undefined> =>
  db.selectFrom('job_run').selectAll().where('step', '=', step).where('outcome', 'in', ['done', 'suspect']).orderBy('id', 'desc').top(1).executeTakeFirst();

export const jobRun = (db: Reader, id: number): Promise<JobRun | undefined> =>
  db.selectFrom('job_run').selectAll().where('id', '=', id).executeTakeFirst();

/** Newest first. */
export const jobRuns = (db: Reader, { step, offset, limit }: { step?: JobName | undefined; offset: number; limit: number }): Promise<JobRun[]> =>
  db.selectFrom('job_run').selectAll().$if(step !== undefined, (q) => q.where('step', '=', step!))
    .orderBy('id', 'desc').offset(offset).fetch(limit).execute();

export async function countJobRuns(db: Reader, step?: JobName): Promise<number> {
  const { n } = await db.selectFrom('job_run').select((e) => e.fn.countAll<number>().as('n'))
    .$if(step !== undefined, (q) => q.where('step', '=', step!)).executeTakeFirstOrThrow();
  return n;
}

/** The step of the night that is at work now, if one is. */
export const runningStep = (db: Reader): Promise<JobRun | undefined> =>
  db.selectFrom('job_run').selectAll().where('outcome', '=', 'running').where('step', 'in', StepName.options).orderBy('id', 'desc').top(1).executeTakeFirst();
