import type { LineKey } from '../../shared/contracts/erp-fields.js';
import { changeErpRun, supersedeSuspects, type ErpRun } from '../jobs/erp-runs.store.js';
import type { StepContext } from '../platform/step.js';
import { clearLeftovers } from './clear-stage.step.js';
import type { KeyRange } from '../platform/database/key-range.js';
import { beginVersions, currentKeyAfter, currentTotals, endVersions } from './snapshots.store.js';
import { stagedKeyAfter } from './stage.store.js';

const rangeSize = 5_000;

/**
 * Makes a staged extract the truth, a range of keys at a time. Nothing reads the new versions before the run is good,
 * and a range that was applied twice is as if it was applied once, so it may be cut off anywhere.
 */
export async function applyExtract(context: StepContext, run: ErpRun): Promise<void> {
  let done = 0;
  for (let after: LineKey | null = null; ;) {
    const range = await nextRange(context, run, after);
    await context.write(async (tx) => {
      await endVersions(tx, run, range);
      await beginVersions(tx, run, range);
    });
    context.progress(Math.min(done += rangeSize, run.linesRead), run.linesRead);
    if (!range.upTo) break;
    after = range.upTo;
  }
  await declareGood(context, run);
}

/** At most `rangeSize` lines of the books and as many of the stage. The last range is open. */
async function nextRange({ db }: StepContext, run: ErpRun, after: LineKey | null): Promise<KeyRange> {
  const current = await currentKeyAfter(db, { after, size: rangeSize });
  const staged = await stagedKeyAfter(db, { stage: 'erp_stage', runId: run.id }, { after, size: rangeSize });
  return { after, upTo: current && staged ? firstOf(current, staged) : current ?? staged };
}

const firstOf = (a: LineKey, b: LineKey) => (a.poNumber < b.poNumber || (a.poNumber === b.poNumber && a.lineNumber < b.lineNumber) ? a : b);

async function declareGood(context: StepContext, run: ErpRun): Promise<void> {
  const { orderedQty, deliveredQty } = await currentTotals(context.db);
  await context.write(async (tx) => {
    await changeErpRun(tx, run.id, { status: 'good', goodAt: context.now(), orderedQty, deliveredQty });
    await supersedeSuspects(tx, run.id);
  });
  await clearLeftovers(context);
}
