import type { IsoDate } from '../../shared/dates.js';
import type { Scope } from '../identity/caller.js';
import { bulkInsert, bulkUpdate } from '../platform/database/bulk.js';
import type { Reader, Writer } from '../platform/database/database.js';
import type { RowOf } from '../platform/database/schema.js';
import type { Suggestion } from './proposal-rules.js';
import { reviewedColumns, type ReviewedLine } from './reviewed-line.js';
import type { HistoryLine } from './receipt-pools.js';

export type Proposal = RowOf<'batch_proposal'>;

/** Suppliers with lines whose proposals have to be looked at on a day. */
export const suppliersToReview = (db: Reader, today: IsoDate): Promise<{ supplierId: number; lines: number }[]> =>
  db.selectFrom('po_line').where('proposalReviewOn', '<=', today).groupBy('supplierId').orderBy('supplierId')
    .select((e) => ['supplierId', e.fn.countAll<number>().as('lines')]).execute();

export const linesToReview = (db: Reader, today: IsoDate, { supplierId, limit }: { supplierId: number; limit: number }): Promise<ReviewedLine[]> =>
  db.selectFrom('po_line').select(reviewedColumns).where('proposalReviewOn', '<=', today).where('supplierId', '=', supplierId)
    .orderBy('id').top(limit).execute();

const historyColumns = [
  'itemCode', 'itemFamily', 'orderedOn', 'originalDueOn', 'firstPromisedOn', 'firstPushOn', 'firstPushedTo', 'lastPushOn', 'lastPushedTo', 'pushCount', 'firstSeenOn', 'firstReceiptOn', 'lastReceiptOn', 'lastGapDays',
  'receiptCount', 'firstReceiptQty', 'orderedQty', 'openingQty', 'completedOn', 'leftOn', 'missingSinceOn',
] as const;

/** The newest lines of a supplier, open and closed: what its pattern is learnt from. */
export const historyOfSupplier = (db: Reader, supplierId: number, limit: number): Promise<HistoryLine[]> =>
  db.selectFrom('po_line').select(historyColumns).where('supplierId', '=', supplierId).orderBy('orderedOn', 'desc').top(limit).execute();

/** The newest lines of all suppliers. */
export const historyOfAll = (db: Reader, limit: number): Promise<HistoryLine[]> =>
  db.selectFrom('po_line').select(historyColumns).orderBy('id', 'desc').top(limit).execute();

export const openProposals = async (db: Reader, lineIds: readonly number[]): Promise<Proposal[]> =>
  (lineIds.length === 0 ? [] : db.selectFrom('batch_proposal').selectAll().where('lineId', 'in', lineIds).where('status', '=', 'open').orderBy('part').execute());

/** What people refused of these lines from a day on, whether or not they named another date. */
export const refusedSince = async (db: Reader, lineIds: readonly number[], sinceOn: IsoDate): Promise<Pick<Proposal, 'lineId' | 'arriveOn' | 'rule' | 'endedOn'>[]> =>
  (lineIds.length === 0 ? [] : db.selectFrom('batch_proposal').select(['lineId', 'arriveOn', 'rule', 'endedOn']).where('lineId', 'in', lineIds).where('status', '=', 'rejected').where('endedOn', '>=', sinceOn).execute());

/** What is on the road of each line. */
export async function dispatchedQtyOf(db: Reader, lineIds: readonly number[]): Promise<Map<number, number>> {
  if (lineIds.length === 0) return new Map();
  const rows = await db.selectFrom('batch_line').where('lineId', 'in', lineIds).where('state', '=', 'dispatched').groupBy('lineId')
    .select((e) => ['lineId', e.fn.sum<number>('qty').as('qty')]).execute();
  return new Map(rows.map(({ lineId, qty }) => [lineId, qty]));
}

export interface PackingOfItem { itemId: number; moq: number | null; orderMultiple: number | null; transitDays: number | null }

export const packingOf = (db: Reader, supplierId: number): Promise<PackingOfItem[]> =>
  db.selectFrom('item_supplier').select(['itemId', 'moq', 'orderMultiple', 'transitDays']).where('supplierId', '=', supplierId).execute();

export async function transitDaysOf(db: Reader, supplierId: number): Promise<number> {
  return (await db.selectFrom('supplier').select('transitDays').where('id', '=', supplierId).executeTakeFirstOrThrow()).transitDays;
}

