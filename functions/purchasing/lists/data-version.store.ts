import type { Reader } from '../../platform/database/database.js';

/**
 * Moves with every change: what people do leaves a link in the audit trail, what nights do is a run. Null while a step works,
 * when the data moves without either.
 */
export async function dataVersion(db: Reader): Promise<string | null> {
  const { runs, running, audited } = await db.selectFrom('job_run').select((e) => [
    e.fn.max('id').as('runs'),
    e.selectFrom('job_run as r').select((r) => r.fn.countAll<number>().as('n')).where('r.outcome', '=', 'running').as('running'),
    e.selectFrom('audit_event').select((a) => a.fn.max('audit_event.id').as('id')).as('audited'),
  ]).executeTakeFirstOrThrow();
  return running ? null : `${runs}/${audited}`;
}
