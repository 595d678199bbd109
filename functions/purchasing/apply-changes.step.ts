import { erpFieldNames, type LineKey } from '../../shared/contracts/erp-fields.js';
import { addDays } from '../../shared/dates.js';
import { erpRun, finishNight, lastGoodRun, lastNightBefore, type ErpRun } from '../jobs/erp-runs.store.js';
import { findNight, type NightWork } from '../jobs/find-night.step.js';
import { nextTouchedRange } from '../jobs/touched-keys.store.js';
import type { Writer } from '../platform/database/database.js';
import type { KeyRange } from '../platform/database/key-range.js';
import type { Step, StepContext } from '../platform/step.js';
import type { Parties } from './line-baseline.js';
import { beginLine, changesHands, continueLine, missLine, retireLine, type KnownLine, type LineNight, type LineOutcome } from './apply-night.js';
import { begunIn, endedIn, knownLines, linesTouchedIn, reusedIn, type BegunVersion } from './night-lines.store.js';
import { countMovements, insertLines, LineChangedMeanwhile, saveOutcomes, updateLines, type SavedOutcome } from './night-outcomes.store.js';
import { countXrefGaps, partiesOf } from './parties.store.js';

const pieceSize = 1_000;

/** change events -> timeline, batches */
export const applyChanges: Step<NightWork> = {
  name: 'timeline',
  find: (view, asked) => findNight(view, 'timeline', asked),
  async run(context, { erpRunId }) {
    const run = (await erpRun(context.db, erpRunId))!;
    const night = await nightOf(context, run);
    const total = run.newLines + run.changedLines + run.vanishedLines;
    let done = 0;
    for (let after: LineKey | null = null; ;) {
      const range = await nextTouchedRange(context.db, run.id, { after, size: pieceSize });
      context.progress(done += await applyPiece(context, night, range), Math.max(total, done));
      if (!range.upTo) break;
      after = range.upTo;
    }
    const counts = { ...(await countMovements(context.db, run.id)), xrefGaps: await countXrefGaps(context.db) };
    await context.write((tx) => finishNight(tx, run, 'timeline', context.now()));
    return { outcome: 'done', counts };
  },
};

async function nightOf({ db, settings, now }: StepContext, run: ErpRun): Promise<LineNight> {
  const before = await lastGoodRun(db, run.id);
  const previous = await lastNightBefore(db, run);
  const known = new Set(before ? (JSON.parse(before.fields) as string[]) : erpFieldNames);
  const silent = new Set(erpFieldNames.filter((field) => !known.has(field)));
  return { runId: run.id, businessOn: run.businessOn, previousOn: previous?.businessOn ?? null, silent, at: now(), policy: settings };
}

/** One piece in one transaction. When a person was faster on one of its lines, the piece is read and decided again. */
async function applyPiece(context: StepContext, night: LineNight, range: KeyRange): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await context.write((tx) => applyIn(tx, night, range));
    } catch (error) {
      if (!(error instanceof LineChangedMeanwhile) || attempt === 5) throw error;
    }
  }
}

async function applyIn(tx: Writer, night: LineNight, range: KeyRange): Promise<number> {
  const begun = await begunIn(tx, night.runId, range);
  const ended = await endedIn(tx, night.runId, range);
  const lines = await linesTouchedIn(tx, night.runId, range);
  const known = new Map((await knownLines(tx, lines, addDays(night.businessOn, -night.policy.slippedWithinDays))).map((one) => [textOf(one.line), one]));
  const parties = await partiesOf(tx, begun, night.at);
  const reused = new Set((await reusedIn(tx, night.runId, range)).map(textOf));
  const stays = new Set(begun.map(textOf));
  const decisions = [
    ...begun.flatMap((version) => decideSeen(known.get(textOf(version)), version, { parties: parties(version), reused: reused.has(textOf(version)), night })),
    ...ended.filter((key) => !stays.has(textOf(key))).flatMap((key) => decideGone(known.get(textOf(key)), night)),
  ];
  await save(tx, decisions, { night, range });
  return decisions.length;
}

/** What is to be saved: an outcome, and the line it changes where there is one. */
interface Decision { known: KnownLine | null; outcome: LineOutcome }

type Seen = { parties: Parties; reused: boolean; night: LineNight };

function decideSeen(known: KnownLine | undefined, version: BegunVersion, { parties, reused, night }: Seen): Decision[] {
  if (!known) return [{ known: null, outcome: beginLine(version, parties, night) }];
  if (known.line.appliedRunId >= night.runId) return [];
  if (!reused && !changesHands(known.line, version, parties)) return [{ known, outcome: continueLine(known, version, parties, night) }];
  return [{ known, outcome: retireLine(known, night) }, { known: null, outcome: beginLine(version, parties, night, known.line.generation + 1) }];
}

const decideGone = (known: KnownLine | undefined, night: LineNight): Decision[] =>
  (known && known.line.appliedRunId < night.runId ? [{ known, outcome: missLine(known, night) }] : []);

async function save(tx: Writer, decisions: readonly Decision[], { night, range }: { night: LineNight; range: KeyRange }): Promise<void> {
  const [old, fresh] = [decisions.filter(({ known }) => known), decisions.filter(({ known }) => !known)];
  await updateLines(tx, old.map(({ known, outcome }) => ({ before: known!.line, line: outcome.line })));
  const ids = await insertLines(tx, fresh.map(({ outcome }) => outcome.line), range);
  const outcomes: SavedOutcome[] = [
    ...old.map(({ known, outcome }) => ({ lineId: known!.line.id, outcome })),
    ...fresh.map(({ outcome }) => ({ lineId: ids.get(textOf(outcome.line))!, outcome })),
  ];
  await saveOutcomes(tx, outcomes, night);
}

const textOf = ({ poNumber, lineNumber }: LineKey) => `${poNumber}\t${lineNumber}`;
