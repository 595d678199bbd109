import { describe, expect, it } from 'vitest';
import type { PlannedLine } from '../../shared/contracts/bulk-batches.js';
import type { Problem } from '../../shared/contracts/problem.js';
import { addDays } from '../../shared/dates.js';
import { sumQty } from '../../shared/quantities.js';
import { anErpLine } from '../fixtures/nights.js';
import { aProduct, type Visitor } from '../fixtures/product.js';

const product = await aProduct();
const many = Array.from({ length: 500 }, (_, i) => anErpLine({ poNumber: `PO-${i}`, supplierCode: `S${i % 5}`, supplierName: `Supplier ${i % 5}`, itemCode: i % 2 ? 'BOLT' : 'NUT', orderedQty: 100 + i, dueOn: '2027-06-30' }));
await product.night('2026-03-02', [
  ...many, ...Array.from({ length: 12 }, (_, i) => anErpLine({ poNumber: `A-${i}`, supplierCode: 'A', itemCode: 'PACKED', orderedQty: 105, dueOn: '2027-06-30' })),
  anErpLine({ poNumber: 'CLOSED', supplierCode: 'A', status: 'Closed', deliveredQty: 90, receivedOn: '2026-02-01' }),
]);
const { id: supplierId } = await product.db.selectFrom('supplier').select('id').where('code', '=', 'A').executeTakeFirstOrThrow();
const { id: itemId } = await product.db.selectFrom('item').select('id').where('code', '=', 'PACKED').executeTakeFirstOrThrow();
await product.db.insertInto('item_supplier').values({ itemId, supplierId, moq: 30, orderMultiple: 10, transitDays: 7 }).execute();

const [planner, expeditor, supplier] = [await product.as('planner'), await product.as('expeditor', ['A']), await product.as('supplier', ['A'])];
const today = (await planner.get<{ today: string }>('/api/session')).body.today;
const inDays = (days: number) => addDays(today, days);

interface Preview { lines: PlannedLine[]; batches: number; totalQty: number; plan: string }
interface Made { batchIds: number[]; lines: { id: number; version: number }[] }

const seen = async (poNumbers: readonly string[]) => product.db.selectFrom('po_line').select(['id', 'version']).where('poNumber', 'in', poNumbers).orderBy('id').execute();
const preview = async (visitor: Visitor, lines: object[], strategy: object, rest: object = {}) =>
  (await visitor.send<Preview & Problem>('POST', '/api/batches/preview', { lines, strategy, ...rest }));
const bulk = (visitor: Visitor, lines: object[], strategy: object, rest: object) => visitor.send<Made & Problem>('POST', '/api/batches/bulk', { lines, strategy, ...rest });
const code = ({ type }: Problem) => type.replace('/problems/', '');

describe('a preview', () => {
  it('shows the batches before they are made, together by supplier and day, and saves nothing', async () => {
    const lines = await seen(['A-0', 'A-1']);
    const { status, body } = await preview(expeditor, lines, { kind: 'weekly', weeks: 2, firstOn: inDays(7), rounding: false });
    expect(status).toBe(200);
    expect(body).toMatchObject({ batches: 2, totalQty: 210 });
    expect(body.lines[0]!.parts).toEqual([{ qty: 53, readyOn: inDays(7), arriveOn: inDays(14), batch: 0 }, { qty: 52, readyOn: inDays(14), arriveOn: inDays(21), batch: 1 }]);
    expect((await preview(expeditor, lines, { kind: 'weekly', weeks: 2, firstOn: inDays(7), rounding: false }, { together: false })).body.batches).toBe(4);
    expect(await seen(['A-0', 'A-1'])).toEqual(lines);
  });

  it('rounds to minimum and multiple, and says when there are fewer parts for it', async () => {
    const { body } = await preview(expeditor, await seen(['A-0']), { kind: 'weekly', weeks: 8, firstOn: inDays(7) });
    expect(body.lines[0]!.parts.map(({ qty }) => qty)).toEqual([30, 30, 45]);
    expect(body.lines[0]!.remarks).toEqual([{ code: 'fewer-parts', facts: { parts: 3, wanted: 8 } }]);
  });

  it('ships all when it is due, and all on one date', async () => {
    const lines = await seen(['A-0']);
    expect((await preview(expeditor, lines, { kind: 'ship-all' })).body.lines[0]!.parts).toMatchObject([{ qty: 105, readyOn: '2027-06-23', arriveOn: '2027-06-30' }]);
    expect((await preview(expeditor, lines, { kind: 'one-date', on: inDays(30), basis: 'arrival' })).body.lines[0]!.parts).toMatchObject([{ qty: 105, readyOn: inDays(23), arriveOn: inDays(30) }]);
  });

  it('says why a line gets nothing', async () => {
    const { body } = await preview(expeditor, await seen(['CLOSED']), { kind: 'ship-all' });
    expect(body.lines[0]).toMatchObject({ parts: [], remarks: [{ code: 'line-not-open' }] });
  });

  it.each([
    ['percentages-not-whole', { kind: 'percentages', percentages: [30, 60], firstOn: inDays(7) }, '/strategy/percentages'],
    ['arrival-in-past', { kind: 'weekly', weeks: 2, firstOn: inDays(-30) }, '/strategy/firstOn'],
    ['date-too-far', { kind: 'one-date', on: inDays(3000) }, '/strategy/on'],
  ])('refuses with %s', async (expected, strategy, pointer) => {
    const { status, body } = await preview(expeditor, await seen(['A-0']), strategy);
    expect([status, code(body), body.errors![0]!.pointer]).toEqual([400, expected, pointer]);
  });

  it('plans nothing for a line that somebody cancelled, and says so', async () => {
    const [line] = await seen(['A-10']);
    await planner.send('POST', `/api/lines/${line!.id}/status`, { version: line!.version, to: 'cancelled', reason: 'order-changed' });
    const { status, body } = await preview(expeditor, await seen(['A-10']), { kind: 'ship-all' });
    expect([status, body.lines[0]]).toMatchObject([200, { parts: [], remarks: [{ code: 'line-cancelled-here' }] }]);
  });

  it('knows nothing of foreign lines', async () => {
    expect((await preview(supplier, await seen(['PO-1']), { kind: 'ship-all' })).status).toBe(404);
  });
});

