import { groupBy } from '../../../shared/group-by.js';
import type { Scope } from '../../identity/caller.js';
import { bulkInsert, bulkUpdate } from '../../platform/database/bulk.js';
import type { Reader, Writer } from '../../platform/database/database.js';
import type { Act } from '../change-line.js';
import { changeableLines, saveLineChanges } from '../line-changes.store.js';
import { batchesWithLines, handBack, markUndone, proposalsNamed, saveProposalStates, type AnswerRow } from './answers.store.js';
import type { GivenForLine, LineUndo, MadeBatch } from './undo-answers.js';

/** What stands of the answers now, line by line. */
export async function standingOf(db: Reader, rows: readonly AnswerRow[], { scope, act }: { scope: Scope; act: Act }): Promise<GivenForLine[]> {
  const byLine = groupBy(rows, ({ lineId }) => lineId);
  const known = new Map((await changeableLines(db, [...byLine.keys()], { scope, act })).map((one) => [one.line.id, one]));
  const proposals = new Map((await proposalsNamed(db, rows.map(({ proposalId }) => proposalId), scope)).map((one) => [one.id, one]));
  const batches = await batchesNamed(db, rows.flatMap(({ batchId }) => (batchId === null ? [] : [batchId])));
  return [...byLine].map(([lineId, ofLine]) => ({
    rows: ofLine, known: known.get(lineId), batches: ofLine.flatMap(({ batchId }) => (batchId === null ? [] : [batches.get(batchId)!])),
    proposals: ofLine.map(({ proposalId }) => proposals.get(proposalId)!),
  }));
}

async function batchesNamed(db: Reader, ids: readonly number[]): Promise<Map<number, MadeBatch>> {
  const rows = groupBy(await batchesWithLines(db, ids), ({ id }) => id);
  return new Map([...rows].map(([id, lines]) => [id, {
    id, version: lines[0]!.version, arriveOn: lines[0]!.arriveOn,
    lines: lines.map(({ batchLineId, lineId, qty, state, lineVersion }) => ({ id: batchLineId, lineId, qty, state, version: lineVersion })),
  }]));
}

/** Cancels what was made, opens the proposals again and lets the lines go back, all by appended events. */
export async function saveUndone(tx: Writer, undone: readonly LineUndo[], act: Act): Promise<void> {
  await cancelBatches(tx, undone.flatMap(({ cancelled }) => cancelled), act);
  const reopened = undone.flatMap((one) => one.reopened.map((proposal) => ({ proposal, status: 'open' as const })));
  await saveProposalStates(tx, reopened, { endedOn: null, answeredAt: null, answeredBy: null });
  await saveLineChanges(tx, undone.map(({ change }) => change), act);
  await markUndone(tx, undone.flatMap(({ rows }) => rows), act.at);
  await handBack(tx, undone.map(({ rows: [row], change }) => ({ lineId: row!.lineId, leftAt: row!.lineVersionBefore, now: change.line.version })));
}

async function cancelBatches(tx: Writer, batches: readonly MadeBatch[], { userId, at }: Act): Promise<void> {
  const carried = batches.flatMap(({ id, arriveOn, lines }) => lines.map((line) => ({ ...line, batchId: id, arriveOn })));
  await bulkUpdate(tx, 'batch_line', { key: 'id', set: ['state', 'version'] }, carried.map(({ id, version }) => [id, 'cancelled', version + 1]));
  await bulkUpdate(tx, 'dispatch_batch', { key: 'id', set: ['status', 'version'] }, batches.map(({ id, version }) => [id, 'cancelled', version + 1]));
  await bulkInsert(tx, 'batch_event', ['batchId', 'lineId', 'batchLineId', 'kind', 'qty', 'fromOn', 'toOn', 'source', 'reason', 'note', 'userId', 'runId', 'at'],
    carried.map(({ batchId, lineId, id, qty, arriveOn }) => [batchId, lineId, id, 'cancelled', qty, arriveOn, null, null, 'answer-undone', null, userId, null, at]));
}
