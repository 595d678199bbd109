import { daysBetween } from '../../shared/dates.js';
import { fromUnits, toUnits } from '../../shared/quantities.js';
import { Refusal } from '../../shared/refusal.js';
import type { StepCounts } from '../../shared/contracts/jobs-words.js';
import { changeErpRun, erpRun, lastGoodRun, startErpRun, type ErpRun } from '../jobs/erp-runs.store.js';
import type { Step, StepContext, StepReport } from '../platform/step.js';
import { toldTrouble } from '../platform/told-trouble.js';
import { applyExtract } from './apply-extract.step.js';
import { clearLeftovers } from './clear-stage.step.js';
import { findExtract, type CaptureWork } from './find-extract.step.js';
import { suspicionsOf, type Suspicion } from './judge-extract.js';
import { readExtract, type Reading } from './read-extract.step.js';
import { resolveDuplicates } from './resolve-duplicates.step.js';
import { compareStaged, compareVanished, countUnchanged, currentSuppliers, currentTotals } from './snapshots.store.js';

/** erp -> snapshot */
export const captureSnapshot: Step<CaptureWork> = {
  name: 'ingestion',
  find: findExtract,
  async run(context, work) {
    await clearLeftovers(context);
    const runId = work.erpRunId ?? (await stageAndJudge(context, work));
    const run = (await erpRun(context.db, runId))!;
    if (run.status === 'applying') await applyExtract(context, run);
    return reportOf(run);
  },
};

async function stageAndJudge(context: StepContext, { extract, businessOn }: CaptureWork): Promise<number> {
  const last = await lastGoodRun(context.db);
  const knownFields = last ? (JSON.parse(last.fields) as string[]) : null;
  const id = await context.write((tx) => startErpRun(tx, {
    businessOn, source: context.erp.kind as Exclude<typeof context.erp.kind, 'none'>, sourceName: extract!.name, status: 'reading', baseline: !last, fields: '[]', startedAt: context.now(),
  }));
  try {
    const reading = await readExtract(context, { runId: id, extract: extract!, knownFields });
    reading.rejectedRows += await resolveDuplicates(context, { id, businessOn });
    refuseTooManyRejects(context, reading);
    await judge(context, { id, businessOn, reading, last });
  } catch (error) {
    await context.write((tx) => changeErpRun(tx, id, { status: 'failed', message: (toldTrouble(error) ?? (error as Error).message).slice(0, 2000) }));
    throw error;
  }
  return id;
}

function refuseTooManyRejects({ settings }: StepContext, { rowsRead, rejectedRows }: Reading): void {
  if (rejectedRows <= rowsRead * settings.largestRejectShare) return;
  throw new Refusal('invalid', 'too-many-rejects', `${rejectedRows} of ${rowsRead} rows could not be read, more than ${settings.largestRejectShare * 100} %. Their reasons are in the list of rejects.`,
    { facts: { rejectedRows, rowsRead } });
}

interface Judged { id: number; businessOn: string; reading: Reading; last: ErpRun | undefined }

/** Counts what the extract would change, and holds it back when that is not believable. */
async function judge(context: StepContext, { id, businessOn, reading, last }: Judged): Promise<void> {
  const { db, settings } = context;
  const { deliveredFell, ...staged } = await compareStaged(db, id);
  const lines = { ...staged, unchangedLines: staged.unchangedLines + (await countUnchanged(db, id)) };
  const closedWords = Object.entries(settings.erpStatusMap).filter(([, state]) => state !== 'open').map(([word]) => word);
  const { vanishedLines, deliveredOpen } = await compareVanished(db, { id, businessOn }, closedWords);
  const before = await currentTotals(db);
  const suspicions = suspicionsOf({
    linesRead: reading.rowsRead,
    linesBefore: last ? before.lines : null,
    changedLines: lines.changedLines,
    daysSinceLast: last ? daysBetween(last.businessOn, businessOn) : null,
    deliveredBefore: before.deliveredQty,
    deliveredLost: fromUnits(toUnits(deliveredFell) + toUnits(deliveredOpen)),
    lostSuppliers: (await currentSuppliers(db)).filter(({ supplierCode }) => !reading.suppliers.has(supplierCode)),
    lostFields: last ? (JSON.parse(last.fields) as string[]).filter((field) => !(reading.fields as readonly string[]).includes(field)) : [],
    endsShort: reading.endsShort,
    endsUnterminated: reading.ending.cutOff || (last?.endedWithNewline === true && reading.ending.endedWithNewline === false),
  }, settings.suspectWhen);
  await context.write((tx) => changeErpRun(tx, id, {
    ...lines, vanishedLines, linesRead: reading.rowsRead, rejectedRows: reading.rejectedRows, fields: JSON.stringify(reading.fields),
    endedWithNewline: reading.ending.endedWithNewline, ...verdict(suspicions),
  }));
}

const verdict = (suspicions: Suspicion[]) => (suspicions.length === 0
  ? { status: 'applying' as const }
  : { status: 'suspect' as const, suspicions: JSON.stringify(suspicions) });

function reportOf(run: ErpRun): StepReport {
  const { linesRead, newLines, changedLines, unchangedLines, vanishedLines, rejectedRows } = run;
  const counts: StepCounts = { linesRead, newLines, changedLines, unchangedLines, vanishedLines, rejectedRows };
  return { outcome: run.status === 'suspect' ? 'suspect' : 'done', counts, erpRunId: run.id };
}
