import { describe, expect, it } from 'vitest';
import type { InboxGroup, InboxProposal } from '../../shared/contracts/inbox.js';
import type { Problem } from '../../shared/contracts/problem.js';
import { localTime, addDays } from '../../shared/dates.js';
import { anErpLine, type FileLine } from '../fixtures/nights.js';
import { aProduct, type Visitor } from '../fixtures/product.js';

interface Inbox { today: string; open: number; groups: InboxGroup[]; recent: { requestId: string; accepted: number; changed: number; rejected: number; undone: number }[] }
interface Answers {
  given: { requestId: string } | null; superseded: number[]; notAnswered: { proposalId: number; poNumber: string; why: string; current: InboxProposal[] }[];
  answered: { proposalId: number; lineId: number; outcome: string; batchId: number | null; readyOn: string | null; qty: number | null; source: string }[];
}
interface Undone { undone: { proposalId: number }[]; notUndone: { poNumber: string; why: string }[] }

const product = await aProduct();
const { db } = product;
const today = localTime(new Date().toISOString(), 'Asia/Shanghai').date;
const inDays = (days: number) => addDays(today, days);

/** Lines without any history: what is proposed is the promised date. */
const aLine = (n: number, but: FileLine = {}) => anErpLine({ poNumber: `PO-${100 + n}`, supplierCode: `S${n % 3}`, supplierName: `Supplier ${n % 3}`, orderedOn: inDays(-20), dueOn: inDays(n), promisedOn: inDays(n), orderedQty: 100, ...but });
const lines = Array.from({ length: 60 }, (_, n) => aLine(n + 1));
await product.night(inDays(0), lines);

const supplier = await product.as('supplier', ['S1']);
const expeditor = await product.as('expeditor', ['S1', 'S2']);
const planner = await product.as('planner');

const inboxOf = async (visitor: Visitor) => (await visitor.get<Inbox>('/api/inbox')).body;
const openOf = async (visitor: Visitor) => (await inboxOf(visitor)).groups.flatMap(({ sections }) => sections.flatMap(({ proposals }) => proposals));
const answer = (visitor: Visitor, body: unknown) => visitor.send<Answers>('POST', '/api/inbox/answers', body);
const accepts = (proposals: readonly InboxProposal[]) => proposals.map(({ id, version }) => ({ proposalId: id, version, answer: { kind: 'accept' } }));
const lineOf = (id: number) => db.selectFrom('po_line').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const proposalOf = (id: number) => db.selectFrom('batch_proposal').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

describe('the inbox', () => {
  it('groups what is open by supplier and window, within the scope', async () => {
    const inbox = await inboxOf(expeditor);
    expect(inbox.groups.map(({ supplierCode, open }) => [supplierCode, open])).toEqual([['S1', 20], ['S2', 20]]);
    expect(inbox.open).toBe(40);
    for (const { sections } of inbox.groups) for (const { total, proposals } of sections) expect(proposals).toHaveLength(total);
    const windows = inbox.groups[0]!.sections.map(({ window }) => window);
    expect(windows).toEqual(['overdue', 'this-week', 'next-weeks', 'later'].filter((one) => windows.includes(one as never)));
    expect((await inboxOf(supplier)).groups.map(({ supplierCode }) => supplierCode)).toEqual(['S1']);
    expect((await inboxOf(planner)).open).toBe(60);
  });

  it('gives one section page by page', async () => {
    const { supplierId, sections } = (await inboxOf(supplier)).groups[0]!;
    const later = sections.find(({ window }) => window === 'later')!;
    const { body } = await supplier.get<{ proposals: InboxProposal[]; total: number }>(`/api/inbox/proposals?supplier=${supplierId}&window=later&offset=1&limit=2`);
    expect(body).toEqual({ total: later.total, proposals: later.proposals.slice(1, 3) });
  });

  it('has nothing of a foreign supplier', async () => {
    const foreign = (await inboxOf(planner)).groups.find(({ supplierCode }) => supplierCode === 'S2')!;
    expect((await supplier.get<{ total: number }>(`/api/inbox/proposals?supplier=${foreign.supplierId}&window=later`)).body.total).toBe(0);
    expect((await supplier.get<Inbox>(`/api/inbox?suppliers=${foreign.supplierId}`)).body.open).toBe(0);
    const one = foreign.sections.at(-1)!.proposals.at(-1)!;
    const [refused, never] = [await answer(supplier, { answers: accepts([one]) }), await answer(supplier, { answers: [{ proposalId: 999_999, version: 1, answer: { kind: 'accept' } }] })];
    expect([refused.status, never.status]).toEqual([404, 404]);
    expect((await proposalOf(one.id)).status).toBe('open');
  });
});