describe('making what was previewed', () => {
  it('makes the same, on the word of whoever asks', async () => {
    const lines = await seen(['A-2', 'A-3']);
    const strategy = { kind: 'percentages', firstOn: inDays(7) };
    const { body: { plan, lines: planned } } = await preview(supplier, lines, strategy);
    const { status, body } = await bulk(supplier, lines, strategy, { plan });
    expect([status, body.batchIds.length, body.lines]).toEqual([201, 2, lines.map(({ id, version }) => ({ id, version: version + 1 }))]);
    const carried = await product.db.selectFrom('batch_line as l').innerJoin('dispatch_batch as b', 'b.id', 'l.batchId').select(['l.lineId', 'l.qty', 'b.readyOn', 'b.arriveOn', 'b.status'])
      .where('b.id', 'in', body.batchIds).orderBy('l.lineId').orderBy('b.readyOn').execute();
    expect(carried).toEqual(planned.flatMap(({ id, parts }) => parts.map(({ qty, readyOn, arriveOn }) => ({ lineId: id, qty, readyOn, arriveOn, status: 'confirmed' }))));
    expect(await product.db.selectFrom('po_line').select(['unallocatedQty', 'statedOn']).where('id', 'in', lines.map(({ id }) => id)).execute()).toEqual([{ unallocatedQty: 0, statedOn: today }, { unallocatedQty: 0, statedOn: today }]);
    const again = await preview(supplier, await seen(['A-2', 'A-3']), strategy);
    expect(again.body.lines.map(({ remarks }) => remarks[0]!.code)).toEqual(['nothing-unallocated', 'nothing-unallocated']);
    expect(code((await bulk(supplier, await seen(['A-2', 'A-3']), strategy, { plan: again.body.plan })).body)).toBe('nothing-to-plan');
  });

  it('refuses lines that changed since, another outcome than the preview\'s, and an expeditor who does not say whose word it is', async () => {
    const lines = await seen(['A-4']);
    const strategy = { kind: 'weekly', weeks: 2, firstOn: inDays(7) };
    const { body: { plan } } = await preview(expeditor, lines, strategy);
    expect(code((await bulk(expeditor, lines, strategy, { plan })).body)).toBe('source-missing');
    await product.db.updateTable('item_supplier').set({ moq: 60 }).execute();
    expect((await bulk(expeditor, lines, strategy, { plan, source: 'expeditor-estimate' })).body).toMatchObject({ status: 409, type: '/problems/plan-changed' });
    await product.db.updateTable('item_supplier').set({ moq: 30 }).execute();
    const first = await bulk(expeditor, lines, strategy, { plan, source: 'expeditor-estimate' });
    expect(first.status).toBe(201);
    expect((await bulk(expeditor, lines, strategy, { plan, source: 'expeditor-estimate' })).body).toMatchObject({ status: 409, type: '/problems/lines-changed', conflicts: [{ poNumber: 'A-4', by: 'A expeditor' }] });
  });

  it('gives each of hundreds of batches what it was made for, those that look alike included', async () => {
    const some = many.slice(0, 150).map(({ poNumber }) => String(poNumber));
    const [lines, strategy] = [await seen(some), { kind: 'percentages', percentages: [50, 50], firstOn: inDays(7), everyDays: 7, rounding: false }];
    const { body: { plan, lines: planned } } = await preview(planner, lines, strategy, { together: false });
    const { body: { batchIds } } = await bulk(planner, lines, strategy, { plan, together: false });
    expect(new Set(batchIds).size).toBe(300);
    const carried = await product.db.selectFrom('batch_line as l').innerJoin('dispatch_batch as b', 'b.id', 'l.batchId').select(['l.lineId', 'l.qty', 'b.supplierId', 'b.readyOn', 'b.arriveOn'])
      .where('b.id', 'in', batchIds).orderBy('l.lineId').orderBy('b.readyOn').execute();
    expect(carried).toEqual(planned.flatMap(({ id, supplierId: of, parts }) => parts.map(({ qty, readyOn, arriveOn }) => ({ lineId: id, qty, supplierId: of, readyOn, arriveOn }))));
  });

  it('does five hundred lines of five suppliers in one request', async () => {
    const lines = await seen(many.map(({ poNumber }) => String(poNumber)));
    const strategy = { kind: 'weekly', weeks: 4, firstOn: inDays(7) };
    const { body: { plan, totalQty } } = await preview(planner, lines, strategy);
    const { status, body } = await bulk(planner, lines, strategy, { plan });
    expect([status, body.batchIds.length, totalQty]).toEqual([201, 20, sumQty(many.slice(150).map(({ orderedQty }) => Number(orderedQty)))]);
    expect((await product.run()).results.every(({ outcome }) => outcome === 'done')).toBe(true);
  });
});
