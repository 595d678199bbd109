import type { IsoDate } from '../../shared/dates.js';
import type { Reader, Writer } from '../platform/database/database.js';
import type { Schema } from '../platform/database/schema.js';
import type { Insertable, Selectable, Updateable } from 'kysely';

export type ErpRun = Selectable<Schema['erp_run']>;

const newest = (db: Reader) => db.selectFrom('erp_run').selectAll().orderBy('id', 'desc').top(1);

/** The newest run that became part of the truth, before a run when one is given. */
export const lastGoodRun = (db: Reader, beforeId?: number): Promise<ErpRun | undefined> =>
  newest(db).where('status', '=', 'good').$if(beforeId !== undefined, (q) => q.where('id', '<', beforeId!)).executeTakeFirst();

/** The newest good run of an earlier night: what "since last night" is measured from. */
export const lastNightBefore = (db: Reader, { id, businessOn }: Pick<ErpRun, 'id' | 'businessOn'>): Promise<ErpRun | undefined> =>
  newest(db).where('status', '=', 'good').where('id', '<', id).where('businessOn', '<', businessOn).executeTakeFirst();

export const erpRun = (db: Reader, id: number): Promise<ErpRun | undefined> =>
  db.selectFrom('erp_run').selectAll().where('id', '=', id).executeTakeFirst();

/** The newest run of a business date, whatever became of it. */
export const newestRunOn = (db: Reader, businessOn: IsoDate): Promise<ErpRun | undefined> =>
  newest(db).where('businessOn', '=', businessOn).executeTakeFirst();

/** The newest good run on or before a date. */
export const goodRunAsOf = (db: Reader, on: IsoDate): Promise<ErpRun | undefined> =>
  newest(db).where('status', '=', 'good').where('businessOn', '<=', on).executeTakeFirst();

export const runsWith = (db: Reader, statuses: readonly ErpRun['status'][]): Promise<ErpRun[]> =>
  db.selectFrom('erp_run').selectAll().where('status', 'in', statuses).orderBy('id').execute();

export async function startErpRun(tx: Writer, run: Insertable<Schema['erp_run']>): Promise<number> {
  return (await tx.insertInto('erp_run').values(run).output('inserted.id').executeTakeFirstOrThrow()).id;
}

export const changeErpRun = (tx: Writer, id: number, to: Updateable<Schema['erp_run']>) =>
  tx.updateTable('erp_run').set(to).where('id', '=', id).execute();

/** A later extract has the say over the ones that are still held. */
export const supersedeSuspects = (tx: Writer, byRunId: number) =>
  tx.updateTable('erp_run').set({ status: 'superseded' }).where('status', '=', 'suspect').where('id', '<', byRunId).execute();

/** The newest run with one of the states. */
export const newestRunAmong = (db: Reader, statuses: readonly ErpRun['status'][]): Promise<ErpRun | undefined> =>
  newest(db).where('status', 'in', statuses).executeTakeFirst();

/** How often reading this business date failed, and when last. */
export async function failuresOn(db: Reader, businessOn: IsoDate): Promise<{ count: number; lastAt: string | null }> {
  const failures = await db.selectFrom('erp_run').select('startedAt').where('businessOn', '=', businessOn).where('status', '=', 'failed').orderBy('id').execute();
  return { count: failures.length, lastAt: failures.at(-1)?.startedAt ?? null };
}

/**
 * The oldest good run that a later step has not finished. The next night waits for it, so that every night is judged by
 * what was known then; a step that failed holds nobody up.
 */
export async function unfinishedNight(db: Reader): Promise<ErpRun | undefined> {
  const run = await db.selectFrom('erp_run').selectAll().where('status', '=', 'good').where('alertsAt', 'is', null).orderBy('id').top(1).executeTakeFirst();
  if (!run) return undefined;
  const failed = await db.selectFrom('job_run').select('id').where('erpRunId', '=', run.id).where('outcome', '=', 'failed').top(1).executeTakeFirst();
  return failed ? undefined : run;
}

/** What a night carries when a step is done with it; the step works on nights that have the mark before its own. */
const marks = { ingestion: 'goodAt', changes: 'changesAt', timeline: 'timelineAt', proposals: 'proposalsAt', alerts: 'alertsAt' } as const;
const markBefore = { changes: 'goodAt', timeline: 'changesAt', proposals: 'timelineAt', alerts: 'proposalsAt' } as const;
type LaterStep = keyof typeof markBefore;

export const nextNightFor = (db: Reader, step: LaterStep): Promise<ErpRun | undefined> =>
  db.selectFrom('erp_run').selectAll().where('status', '=', 'good').where(markBefore[step], 'is not', null).where(marks[step], 'is', null)
    .orderBy('id').top(1).executeTakeFirst();

/** Marks the step done. A second time keeps the first mark. */
export async function finishNight(tx: Writer, run: ErpRun, step: LaterStep, at: string): Promise<void> {
  if (run[marks[step]] === null) await changeErpRun(tx, run.id, { [marks[step]]: at });
}

export const newestGoodRunOn = (db: Reader, businessOn: IsoDate): Promise<ErpRun | undefined> =>
  newest(db).where('status', '=', 'good').where('businessOn', '=', businessOn).executeTakeFirst();

/** Tells on which night a run's predecessor was read: a version that ended with run N was last seen then. */
export async function businessDates(db: Reader): Promise<{ lastBefore(runId: number): IsoDate }> {
  const runs = await db.selectFrom('erp_run').select(['id', 'businessOn']).where('status', '=', 'good').orderBy('id', 'desc').execute();
  return { lastBefore: (runId) => runs.find(({ id }) => id < runId)!.businessOn };
}

export const newestGoodRun = (db: Reader): Promise<ErpRun | undefined> => newest(db).where('status', '=', 'good').executeTakeFirst();

export const runsPage = (db: Reader, { offset, limit }: { offset: number; limit: number }): Promise<ErpRun[]> =>
  db.selectFrom('erp_run').selectAll().orderBy('id', 'desc').offset(offset).fetch(limit).execute();

export async function countRuns(db: Reader, status?: ErpRun['status']): Promise<number> {
  const { n } = await db.selectFrom('erp_run').select((e) => e.fn.countAll<number>().as('n')).$if(status !== undefined, (q) => q.where('status', '=', status!)).executeTakeFirstOrThrow();
  return n;
}

/** Good nights after a date, and how many days there were to have one. */
export async function nightsSince(db: Reader, on: IsoDate): Promise<{ good: number; expected: number }> {
  const rows = await db.selectFrom('erp_run').select(['businessOn', 'status']).where('businessOn', '>', on).distinct().execute();
  const datesOf = (wanted: (status: string) => boolean) => new Set(rows.filter(({ status }) => wanted(status)).map(({ businessOn }) => businessOn)).size;
  return { good: datesOf((status) => status === 'good'), expected: datesOf(() => true) };
}