describe('an answer', () => {
  it('of a supplier confirms a batch, states the readiness and leaves a trace', async () => {
    const [first] = await openOf(supplier);
    const { body } = await answer(supplier, { answers: accepts([first!]) });
    expect(body.answered).toEqual([{ proposalId: first!.id, lineId: first!.lineId, outcome: 'accepted', batchId: expect.any(Number) as number, readyOn: first!.readyOn, qty: 100, source: 'supplier-confirmed' }]);
    const batch = await db.selectFrom('dispatch_batch').selectAll().where('id', '=', body.answered[0]!.batchId!).executeTakeFirstOrThrow();
    expect(batch).toMatchObject({ status: 'confirmed', origin: 'proposal', readyOn: first!.readyOn, arriveOn: first!.arriveOn });
    expect(await lineOf(first!.lineId)).toMatchObject({ statedSource: 'supplier-confirmed', statedOn: today, statedReadyOn: first!.readyOn, unallocatedQty: 0, openBatchQty: 100, expectedOn: first!.arriveOn });
    expect(await proposalOf(first!.id)).toMatchObject({ status: 'accepted', qty: first!.qty, readyOn: first!.readyOn, endedOn: today, version: first!.version + 1 });
    const event = await db.selectFrom('date_event').selectAll().where('lineId', '=', first!.lineId).where('kind', '=', 'ready-to-dispatch').executeTakeFirstOrThrow();
    expect(event).toMatchObject({ fromOn: null, toOn: first!.readyOn, source: 'supplier-confirmed', reason: 'proposal-accepted' });
    expect(await db.selectFrom('audit_event').select('action').where('subject', '=', `proposals/${body.given!.requestId}`).execute()).toEqual([{ action: 'proposals.answered' }]);
    expect((await inboxOf(supplier)).groups[0]).toMatchObject({ open: 19, answered: 1 });
  });

  it('of an expeditor needs a source; an estimate plans', async () => {
    const [one] = (await openOf(expeditor)).slice(-1);
    const refused = await expeditor.send<Problem>('POST', '/api/inbox/answers', { answers: accepts([one!]) });
    expect([refused.status, refused.body.type]).toEqual([400, '/problems/source-missing']);
    const { body } = await answer(expeditor, { answers: accepts([one!]), source: 'expeditor-estimate' });
    expect(body.answered[0]).toMatchObject({ outcome: 'accepted', source: 'expeditor-estimate' });
    expect(await lineOf(one!.lineId)).toMatchObject({ statedSource: 'expeditor-estimate', openBatchQty: 100 });
    expect((await db.selectFrom('dispatch_batch').select('status').where('id', '=', body.answered[0]!.batchId!).executeTakeFirst())?.status).toBe('planned');
  });

  it('of a planner is an override; viewers and administrators have no say', async () => {
    const [one] = (await openOf(planner)).slice(-1);
    expect((await answer(planner, { answers: accepts([one!]) })).body.answered[0]).toMatchObject({ source: 'planner-override' });
    for (const role of ['viewer', 'admin'] as const) expect((await answer(await product.as(role), { answers: accepts([one!]) })).status).toBe(403);
  });

  it('may move the date and the quantity; the rest is asked again', async () => {
    const [one] = (await openOf(supplier)).slice(-1);
    const { body } = await answer(supplier, { answers: [{ proposalId: one!.id, version: one!.version, answer: { kind: 'change', readyOn: inDays(90), qty: 60 } }] });
    expect(body.answered[0]).toMatchObject({ outcome: 'changed', readyOn: inDays(90), qty: 60 });
    expect(await lineOf(one!.lineId)).toMatchObject({ unallocatedQty: 40, statedOn: today, statedReadyOn: null, proposalReviewOn: today });
  });

  it('may move a whole group, by days or to a day', async () => {
    const some = (await openOf(supplier)).slice(-4);
    const byDays = await answer(supplier, { answers: accepts(some.slice(0, 2)), shift: { days: 7 } });
    expect(byDays.body.answered.map(({ outcome, readyOn }) => [outcome, readyOn])).toEqual(some.slice(0, 2).map(({ readyOn }) => ['changed', addDays(readyOn, 7)]));
    const toDay = await answer(supplier, { answers: accepts(some.slice(2)), shift: { toOn: inDays(50) } });
    expect(toDay.body.answered.map(({ readyOn }) => readyOn)).toEqual([inDays(50), inDays(50)]);
    const [other] = await openOf(supplier);
    const past = await answer(supplier, { answers: accepts([other!]), shift: { toOn: inDays(-1) } });
    expect(past.body.notAnswered).toMatchObject([{ proposalId: other!.id, why: 'date-passed', current: [{ id: other!.id }] }]);
  });

  it('may refuse, with another date or without one', async () => {
    const [one, two] = (await openOf(supplier)).slice(-2) as [InboxProposal, InboxProposal];
    const { body } = await answer(supplier, { answers: [
      { proposalId: one.id, version: one.version, answer: { kind: 'reject', reason: 'capacity', alternative: { readyOn: inDays(70), qty: 100 } } },
      { proposalId: two.id, version: two.version, answer: { kind: 'reject', reason: 'material-shortage', note: 'No steel before spring.' } },
    ] });
    expect(body.answered.map(({ outcome, batchId, readyOn }) => [outcome, batchId === null, readyOn])).toEqual([['rejected', false, inDays(70)], ['rejected', true, null]]);
    expect(await lineOf(one.lineId)).toMatchObject({ unallocatedQty: 0, statedReadyOn: inDays(70) });
    expect(await lineOf(two.lineId)).toMatchObject({ unallocatedQty: 100, statedOn: null });
    const { status, body: problem } = await supplier.send<Problem>('POST', '/api/inbox/answers', { answers: [{ proposalId: two.id, version: 1, answer: { kind: 'reject', reason: 'bad-mood' } }] });
    expect([status, problem.type, problem.errors?.[0]?.pointer]).toEqual([400, '/problems/reason-unknown', '/answers/0/answer/reason']);
  });

  it('that comes too late or asks for too much is named, and the others are answered', async () => {
    const [gone, much, fine] = await openOf(supplier) as [InboxProposal, InboxProposal, InboxProposal];
    await answer(planner, { answers: accepts([gone]) });
    const { body } = await answer(supplier, { answers: [...accepts([gone]), { proposalId: much.id, version: much.version, answer: { kind: 'change', qty: 101 } }, ...accepts([fine])] });
    expect(body.answered.map(({ proposalId }) => proposalId)).toEqual([fine.id]);
    expect(body.notAnswered.map(({ proposalId, why, current }) => [proposalId, why, current.map(({ id }) => id)])).toEqual([[gone.id, 'answered', []], [much.id, 'over-allocated', [much.id]]]);
    expect((await lineOf(much.lineId)).openBatchQty).toBe(0);
    expect((await answer(supplier, { answers: [...accepts([much]), ...accepts([much])] })).status).toBe(400);
  });
});

