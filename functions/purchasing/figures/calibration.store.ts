import type { ProposalOutcome } from '../../../shared/contracts/calibration.js';
import type { IsoDate } from '../../../shared/dates.js';
import type { Scope } from '../../identity/caller.js';
import type { Reader } from '../../platform/database/database.js';
import type { Finished } from '../score-proposals.js';

/** Only the next delivery of a line is scored: the first part of what was proposed before it came. */
const scored = (db: Reader) => db.selectFrom('batch_proposal as p').where('p.part', '=', 1).where('p.outcome', 'is not', null);

export interface FinishedProposal extends Finished { id: number; supplierId: number; rule: string }

/** Scored proposals after an id, of all suppliers: who reads them answers for the scope. */
export const scoredAfter = (db: Reader, afterId: number, limit: number): Promise<FinishedProposal[]> =>
  scored(db).select(['p.id', 'p.supplierId', 'p.rule', 'p.madeOn', 'p.arriveOn', 'p.promisedOn', 'p.outcome', 'p.outcomeOn', 'p.confidence'])
    .where('p.id', '>', afterId).orderBy('p.id').top(limit).execute();

/** Scores change by night alone. */
export async function scoresVersion(db: Reader): Promise<string> {
  const newest = await db.selectFrom('erp_run').select(['id', 'timelineAt']).where('status', '=', 'good').orderBy('id', 'desc').top(1).executeTakeFirst();
  return JSON.stringify(newest ?? null);
}

export interface CalibrationListing {
  scope: Scope; suppliers?: readonly number[] | undefined; from?: IsoDate | undefined; to?: IsoDate | undefined;
  outcome?: ProposalOutcome | undefined; confidenceFrom?: number | undefined; confidenceTo?: number | undefined;
}

const named = (ids: readonly number[]) => (ids.length === 0 ? [-1] : ids);

/** A confidence of 1 belongs to the highest band. */
const listed = (db: Reader, { scope, suppliers, from, to, outcome, confidenceFrom, confidenceTo }: CalibrationListing) =>
  scored(db).innerJoin('po_line as l', 'l.id', 'p.lineId').innerJoin('supplier as s', 's.id', 'p.supplierId')
    .$if(scope !== 'all', (q) => q.where('p.supplierId', 'in', named(scope as readonly number[])))
    .$if(suppliers !== undefined, (q) => q.where('p.supplierId', 'in', named(suppliers!)))
    .$if(from !== undefined, (q) => q.where('p.madeOn', '>=', from!)).$if(to !== undefined, (q) => q.where('p.madeOn', '<=', to!))
    .$if(outcome !== undefined, (q) => q.where('p.outcome', '=', outcome!))
    .$if(confidenceFrom !== undefined, (q) => q.where('p.confidence', '>=', confidenceFrom!))
    .$if(confidenceTo !== undefined && confidenceTo < 1, (q) => q.where('p.confidence', '<', confidenceTo!));

export const calibrationPage = (db: Reader, listing: CalibrationListing, { offset, limit }: { offset: number; limit: number }) =>
  listed(db, listing).select([
    'p.lineId', 'l.poNumber', 'l.lineNumber', 'p.supplierId', 's.name as supplierName', 'l.itemCode', 'l.itemName', 'p.madeOn', 'p.arriveOn', 'p.windowFromOn', 'p.windowToOn',
    'p.promisedOn', 'p.outcome', 'p.outcomeOn', 'p.confidence',
  ]).orderBy('p.madeOn', 'desc').orderBy('p.id', 'desc').offset(offset).fetch(limit).execute();

export async function countCalibration(db: Reader, listing: CalibrationListing): Promise<number> {
  const { n } = await listed(db, listing).select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  return n;
}
