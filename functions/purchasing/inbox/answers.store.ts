import { bulkInsert, bulkUpdate } from '../../platform/database/bulk.js';
import type { Reader, Writer } from '../../platform/database/database.js';
import { oneWhere, sumOf } from '../../platform/database/portable.js';
import type { Scope } from '../../identity/caller.js';
import type { RowOf } from '../../platform/database/schema.js';

export type Proposal = RowOf<'batch_proposal'>;
export type AnswerRow = RowOf<'proposal_answer'>;

/** Proposals by id, whatever became of them, as far as they are in scope: what is not is left out. */
export const proposalsNamed = (db: Reader, ids: readonly number[], scope: Scope): Promise<Proposal[]> =>
  db.selectFrom('batch_proposal').selectAll().where('id', 'in', ids).$if(scope !== 'all', (q) => q.where('supplierId', 'in', [-1, ...(scope as readonly number[])])).execute();

export const activeReasons = (db: Reader, codes: readonly string[]): Promise<{ code: string; acceptable: boolean }[]> =>
  db.selectFrom('reason').select(['code', 'acceptable']).where('code', 'in', codes).where('active', '=', true).execute();

export interface Answering { endedOn: string | null; answeredAt: string | null; answeredBy: number | null }

/** Answers how many were still as they had been read. */
export const saveProposalStates = (tx: Writer, states: readonly { proposal: Pick<Proposal, 'id' | 'version'>; status: Proposal['status'] }[], { endedOn, answeredAt, answeredBy }: Answering): Promise<number> =>
  bulkUpdate(tx, 'batch_proposal', { key: 'id', guard: 'version', set: ['status', 'endedOn', 'answeredAt', 'answeredBy', 'version'] },
    states.map(({ proposal: { id, version }, status }) => [id, version, status, endedOn, answeredAt, answeredBy, version + 1]));

const remembered = [
  'requestId', 'proposalId', 'lineId', 'supplierId', 'outcome', 'batchId', 'readyOn', 'qty', 'source', 'reason', 'note', 'factsBefore', 'lineVersionBefore', 'lineVersion', 'answeredAt', 'answeredBy',
] as const;

export const rememberAnswers = (tx: Writer, rows: readonly Omit<AnswerRow, 'id' | 'undoneAt'>[]): Promise<void> =>
  bulkInsert(tx, 'proposal_answer', remembered, rows.map((row) => remembered.map((column) => row[column])));

/** What a request of a user answered, as far as it is in scope still. */
export const answersOf = (db: Reader, requestId: string, { userId, scope, lines }: { userId: number; scope: Scope; lines?: readonly number[] | undefined }): Promise<AnswerRow[]> =>
  db.selectFrom('proposal_answer').selectAll().where('requestId', '=', requestId).where('answeredBy', '=', userId)
    .$if(scope !== 'all', (q) => q.where('supplierId', 'in', [-1, ...(scope as readonly number[])])).$if(lines !== undefined, (q) => q.where('lineId', 'in', lines!)).orderBy('id').execute();

/** Batches with all that they carry now. */
export const batchesWithLines = async (db: Reader, ids: readonly number[]) =>
  (ids.length === 0 ? [] : db.selectFrom('dispatch_batch as b').innerJoin('batch_line as l', 'l.batchId', 'b.id').where('b.id', 'in', ids)
    .select(['b.id', 'b.version', 'b.arriveOn', 'l.id as batchLineId', 'l.lineId', 'l.qty', 'l.state', 'l.version as lineVersion']).orderBy('l.id').execute());

export const markUndone = (tx: Writer, rows: readonly Pick<AnswerRow, 'id'>[], at: string): Promise<number> =>
  bulkUpdate(tx, 'proposal_answer', { key: 'id', set: ['undoneAt'] }, rows.map(({ id }) => [id, at]));

/** A line is where earlier answers had left it: those can be undone in turn. */
export async function handBack(tx: Writer, lines: readonly { lineId: number; leftAt: number; now: number }[]): Promise<void> {
  for (const { lineId, leftAt, now } of lines) {
    await tx.updateTable('proposal_answer').set({ lineVersion: now }).where('lineId', '=', lineId).where('lineVersion', '=', leftAt).where('undoneAt', 'is', null).execute();
  }
}

const asGiven = (db: Reader, { userId, scope }: { userId: number; scope: Scope }) =>
  db.selectFrom('proposal_answer as a').innerJoin('supplier as s', 's.id', 'a.supplierId').innerJoin('po_line as l', 'l.id', 'a.lineId').where('a.answeredBy', '=', userId).where('a.outcome', '<>', 'superseded')
    .$if(scope !== 'all', (q) => q.where('a.supplierId', 'in', [-1, ...(scope as readonly number[])])).groupBy(['a.requestId', 'a.answeredAt'])
    .select((e) => [
      'a.requestId', 'a.answeredAt', e.fn.countAll<number>().as('answers'),
      ...(['accepted', 'changed', 'rejected'] as const).map((outcome) => sumOf(oneWhere(e('a.outcome', '=', outcome))).as(outcome)),
      sumOf(oneWhere(e('a.undoneAt', 'is not', null))).as('undone'),
      e.fn.min<string>('s.name').as('firstSupplier'), e.fn.max<string>('s.name').as('lastSupplier'),
      e.fn.min<string>('l.poNumber').as('poNumber'), e.fn.min<string>('l.lineNumber').as('lineNumber'),
    ]);

/** The newest requests of a user since an instant. */
export const givenSince = (db: Reader, whose: { userId: number; scope: Scope }, { since, limit }: { since: string; limit: number }) =>
  asGiven(db, whose).where('a.answeredAt', '>=', since).orderBy('a.answeredAt', 'desc').orderBy('a.requestId').top(limit).execute();

export const givenIn = (db: Reader, whose: { userId: number; scope: Scope }, requestId: string) => asGiven(db, whose).where('a.requestId', '=', requestId).executeTakeFirst();

export type GivenRow = NonNullable<Awaited<ReturnType<typeof givenIn>>>;