describe('taking answers back', () => {
  const undo = (visitor: Visitor, requestId: string, more = {}) => visitor.send<Undone>('POST', '/api/inbox/undo', { requestId, ...more });

  it('brings back what was, by appended events', async () => {
    const two = (await openOf(supplier)).slice(0, 2);
    const before = await Promise.all(two.map(({ lineId }) => lineOf(lineId)));
    const { body: { given, answered } } = await answer(supplier, { answers: accepts(two), shift: { days: 40 } });
    expect((await undo(supplier, given!.requestId)).body).toMatchObject({ undone: two.map(({ id }) => ({ proposalId: id })), notUndone: [] });
    for (const [i, { id, lineId }] of two.entries()) {
      const { version, changedAt: _, proposalReviewOn: _p, alertReviewOn: _a, ...after } = await lineOf(lineId);
      expect(before[i]).toMatchObject(after);
      expect(version).toBe(before[i]!.version + 2);
      expect(await proposalOf(id)).toMatchObject({ status: 'open', answeredAt: null, endedOn: null });
      expect((await db.selectFrom('batch_event').select('kind').where('batchId', '=', answered[i]!.batchId!).orderBy('id').execute()).map(({ kind }) => kind)).toEqual(['made', 'cancelled']);
      const dates = await db.selectFrom('date_event').select(['kind', 'toOn']).where('lineId', '=', lineId).where('kind', '=', 'ready-to-dispatch').orderBy('id').execute();
      expect(dates.map(({ toOn }) => toOn)).toEqual([answered[i]!.readyOn, null]);
    }
    expect((await inboxOf(supplier)).recent[0]).toMatchObject({ requestId: given!.requestId, changed: 2, undone: 2 });
    expect((await undo(supplier, given!.requestId)).body.notUndone.map(({ why }) => why)).toEqual(['undone', 'undone']);
    // Two answers that never were do not make a promise that slipped.
    const { body } = await answer(supplier, { answers: accepts((await openOf(supplier)).filter(({ id }) => id === two[0]!.id)), shift: { days: 41 } });
    expect((await lineOf(body.answered[0]!.lineId)).slippedUntilOn).toBeNull();
    await undo(supplier, body.given!.requestId);
  });

  it('names the lines that somebody worked on since, and those of more than ten minutes ago', async () => {
    const three = (await openOf(supplier)).slice(0, 3);
    const { body: { given, answered } } = await answer(supplier, { answers: accepts(three) });
    await db.updateTable('po_line').set((e) => ({ version: e('version', '+', 1) })).where('id', '=', three[0]!.lineId).execute();
    await db.updateTable('dispatch_batch').set({ version: 2 }).where('id', '=', answered[1]!.batchId!).execute();
    const { body } = await undo(supplier, given!.requestId);
    expect(body.notUndone.map(({ poNumber, why }) => [poNumber, why])).toEqual([[three[0]!.poNumber, 'line-changed'], [three[1]!.poNumber, 'batch-changed']]);
    expect(body.undone.map(({ proposalId }) => proposalId)).toEqual([three[2]!.id]);
    await db.updateTable('proposal_answer').set({ answeredAt: new Date(Date.now() - 601_000).toISOString() }).where('requestId', '=', given!.requestId).execute();
    expect((await undo(supplier, given!.requestId)).body.notUndone.map(({ why }) => why)).toEqual(['too-late', 'too-late', 'undone']);
  });

  it('goes line by line, and is only for those who answered', async () => {
    const two = (await openOf(supplier)).slice(0, 2);
    const { body: { given } } = await answer(supplier, { answers: accepts(two) });
    expect((await undo(expeditor, given!.requestId)).status).toBe(404);
    expect((await undo(supplier, given!.requestId, { lines: [two[1]!.lineId] })).body.undone.map(({ proposalId }) => proposalId)).toEqual([two[1]!.id]);
    expect(await proposalOf(two[0]!.id)).toMatchObject({ status: 'accepted' });
  });
});

