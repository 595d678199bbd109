import type { Choice } from '../../../shared/contracts/uploads.js';
import type { SeenLine } from '../../../shared/contracts/purchasing-words.js';
import { Refusal } from '../../../shared/refusal.js';
import { errorAt, refusal, refuseRows } from '../batches/refuse.js';
import type { RowFacts, UploadFacts } from './uploads.store.js';

/** Others may look at a file; only who sent it goes on with it. */
export function refuseForeign({ userId }: Pick<UploadFacts, 'userId'>, callerId: number): void {
  if (userId !== callerId) throw new Refusal('forbidden', 'permission-missing', 'Only the person who sent this file may go on with it.');
}

/**
 * The lines that were chosen for rows, before and now.
 *
 * @throws Refusal that points to every choice that nobody offered
 */
export function chosenWith(rows: readonly RowFacts[], now: readonly { row: number; lineId: number }[]): Map<number, number> {
  const byNumber = new Map(rows.map((row) => [row.rowNumber, row]));
  const isOffered = ({ row, lineId }: { row: number; lineId: number }) => (JSON.parse(byNumber.get(row)?.choices ?? '[]') as Choice[]).some((choice) => choice.lineId === lineId);
  refuseRows(now.flatMap((one, i) => (isOffered(one) ? [] : [errorAt(`/lines/${i}`, { code: 'row-not-found', facts: { row: one.row } })])));
  const before = rows.flatMap(({ rowNumber, chosenLineId }) => (chosenLineId === null ? [] : [[rowNumber, chosenLineId] as const]));
  return new Map([...before, ...now.map(({ row, lineId }) => [row, lineId] as const)]);
}

const makes = ({ verdict }: Pick<RowFacts, 'verdict'>) => verdict === 'batch' || verdict === 'ready' || verdict === 'note';

/** @throws Refusal when the file cannot be committed as it is */
export function refuseOpenRows(rows: readonly Pick<RowFacts, 'verdict'>[]): void {
  const errors = rows.filter(({ verdict }) => verdict === 'error').length;
  const questions = rows.filter(({ verdict }) => verdict === 'question').length;
  if (errors + questions > 0) throw refusal('conflict', { code: 'upload-open-rows', facts: { errors, questions } });
  if (!rows.some(makes)) throw refusal('conflict', { code: 'upload-nothing-new', facts: {} });
}

/** The lines that a dry run would change, as it saw them. */
export const seenIn = (rows: readonly RowFacts[]): SeenLine[] =>
  [...new Map(rows.filter(makes).map(({ lineId, lineVersion }) => [lineId!, { id: lineId!, version: lineVersion! }])).values()];

/** Whether a line that a dry run would change is no longer as it saw it. */
export const isOvertaken = (before: readonly RowFacts[], after: readonly Pick<RowFacts, 'rowNumber' | 'lineId' | 'lineVersion'>[]): boolean => {
  const now = new Map(after.map((row) => [row.rowNumber, row]));
  return before.filter(makes).some(({ rowNumber, lineId, lineVersion }) => now.get(rowNumber)?.lineId !== lineId || now.get(rowNumber)?.lineVersion !== lineVersion);
};

type Outcome = Pick<RowFacts, 'rowNumber' | 'verdict' | 'lineId'>;

/** Whether a file would come to something else than it did before. */
export const differs = (before: readonly Outcome[], after: readonly Outcome[]): boolean =>
  before.length !== after.length || before.some(({ rowNumber, verdict, lineId }, i) => after[i]!.rowNumber !== rowNumber || after[i]!.verdict !== verdict || after[i]!.lineId !== lineId);
