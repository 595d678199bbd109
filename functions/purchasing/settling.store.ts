import { bulkUpdate } from '../platform/database/bulk.js';
import type { Reader, Writer } from '../platform/database/database.js';
import type { Settled } from './settle-line.js';
import { touchLines } from './touch-lines.store.js';

/** Open lines in the order of their ids, with what the days follow from. */
export const linesToSettle = (db: Reader, afterId: number, limit: number) =>
  db.selectFrom('po_line').select([
    'id', 'version', 'orderedQty', 'deliveredQty', 'dueOn', 'promisedOn', 'erpState', 'stage', 'readyQty', 'statedOn', 'statedSource', 'statedArrivalOn', 'statedReadyOn',
    'slippedUntilOn', 'expectedOn', 'atRiskOn', 'staleOn',
  ]).where('id', '>', afterId).where('archivedOn', 'is', null).where('outstandingQty', '>', 0).where('expectedOn', 'is not', null).orderBy('id').top(limit).execute();

export interface SettledLine { line: { id: number; version: number }; days: Pick<Settled, 'atRiskOn' | 'staleOn'> }

/** A line that somebody changed meanwhile was settled by that. */
export async function saveTurningDays(tx: Writer, lines: readonly SettledLine[], { at, reviewOn }: { at: string; reviewOn: string }): Promise<number> {
  const saved = await bulkUpdate(tx, 'po_line', { key: 'id', guard: 'version', set: ['atRiskOn', 'staleOn', 'alertReviewOn'] },
    lines.map(({ line, days }) => [line.id, line.version, days.atRiskOn, days.staleOn, reviewOn]));
  await touchLines(tx, lines.map(({ line }) => line.id), at);
  return saved;
}