describe('several parts of one line', () => {
  it('are answered one by one, taken back in turn, and speak for the line when all are', async () => {
    const [whole] = (await openOf(planner)).filter(({ qty }) => qty === 100);
    const { id, ...row } = await proposalOf(whole!.id);
    await db.updateTable('batch_proposal').set({ status: 'superseded' }).where('id', '=', id).execute();
    const twoParts = [{ part: 1, qty: 70, on: inDays(20) }, { part: 2, qty: 30, on: inDays(30) }];
    await db.insertInto('batch_proposal').values(twoParts.map(({ part, qty, on }) => ({ ...row, part, parts: 2, qty, readyOn: on, arriveOn: on }))).execute();
    const parts = (await openOf(planner)).filter(({ lineId }) => lineId === row.lineId);
    const second = (await answer(planner, { answers: accepts(parts.slice(1)) })).body;
    expect(await lineOf(row.lineId)).toMatchObject({ unallocatedQty: 70, statedReadyOn: null, statedOn: today });
    const first = (await answer(planner, { answers: accepts(parts.slice(0, 1)) })).body;
    expect(await lineOf(row.lineId)).toMatchObject({ unallocatedQty: 0, statedReadyOn: inDays(30) });
    for (const { given } of [first, second]) expect((await planner.send<Undone>('POST', '/api/inbox/undo', { requestId: given!.requestId })).body.notUndone).toEqual([]);
    expect(await lineOf(row.lineId)).toMatchObject({ unallocatedQty: 100, statedReadyOn: null, statedOn: null });
    expect((await openOf(planner)).filter(({ lineId }) => lineId === row.lineId)).toHaveLength(2);
  });
});

