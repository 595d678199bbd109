import { sql } from 'kysely';
import type { LineKey } from '../../shared/contracts/erp-fields.js';
import type { IsoDate } from '../../shared/dates.js';
import { groupBy } from '../../shared/group-by.js';
import type { Reader } from '../platform/database/database.js';
import { inRange, type KeyRange } from '../platform/database/key-range.js';
import type { RowOf } from '../platform/database/schema.js';
import type { OpenBatchLine } from './allocate-delivery.js';
import type { KnownLine } from './apply-night.js';
import type { PoLine } from './line-baseline.js';

export type BegunVersion = RowOf<'erp_snapshot'>;

/** The versions that a run began, in a range of keys. */
export const begunIn = (db: Reader, runId: number, range: KeyRange): Promise<BegunVersion[]> =>
  db.selectFrom('erp_snapshot').selectAll().where('fromRunId', '=', runId).where((e) => inRange(e, range)).orderBy('poNumber').orderBy('lineNumber').execute();

/** The keys whose version a run ended, in a range. */
export const endedIn = (db: Reader, runId: number, range: KeyRange): Promise<LineKey[]> =>
  db.selectFrom('erp_snapshot').select(['poNumber', 'lineNumber']).where('untilRunId', '=', runId).where((e) => inRange(e, range)).orderBy('poNumber').orderBy('lineNumber').execute();

/** The keys that came back after an absence as lines of their own. */
export const reusedIn = (db: Reader, runId: number, range: KeyRange): Promise<LineKey[]> =>
  db.selectFrom('erp_change_event').select(['poNumber', 'lineNumber']).where('runId', '=', runId).where('kind', '=', 'reused').where((e) => inRange(e, range)).execute();

/** The lines in our books behind the keys that a run touched: of a re-used number the newest. */
export async function linesTouchedIn(db: Reader, runId: number, range: KeyRange): Promise<PoLine[]> {
  const touched = (end: 'fromRunId' | 'untilRunId') => db.selectFrom('po_line as p').selectAll('p')
    .innerJoin('erp_snapshot as n', (join) => join.onRef('n.poNumber', '=', 'p.poNumber').onRef('n.lineNumber', '=', 'p.lineNumber'))
    .where(`n.${end}`, '=', runId).where((e) => inRange(e, range, 'n'))
    .where((e) => e.or([e('p.archivedBecause', 'is', null), e('p.archivedBecause', '<>', 'reused')])).execute();
  const lines = [...(await touched('fromRunId')), ...(await touched('untilRunId'))];
  return [...new Map(lines.map((line) => [line.id, line])).values()];
}

/** What else has to be known of these lines before a night is applied to them. */
export async function knownLines(db: Reader, lines: readonly PoLine[], movedSince: IsoDate): Promise<KnownLine[]> {
  if (lines.length === 0) return [];
  const batches = groupBy(await openBatchLines(db, lines.filter((line) => line.openBatchQty > 0).map(({ id }) => id)), ({ lineId }) => lineId);
  const deliveries = new Map((await newestDeliveries(db, lines.filter((line) => line.receiptCount > 0).map(({ id }) => id))).map(({ lineId, id }) => [lineId, id]));
  const moves = groupBy(await laterMoves(db, lines.map(({ id }) => id), movedSince), ({ lineId }) => lineId);
  return lines.map((line) => ({
    line,
    open: batches.get(line.id) ?? [],
    newestDelivery: deliveries.has(line.id) ? { id: deliveries.get(line.id)!, movedOn: line.lastReceiptOn! } : null,
    movedLaterOn: (moves.get(line.id) ?? []).map(({ happenedOn }) => happenedOn),
  }));
}

const openStates = ['planned', 'confirmed', 'dispatched'] as const;

export async function openBatchLines(db: Reader, lineIds: readonly number[]): Promise<(OpenBatchLine & { lineId: number })[]> {
  if (lineIds.length === 0) return [];
  const rows = await db.selectFrom('batch_line as l').innerJoin('dispatch_batch as b', 'b.id', 'l.batchId')
    .select(['l.id', 'l.batchId', 'l.lineId', 'l.qty', 'l.state', 'b.readyOn', 'b.dispatchedOn', 'b.arriveOn'])
    .where('l.lineId', 'in', lineIds).where('l.state', 'in', openStates).orderBy('l.id').execute();
  return rows as (OpenBatchLine & { lineId: number })[];
}

async function newestDeliveries(db: Reader, lineIds: readonly number[]): Promise<{ lineId: number; id: number }[]> {
  if (lineIds.length === 0) return [];
  return db.selectFrom('movement').where('lineId', 'in', lineIds).where('kind', '=', 'delivery').groupBy('lineId')
    .select((e) => ['lineId', e.fn.max<number>('id').as('id')]).execute();
}

/** When lines were last expected later than before. What an answer moved and its undo moved back never happened. */
export const laterMoves = (db: Reader, lineIds: readonly number[], since: IsoDate) =>
  db.selectFrom('date_event as d').select(['d.lineId', 'd.happenedOn']).where('d.lineId', 'in', lineIds).where('d.kind', '=', 'expected')
    .whereRef('d.toOn', '>', 'd.fromOn').where('d.happenedOn', '>', since)
    .where((e) => e.not(e.exists(e.selectFrom('proposal_answer as a').select(sql.lit(1).as('one')).whereRef('a.lineId', '=', 'd.lineId').where('a.undoneAt', 'is not', null)
      .where((undone) => undone.or([undone('a.answeredAt', '=', undone.ref('d.at')), undone('a.undoneAt', '=', undone.ref('d.at'))]))))).execute();
