import { sql } from 'kysely';
import type { IsoDate } from '../../shared/dates.js';
import { bulkUpdate } from '../platform/database/bulk.js';
import type { Reader, Writer } from '../platform/database/database.js';
import { outcomeOf, type Finished } from './score-proposals.js';

/** Only the next delivery of a line is scored: the first part of what was proposed before it came. */
const scored = (db: Reader) => db.selectFrom('batch_proposal as p').where('p.part', '=', 1);

interface Met { id: number; windowFromOn: IsoDate | null; windowToOn: IsoDate | null; outcome: Finished['outcome']; movedOn: IsoDate }

/** Proposals from before a night whose line received goods in it. */
export const metInNight = (db: Reader, runId: number, { afterId, limit }: { afterId: number; limit: number }): Promise<Met[]> =>
  scored(db).innerJoin('movement as m', 'm.lineId', 'p.lineId').where('m.runId', '=', runId).where('m.kind', '=', 'delivery')
    .where('p.runId', '<', runId).where('p.outcomeOn', 'is', null).where((e) => e.or([e('p.outcome', 'is', null), e('p.outcome', '=', 'late')]))
    .where('p.id', '>', afterId).select(['p.id', 'p.windowFromOn', 'p.windowToOn', 'p.outcome', 'm.movedOn']).orderBy('p.id').top(limit).execute();

export const saveMet = (tx: Writer, met: readonly Met[]): Promise<number> =>
  bulkUpdate(tx, 'batch_proposal', { key: 'id', set: ['outcome', 'outcomeOn'] }, met.map((one) => [one.id, outcomeOf(one, one.movedOn), one.movedOn]));

/** A window that passed without the goods is a miss, whenever they come. */
export const missPassedWindows = (tx: Writer, today: IsoDate) =>
  tx.updateTable('batch_proposal').set({ outcome: 'late' }).where('outcome', 'is', null).where('part', '=', 1).where('windowToOn', '<', today).execute();

/** Lines that ended without the goods prove nothing. */
export const voidEndedLines = (tx: Writer, runId: number) =>
  tx.updateTable('batch_proposal').set({ outcome: 'void' }).where('outcome', 'is', null).where('part', '=', 1)
    .where((e) => e.exists(e.selectFrom('po_line as l').select(sql.lit(1).as('one')).whereRef('l.id', '=', 'batch_proposal.lineId')
      .where('l.appliedRunId', '=', runId).where('l.erpState', '<>', 'open'))).execute();
