import { addDays, type IsoDate } from '../../shared/dates.js';
import { JobName, type StepCounts } from '../../shared/contracts/jobs-words.js';
import { lastGoodRun, lastNightBefore, newestRunAmong } from '../jobs/erp-runs.store.js';
import { lastFinishedRun, lastJobRun, type JobRun } from '../jobs/job-runs.store.js';
import type { Reader } from '../platform/database/database.js';
import { differingLines } from '../jobs/ledger.store.js';
import type { BooksView, JobsView, SupplierView } from './system-rules.js';

export async function jobsView(db: Reader): Promise<Omit<JobsView, 'schedule' | 'lookbackDays'>> {
  const lastGood = await lastGoodRun(db);
  const last = await Promise.all(JobName.options.map((step) => lastJobRun(db, step)));
  return {
    newestRun: await newestRunAmong(db, ['good', 'failed', 'suspect']),
    lastGood, nightBefore: lastGood && (await lastNightBefore(db, lastGood)),
    failedSteps: last.flatMap((run) => (run?.outcome === 'failed' ? [run] : [])),
    brokenEvent: brokenEventIn(await lastFinishedRun(db, 'audit-check')),
    failedMails: await failedMails(db),
  };
}

/** A check that is not done yet, or failed, takes nothing back. */
function brokenEventIn(run: JobRun | undefined): number | null {
  const { brokenEvent } = JSON.parse(run?.counts ?? '{}') as StepCounts;
  return brokenEvent ?? null;
}

async function failedMails(db: Reader): Promise<number> {
  return (await db.selectFrom('mail_outbox').select((e) => e.fn.countAll<number>().as('n')).where('status', '=', 'failed').executeTakeFirstOrThrow()).n;
}

/** Lines whose ledger does not equal the ERP are counted among those that the night touched. */
export async function booksView(db: Reader, runId: number): Promise<BooksView> {
  const kinds = new Set((await db.selectFrom('item_xref').select('kind').distinct().execute()).map(({ kind }) => kind));
  const count = async (kind: 'supplier' | 'item') => (kinds.has(kind) ? unmappedCodes(db, kind) : 0);
  return { gaps: { supplier: await count('supplier'), item: await count('item') }, brokenLines: (await differingLines(db, { appliedRunId: runId })).length };
}

async function unmappedCodes(db: Reader, kind: 'supplier' | 'item'): Promise<number> {
  const { n } = await db.selectFrom('po_line').where('archivedOn', 'is', null).where(`${kind}Unmapped`, '=', true)
    .select((e) => e.fn.count<number>(`${kind}Code`).distinct().as('n')).executeTakeFirstOrThrow();
  return n;
}

/** Per supplier: outstanding lines without a fresh word, and proposals that wait for an answer too long. */
export async function supplierViews(db: Reader, today: IsoDate, unansweredDays: number): Promise<SupplierView[]> {
  const silent = await db.selectFrom('po_line').where('archivedOn', 'is', null).where('outstandingQty', '>', 0).where('staleOn', '<=', today)
    .groupBy('supplierId').select((e) => ['supplierId', e.fn.countAll<number>().as('n')]).execute();
  const unanswered = await db.selectFrom('batch_proposal').where('status', '=', 'open').where('madeOn', '<=', addDays(today, -unansweredDays))
    .groupBy('supplierId').select((e) => ['supplierId', e.fn.countAll<number>().as('n')]).execute();
  const of = (rows: readonly { supplierId: number; n: number }[], id: number) => rows.find(({ supplierId }) => supplierId === id)?.n ?? 0;
  const suppliers = await db.selectFrom('supplier').select(['id', 'name']).orderBy('id').execute();
  return suppliers.map(({ id, name }) => ({ supplierId: id, name, silentLines: of(silent, id), unansweredProposals: of(unanswered, id) }));
}