describe('the next night', () => {
  it('does not ask the same again at once', async () => {
    const refused = await db.selectFrom('batch_proposal').select('lineId').where('status', '=', 'rejected').execute();
    const [one] = await openOf(supplier);
    await answer(supplier, { answers: [{ proposalId: one!.id, version: one!.version, answer: { kind: 'reject', reason: 'capacity' } }] });
    await product.night(inDays(1), lines);
    const openNow = (lineId: number) => db.selectFrom('batch_proposal').select('id').where('lineId', '=', lineId).where('status', '=', 'open').execute();
    expect(await openNow(one!.lineId)).toEqual([]);
    expect(refused.length).toBeGreaterThan(0);
    expect((await lineOf(one!.lineId)).proposalReviewOn).not.toBeNull();
    await product.night(inDays(9), lines);
    expect(await openNow(one!.lineId)).toHaveLength(1);
  });

  it('goes on scoring what was answered', async () => {
    const answered = await db.selectFrom('batch_proposal as p').innerJoin('po_line as l', 'l.id', 'p.lineId').select(['p.id', 'l.poNumber', 'p.arriveOn']).where('p.status', '=', 'accepted').where('p.part', '=', 1).top(1).executeTakeFirstOrThrow();
    await product.night(inDays(10), lines.map((line) => (line.poNumber === answered.poNumber ? { ...line, deliveredQty: 100, receivedOn: inDays(10), status: 'Closed' } : line)));
    expect(await proposalOf(answered.id)).toMatchObject({ status: 'accepted', outcomeOn: inDays(10) });
  });
});

describe('the progress', () => {
  it('tells what each supplier was asked and answered', async () => {
    const { body } = await planner.get<{ suppliers: { supplierCode: string; asked: number; answered: number; open: number; daysToAnswer: { n: number; median: number | null } }[] }>('/api/inbox/progress');
    for (const { asked, answered, open, daysToAnswer } of body.suppliers) {
      expect(asked).toBe(answered + open);
      expect(daysToAnswer).toEqual({ n: answered, median: answered > 0 ? 0 : null });
    }
    expect(body.suppliers.map(({ supplierCode }) => supplierCode)).toEqual(['S0', 'S1', 'S2']);
    expect((await supplier.get<{ suppliers: unknown[] }>('/api/inbox/progress')).body.suppliers).toHaveLength(1);
  });
});
