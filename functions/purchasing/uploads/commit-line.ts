import type { StatementSource } from '../../../shared/contracts/purchasing-words.js';
import { statedFacts } from '../batches/line-edits.js';
import { changeLine, type Act, type LineChange, type Said } from '../change-line.js';
import type { NewBatch } from '../made-batches.store.js';
import { openOf, type LinePlan, type PlannedRow } from './plan-line.js';

/** On whose word a file is committed, and what its batches become. */
export interface Committing { source: StatementSource; makes: 'planned' | 'confirmed'; act: Act }

/** A batch that a row makes. */
export interface MadeByRow { row: number; batch: NewBatch }

const rowsThat = ({ rows }: LinePlan, verdict: PlannedRow['verdict']) => rows.filter((one) => one.verdict === verdict).map(({ row }) => row);

export const batchesOf = (plan: LinePlan, { source, makes }: Committing): MadeByRow[] => rowsThat(plan, 'batch').map((row) => {
  const { readyOn, arriveOn, qty } = openOf(row, plan.known, makes);
  const { id: lineId, supplierId } = plan.known.line;
  return {
    row: row.row,
    batch: { supplierId, status: makes, origin: 'upload', readyOn, dispatchedOn: null, arriveOn, carrier: null, container: null, reference: null, source, reason: null, note: row.comment, lines: [{ lineId, qty }] },
  };
});

/** What a file makes of a line; null where all of its rows were sent before. */
export function changeOf(plan: LinePlan, committing: Committing): LineChange | null {
  const { known, kept, ready } = plan;
  const { source, makes, act } = committing;
  const [batches, readyRows, notes] = [rowsThat(plan, 'batch'), rowsThat(plan, 'ready'), rowsThat(plan, 'note')];
  if (batches.length + readyRows.length + notes.length === 0) return null;
  const open = [...kept, ...batches.map((row) => openOf(row, known, makes))];
  const said: Said = {
    ready: readyRows.map((row) => ({ qty: row.qty!, readyOn: row.readyOn!, source, reason: null, note: row.comment })),
    notes: notes.map(({ comment }) => ({ body: comment!, internal: false })),
  };
  const isStated = batches.length + readyRows.length > 0;
  return changeLine(known, { open, said, ...(isStated && { facts: { ...ready, ...statedFacts(source, act, { open, agreed: false }) } }) }, act);
}