/** A line's new proposals in place of its open ones, and the day on which it is looked at again. */
export interface Reviewed { line: ReviewedLine; superseded: readonly Proposal[]; made: readonly Suggestion[]; reviewOn: IsoDate | null }

/** Thrown when a person or a later night changed a line in between; the same piece is then done again. */
export class ReviewOvertaken extends Error {}

const proposalColumns = [
  'lineId', 'supplierId', 'runId', 'madeOn', 'part', 'parts', 'qty', 'readyOn', 'arriveOn', 'windowFromOn', 'windowToOn', 'confidence', 'rule', 'because',
  'pool', 'sampleSize', 'promisedOn', 'status', 'version',
] as const;

/** @throws ReviewOvertaken */
export async function saveReviews(tx: Writer, reviews: readonly Reviewed[], { runId, today }: { runId: number; today: IsoDate }): Promise<void> {
  const update = { key: 'id', guard: 'version', set: ['proposalReviewOn'] } as const;
  const reviewed = await bulkUpdate(tx, 'po_line', update, reviews.map(({ line, reviewOn }) => [line.id, line.version, reviewOn]));
  if (reviewed !== reviews.length) throw new ReviewOvertaken();
  const superseded = reviews.flatMap((review) => review.superseded);
  const ended = await bulkUpdate(tx, 'batch_proposal', { key: 'id', guard: 'version', set: ['status', 'endedOn', 'version'] },
    superseded.map(({ id, version }) => [id, version, 'superseded', today, version + 1]));
  if (ended !== superseded.length) throw new ReviewOvertaken();
  await bulkInsert(tx, 'batch_proposal', proposalColumns, reviews.flatMap(({ line, made }) => made.map((one, place) => [
    line.id, line.supplierId, runId, today, place + 1, made.length, one.qty, one.readyOn, one.arriveOn, one.windowFromOn, one.windowToOn, one.confidence,
    one.rule, JSON.stringify(one.because), one.pool, one.sampleSize, line.promisedOn ?? line.dueOn, 'open', 1,
  ])));
}

export async function countProposals(db: Reader, runId: number): Promise<number> {
  const { n } = await db.selectFrom('batch_proposal').where('runId', '=', runId).select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  return n;
}

/** The day before which nobody was watching. */
export async function baselineOn(db: Reader): Promise<IsoDate | null> {
  const first = await db.selectFrom('erp_run').select('businessOn').where('status', '=', 'good').orderBy('id').top(1).executeTakeFirst();
  return first?.businessOn ?? null;
}

export interface ProposalListing { scope: Scope; suppliers?: readonly number[] | undefined; from?: IsoDate | undefined; to?: IsoDate | undefined }

const openInScope = (db: Reader, { scope, suppliers, from, to }: ProposalListing) =>
  db.selectFrom('batch_proposal as p').innerJoin('po_line as l', 'l.id', 'p.lineId').innerJoin('supplier as s', 's.id', 'p.supplierId').where('p.status', '=', 'open')
    .$if(scope !== 'all', (q) => q.where('p.supplierId', 'in', atLeastNobody(scope as readonly number[])))
    .$if(suppliers !== undefined, (q) => q.where('p.supplierId', 'in', atLeastNobody(suppliers!)))
    .$if(from !== undefined, (q) => q.where('p.arriveOn', '>=', from!))
    .$if(to !== undefined, (q) => q.where('p.arriveOn', '<=', to!));

/** An empty list of suppliers means none, which SQL cannot say with `in ()`. */
const atLeastNobody = (ids: readonly number[]) => (ids.length === 0 ? [-1] : ids);

export const proposalsPage = (db: Reader, listing: ProposalListing, { offset, limit }: { offset: number; limit: number }) =>
  openInScope(db, listing).selectAll('p').select(['s.name as supplierName', 'l.poNumber', 'l.lineNumber', 'l.itemCode', 'l.itemName', 'l.uom', 'l.dueOn'])
    .orderBy('p.arriveOn').orderBy('p.id').offset(offset).fetch(limit).execute();

export async function countOpenProposals(db: Reader, listing: ProposalListing): Promise<number> {
  const { n } = await openInScope(db, listing).select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  return n;
}
