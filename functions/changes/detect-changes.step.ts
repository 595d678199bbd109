import { erpFieldNames, type LineKey } from '../../shared/contracts/erp-fields.js';
import { businessDates, erpRun, finishNight, lastGoodRun, type ErpRun } from '../jobs/erp-runs.store.js';
import { findNight, type NightWork } from '../jobs/find-night.step.js';
import { nextTouchedRange } from '../jobs/touched-keys.store.js';
import type { KeyRange } from '../platform/database/key-range.js';
import type { Step, StepContext } from '../platform/step.js';
import { countChanges, saveChanges, versionsBeforeAbsence, versionsBegun, versionsEnded } from './changes.store.js';
import { explainLine, type LineVersions } from './diff-lines.js';

const pieceSize = 2_000;

/** snapshot -> change events */
export const detectChanges: Step<NightWork> = {
  name: 'changes',
  find: (view, asked) => findNight(view, 'changes', asked),
  async run(context, { erpRunId }) {
    const run = (await erpRun(context.db, erpRunId))!;
    const before = await lastGoodRun(context.db, run.id);
    if (before) await explainNight(context, run, before);
    const counts = { changeEvents: await countChanges(context.db, run.id) };
    await context.write((tx) => finishNight(tx, run, 'changes', context.now()));
    return { outcome: 'done', counts };
  },
};

/** The first night is a baseline: everything is known, nothing is new. After it, every touched line is explained. */
async function explainNight(context: StepContext, run: ErpRun, before: ErpRun): Promise<void> {
  const fields = fieldsOfBoth(run, before);
  const total = run.newLines + run.changedLines + run.vanishedLines;
  let done = 0;
  for (let after: LineKey | null = null; ;) {
    const range = await nextTouchedRange(context.db, run.id, { after, size: pieceSize });
    const lines = await linesIn(context, run, range);
    const changes = lines.flatMap((versions) => explainLine(versions, fields));
    await context.write((tx) => saveChanges(tx, { runId: run.id, seenAt: context.now(), range }, changes));
    context.progress(done += lines.length, Math.max(total, done));
    if (!range.upTo) return;
    after = range.upTo;
  }
}

const fieldsOfBoth = (run: ErpRun, before: ErpRun) => {
  const [now, then] = [run, before].map(({ fields }) => new Set(JSON.parse(fields) as string[]));
  return erpFieldNames.filter((field) => now!.has(field) && then!.has(field));
};

/** The lines of a range, each with the versions that this night ended and began. */
async function linesIn({ db }: StepContext, run: ErpRun, range: KeyRange): Promise<LineVersions[]> {
  const lines = new Map<string, LineVersions>();
  for (const version of await versionsBegun(db, run.id, range)) lines.set(textOf(version), { after: version });
  for (const version of await versionsEnded(db, run.id, range)) lines.set(textOf(version), { ...lines.get(textOf(version)), before: version });
  const dates = await businessDates(db);
  for (const version of await versionsBeforeAbsence(db, run.id, range)) {
    const line = lines.get(textOf(version))!;
    const on = dates.lastBefore(version.untilRunId!);
    if (!line.lastSeen || line.lastSeen.on < on) line.lastSeen = { line: version, on };
  }
  return [...lines.values()];
}

const textOf = ({ poNumber, lineNumber }: LineKey) => `${poNumber}\t${lineNumber}`;
