import type { LineKey } from '../../shared/contracts/erp-fields.js';
import { changeErpRun, runsWith } from '../jobs/erp-runs.store.js';
import type { StepContext } from '../platform/step.js';
import { clearStage, stagedKeyAfter, stagedRuns, type Staged } from './stage.store.js';

const rangeSize = 20_000;

/** Empties the stage of one run, a range at a time: nobody waits long for the writer. */
export async function clearRun(context: StepContext, runId: number): Promise<void> {
  for (const stage of ['erp_stage', 'erp_unchanged'] as const) await clear(context, { stage, runId });
}

async function clear(context: StepContext, staged: Staged): Promise<void> {
  for (let after: LineKey | null = null; ;) {
    const upTo = await stagedKeyAfter(context.db, staged, { after, size: rangeSize });
    const range = { after, upTo };
    await context.write((tx) => clearStage(tx, staged, range));
    if (!upTo) return;
    after = upTo;
  }
}

/** Readings that were cut off, and staged rows that nobody needs any more. */
export async function clearLeftovers(context: StepContext): Promise<void> {
  for (const { id } of await runsWith(context.db, ['reading'])) {
    await context.write((tx) => changeErpRun(tx, id, { status: 'failed', message: 'The process ended while it was reading.' }));
  }
  const kept = new Set((await runsWith(context.db, ['suspect', 'applying'])).map(({ id }) => id));
  for (const id of await stagedRuns(context.db)) if (!kept.has(id)) await clearRun(context, id);
}
