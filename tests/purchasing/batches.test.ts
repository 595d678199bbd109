import { beforeAll, describe, expect, it } from 'vitest';
import type { Batch, BatchEvent } from '../../shared/contracts/batches.js';
import type { Problem } from '../../shared/contracts/problem.js';
import { addDays } from '../../shared/dates.js';
import { anErpLine, type FileLine } from '../fixtures/nights.js';
import { aProduct, type Visitor } from '../fixtures/product.js';

const product = await aProduct();
const lines: FileLine[] = [
  ...Array.from({ length: 60 }, (_, i) => anErpLine({ poNumber: `PO-${i}`, dueOn: '2027-06-30' })),
  anErpLine({ poNumber: 'FOREIGN', supplierCode: 'S2', supplierName: 'Other Ltd', dueOn: '2027-06-30' }),
  anErpLine({ poNumber: 'CLOSED', status: 'Closed', deliveredQty: 100, receivedOn: '2026-02-01' }),
];
const night = (on: string, change: (line: FileLine) => FileLine = (line) => line) => product.night(on, lines.map(change));
const trusting = { linesShrinkBy: 1, supplierLosesAllOf: 100, deliveredFallsBy: 1, linesChange: 1 };
await product.db.insertInto('setting').values({ name: 'suspectWhen', value: JSON.stringify(trusting), changedAt: '2026-03-01T00:00:00.000Z' }).execute();
await night('2026-03-02');
await product.db.updateTable('supplier').set({ transitDays: 10 }).where('code', '=', 'S1').execute();
const [planner, expeditor, supplier, viewer] = [await product.as('planner'), await product.as('expeditor', ['S1']), await product.as('supplier', ['S1']), await product.as('viewer')];
const today = (await planner.get<{ today: string }>('/api/session')).body.today;
const inDays = (days: number) => addDays(today, days);

interface One { batch: Batch; events: BatchEvent[] }
type Seen = { id: number; version: number };

const lineOf = async (poNumber: string) =>
  product.db.selectFrom('po_line').selectAll().where('poNumber', '=', poNumber).orderBy('id', 'desc').executeTakeFirstOrThrow();
const seen = async (...poNumbers: string[]): Promise<Seen[]> => Promise.all(poNumbers.map(async (poNumber) => { const { id, version } = await lineOf(poNumber); return { id, version }; }));
const withQty = async (qty: number, ...poNumbers: string[]) => (await seen(...poNumbers)).map((line) => ({ ...line, qty }));

const make = async (visitor: Visitor, poNumbers: string[], { qty = 100, ...rest }: { qty?: number; readyOn?: string; arriveOn?: string; source?: string; carrier?: string } = {}) =>
  visitor.send<One & Problem>('POST', '/api/batches', { lines: await withQty(qty, ...poNumbers), ...(rest.arriveOn ? {} : { readyOn: inDays(20) }), ...rest });

const seenIn = ({ version, lines: carried }: Batch) => ({ version, lines: carried.filter(({ state }) => !['delivered', 'cancelled'].includes(state)).map(({ lineId, lineVersion }) => ({ id: lineId, version: lineVersion })) });
const act = (visitor: Visitor, batch: Batch, what: string, body: object = {}) => visitor.send<One & Problem>('POST', `/api/batches/${batch.id}/${what}`, { ...seenIn(batch), ...body });
const read = async (visitor: Visitor, { id }: { id: number }) => (await visitor.get<One>(`/api/batches/${id}`)).body;
const code = ({ type }: Problem) => type.replace('/problems/', '');

let next = 0;
/** A line that no other test touches. */
const fresh = () => `PO-${next++}`;

const cancelLine = async (poNumber: string) => {
  const { id, version } = await lineOf(poNumber);
  expect((await planner.send('POST', `/api/lines/${id}/status`, { version, to: 'cancelled', reason: 'order-changed' })).status).toBe(200);
};

describe('making a batch', () => {
  it('confirms it on the word of the supplier; the arrival follows from the transit days', async () => {
    const po = fresh();
    const { status, body } = await make(supplier, [po], { carrier: 'DHL' });
    expect([status, body.batch]).toMatchObject([201, { status: 'confirmed', origin: 'person', readyOn: inDays(20), arriveOn: inDays(30), source: 'supplier-confirmed', carrier: 'DHL', container: null, lines: [{ qty: 100, state: 'confirmed' }] }]);
    expect(body.events).toMatchObject([{ kind: 'made', qty: 100, toOn: inDays(30), source: 'supplier-confirmed' }]);
    expect(await lineOf(po)).toMatchObject({ openBatchQty: 100, unallocatedQty: 0, expectedOn: inDays(30), expectedFrom: 'batch', statedOn: today, statedSource: 'supplier-confirmed' });
  });

  it('plans it on an estimate, for several lines, and knows the readiness from the arrival', async () => {
    const { body } = await make(expeditor, [fresh(), fresh()], { qty: 40, arriveOn: inDays(30), source: 'expeditor-estimate' });
    expect(body.batch).toMatchObject({ status: 'planned', readyOn: inDays(20), lines: [{ qty: 40 }, { qty: 40 }] });
  });

  it('is refused for a line that somebody cancelled, until the cancellation is taken back', async () => {
    const po = fresh();
    await cancelLine(po);
    const { status, body } = await make(supplier, [po]);
    expect([status, code(body), body.errors]).toMatchObject([400, 'rows-refused', [{ pointer: '/lines/0/id', code: 'line-cancelled-here' }]]);
    expect(body.errors![0]!.detail).toContain('was cancelled here');
    const { id, version } = await lineOf(po);
    await planner.send('POST', `/api/lines/${id}/status`, { version, to: 'planned', reason: 'order-changed' });
    expect((await make(supplier, [po])).status).toBe(201);
  });

  it('plans it as an override of the planner, who may confirm it', async () => {
    const { body: { batch } } = await make(planner, [fresh()]);
    expect(batch).toMatchObject({ status: 'planned', source: 'planner-override' });
    expect((await act(planner, batch, 'confirmation')).body.batch).toMatchObject({ status: 'confirmed', source: 'planner-override' });
  });

  it('takes the place of proposals that ask for more than is left', async () => {
    const po = fresh();
    const { id } = await lineOf(po);
    expect((await product.db.selectFrom('batch_proposal').select('status').where('lineId', '=', id).execute()).map(({ status }) => status)).toEqual(['open']);
    await make(planner, [po]);
    expect((await product.db.selectFrom('batch_proposal').select('status').where('lineId', '=', id).execute()).map(({ status }) => status)).toEqual(['superseded']);
  });

  it('never holds more than is ordered, and names every line that would', async () => {
    const [one, two] = [fresh(), fresh()];
    await make(planner, [one], { qty: 70 });
    const { status, body } = await make(planner, [two, one], { qty: 31 });
    expect([status, code(body)]).toEqual([400, 'rows-refused']);
    expect(body.errors).toMatchObject([{ pointer: '/lines/1/qty', code: 'more-than-ordered', facts: { leftQty: 30, overQty: 1 } }]);
    expect((await lineOf(two)).openBatchQty).toBe(0);
    await product.db.updateTable('po_line').set({ overDeliveryAllowed: true }).where('poNumber', '=', one).execute();
    expect((await make(planner, [one], { qty: 31 })).status).toBe(201);
  });

  it.each([
    ['source-missing', () => ({ visitor: expeditor })],
    ['batch-date-missing', () => ({ visitor: planner, readyOn: undefined })],
    ['arrival-before-ready', () => ({ visitor: planner, readyOn: inDays(20), arriveOn: inDays(19) })],
    ['arrival-in-past', () => ({ visitor: planner, readyOn: inDays(-11) })],
    ['date-too-far', () => ({ visitor: planner, readyOn: inDays(2000) })],
  ])('refuses with %s', async (expected, given) => {
    const { visitor, ...rest } = given();
    const { status, body } = await make(visitor, [fresh()], rest as never);
    expect([status, code(body)]).toEqual([400, expected]);
  });

  it('refuses fractions of pieces, lines that are not open, and lines of several suppliers', async () => {
    expect((await make(planner, [fresh()], { qty: 1.5 })).body.errors).toMatchObject([{ pointer: '/lines/0/qty', code: 'qty-too-fine', facts: { uom: 'EA', decimals: 0 } }]);
    expect((await make(planner, ['CLOSED'], { qty: 1 })).body.errors).toMatchObject([{ pointer: '/lines/0/id', code: 'line-not-open' }]);
    expect(code((await make(planner, [fresh(), 'FOREIGN'], { qty: 1 })).body)).toBe('several-suppliers');
  });

  it('is not for those who only look, and foreign lines do not exist', async () => {
    expect((await make(viewer, [fresh()])).status).toBe(403);
    const { status, body } = await make(supplier, ['FOREIGN'], { qty: 1 });
    expect([status, code(body)]).toEqual([404, 'line-not-found']);
  });

  it('refuses what was made on an older version of a line', async () => {
    const po = fresh();
    const [line] = await withQty(10, po);
    await make(planner, [po], { qty: 10 });
    const { status, body } = await supplier.send<Problem>('POST', '/api/batches', { lines: [line], readyOn: inDays(5) });
    expect([status, code(body)]).toEqual([409, 'lines-changed']);
    expect(body.conflicts).toMatchObject([{ poNumber: po, by: null }]);
  });
});

describe('the life of a batch', () => {
  it('goes from planned to confirmed to dispatched, one event a step', async () => {
    const po = fresh();
    let { batch } = (await make(expeditor, [po], { source: 'expeditor-estimate' })).body;
    ({ batch } = (await act(expeditor, batch, 'confirmation', { source: 'supplier-confirmed' })).body);
    expect(batch).toMatchObject({ status: 'confirmed', source: 'supplier-confirmed' });
    const { body } = await act(supplier, batch, 'dispatch', { dispatchedOn: inDays(-2), container: 'MSKU 123', note: 'early' });
    expect(body.batch).toMatchObject({ status: 'dispatched', dispatchedOn: inDays(-2), readyOn: inDays(-2), arriveOn: inDays(8), container: 'MSKU 123', carrier: null });
    expect(body.events.map(({ kind }) => kind)).toEqual(['moved', 'dispatched', 'confirmed', 'made']);
    expect(await lineOf(po)).toMatchObject({ expectedOn: inDays(8), statedSource: 'supplier-confirmed' });
  });

  it('does not skip a step, go back, or act on what is over', async () => {
    const { body: { batch: planned } } = await make(planner, [fresh()]);
    expect((await act(planner, planned, 'dispatch', { dispatchedOn: today })).body).toMatchObject({ type: '/problems/batch-act-refused', status: 409, facts: { act: 'dispatch', status: 'planned' } });
    const { body: { batch: gone } } = await act(planner, planned, 'cancellation', { reason: 'capacity' });
    for (const [what, body] of [['confirmation', {}], ['dispatch', { dispatchedOn: today }], ['dates', { readyOn: inDays(9), reason: 'capacity' }], ['cancellation', { reason: 'capacity' }]] as const) {
      expect(code((await act(planner, gone, what, body)).body)).toBe('batch-act-refused');
    }
  });

  it('is not confirmed by an estimate, nor dispatched tomorrow', async () => {
    const { body: { batch } } = await make(expeditor, [fresh()], { source: 'expeditor-estimate' });
    expect(code((await act(expeditor, batch, 'confirmation', { source: 'expeditor-estimate' })).body)).toBe('estimate-cannot-confirm');
    const { body: { batch: confirmed } } = await act(supplier, batch, 'confirmation');
    expect((await act(supplier, confirmed, 'dispatch', { dispatchedOn: inDays(1) })).body).toMatchObject({ type: '/problems/dispatched-in-future', errors: [{ pointer: '/dispatchedOn' }] });
  });

  it('moves with a reason; an acceptable one moves the agreed date as well', async () => {
    const po = fresh();
    let { batch } = (await make(supplier, [po])).body;
    expect((await act(supplier, batch, 'dates', { readyOn: inDays(25), reason: 'no such reason' })).body).toMatchObject({ type: '/problems/reason-unknown', errors: [{ pointer: '/reason' }] });
    ({ batch } = (await act(supplier, batch, 'dates', { readyOn: inDays(25), reason: 'material-shortage' })).body);
    expect(batch).toMatchObject({ readyOn: inDays(25), arriveOn: inDays(35) });
    expect(await lineOf(po)).toMatchObject({ expectedOn: inDays(35), agreedOn: null });
    const { body } = await act(supplier, batch, 'dates', { arriveOn: inDays(45), reason: 'customer-request', note: 'asked by phone' });
    expect(body.events[0]).toMatchObject({ kind: 'moved', fromOn: inDays(35), toOn: inDays(45), reason: 'customer-request', note: 'asked by phone' });
    expect(await lineOf(po)).toMatchObject({ expectedOn: inDays(45), agreedOn: inDays(45) });
  });

  it('moves only its arrival once it has left', async () => {
    const { body: { batch } } = await make(supplier, [fresh()]);
    const { body: { batch: gone } } = await act(supplier, batch, 'dispatch', { dispatchedOn: today, arriveOn: inDays(12) });
    expect(code((await act(supplier, gone, 'dates', { readyOn: inDays(3), reason: 'transport' })).body)).toBe('ready-is-over');
    expect((await act(supplier, gone, 'dates', { arriveOn: inDays(14), reason: 'transport' })).body.batch).toMatchObject({ dispatchedOn: today, arriveOn: inDays(14) });
  });

  it('takes another quantity, within what is ordered', async () => {
    const [one, two] = [fresh(), fresh()];
    const { body: { batch } } = await make(supplier, [one, two], { qty: 60 });
    const batchLineId = batch.lines[1]!.id;
    expect((await act(supplier, batch, 'quantities', { quantities: [{ batchLineId, qty: 101 }] })).body.errors).toMatchObject([{ pointer: '/lines/1', code: 'more-than-ordered' }]);
    expect((await act(supplier, batch, 'quantities', { quantities: [{ batchLineId: 999_999, qty: 1 }] })).body.errors).toMatchObject([{ pointer: '/quantities/0/batchLineId' }]);
    const { body } = await act(supplier, batch, 'quantities', { quantities: [{ batchLineId, qty: 80 }] });
    expect(body.events[0]).toMatchObject({ kind: 'resized', poNumber: two, qty: 80, fromQty: 60 });
    expect([(await lineOf(one)).openBatchQty, (await lineOf(two)).openBatchQty]).toEqual([60, 80]);
  });

  it('loses a line, and then all of it', async () => {
    const [one, two] = [fresh(), fresh()];
    const { body: { batch } } = await make(supplier, [one, two]);
    const { body: { batch: less } } = await act(supplier, batch, 'cancellation', { reason: 'quality', batchLines: [batch.lines[0]!.id] });
    expect([less.status, less.lines.map(({ state }) => state)]).toEqual(['confirmed', ['cancelled', 'confirmed']]);
    expect((await lineOf(one)).unallocatedQty).toBe(100);
    expect((await act(supplier, less, 'cancellation', { reason: 'quality' })).body.batch.status).toBe('cancelled');
    expect((await lineOf(two)).unallocatedQty).toBe(100);
  });

  it('tells who carries it', async () => {
    const { body: { batch } } = await make(supplier, [fresh()], { carrier: 'DHL' });
    const put = (version: number) => supplier.send<One & Problem>('PUT', `/api/batches/${batch.id}/transport`, { version, carrier: '', container: 'MSKU 7', reference: 'BL-1' });
    const { body } = await put(batch.version);
    expect(body.batch).toMatchObject({ carrier: null, container: 'MSKU 7', reference: 'BL-1' });
    expect(body.events[0]).toMatchObject({ kind: 'transport', note: 'MSKU 7 · BL-1' });
    expect(code((await put(batch.version)).body)).toBe('batch-changed');
  });

  it('is guarded by its version and by those of its lines', async () => {
    const po = fresh();
    const { body: { batch } } = await make(expeditor, [po], { qty: 50, source: 'expeditor-estimate' });
    await make(expeditor, [po], { qty: 50, source: 'expeditor-estimate' });
    const { status, body } = await act(supplier, batch, 'confirmation');
    expect([status, code(body), body.conflicts]).toMatchObject([409, 'lines-changed', [{ poNumber: po, by: null }]]);
    expect((await act(planner, batch, 'confirmation')).body.conflicts).toMatchObject([{ poNumber: po, by: 'A expeditor' }]);
    const now = (await read(supplier, batch)).batch;
    await act(supplier, now, 'confirmation');
    const late = await act(planner, now, 'confirmation');
    expect([code(late.body), late.body.facts]).toEqual(['batch-changed', { by: 'A supplier', kind: 'confirmed' }]);
    expect(late.body.detail).toBe('A supplier changed this batch since you opened it: confirmed. Nothing was saved.');
    expect((await act(supplier, now, 'confirmation')).body.facts).toEqual({ by: '', kind: 'confirmed' });
    expect(code((await supplier.send<Problem>('POST', `/api/batches/${batch.id}/confirmation`, { version: now.version + 1, lines: [] })).body)).toBe('batch-changed');
  });

  it('leaves a trace of every change', async () => {
    const { body: { batch } } = await make(planner, [fresh()]);
    await act(planner, batch, 'cancellation', { reason: 'quality' });
    const trace = await product.db.selectFrom('audit_event').select(['action', 'reason']).where('subject', '=', `batch/${batch.id}`).orderBy('id').execute();
    expect(trace).toEqual([{ action: 'batch.made', reason: null }, { action: 'batch.cancelled', reason: 'quality' }]);
  });
});

describe('what the ERP says afterwards', () => {
  const [delivered, shrunk, twice] = [fresh(), fresh(), fresh()];
  let [part, small, one, two]: Batch[] = [];

  beforeAll(async () => {
    part = (await make(supplier, [delivered])).body.batch;
    small = (await make(supplier, [shrunk])).body.batch;
    one = (await make(supplier, [twice], { qty: 50 })).body.batch;
    two = (await make(supplier, [twice], { qty: 50 })).body.batch;
    await night('2026-03-03', (line) => {
      if (line.poNumber === delivered) return { ...line, deliveredQty: 30, receivedOn: '2026-03-03' };
      if (line.poNumber === shrunk) return { ...line, orderedQty: 60 };
      return line.poNumber === twice ? { ...line, orderedQty: 20 } : line;
    });
  });

  it('splits what was delivered in part, and lets people go on with the rest', async () => {
    const { batch } = await read(supplier, part!);
    expect(batch.lines.map(({ qty, state }) => [qty, state])).toEqual([[70, 'confirmed'], [30, 'delivered']]);
    const { body } = await act(supplier, batch, 'dispatch', { dispatchedOn: today });
    expect(body.batch.lines.map(({ qty, state }) => [qty, state])).toEqual([[70, 'dispatched'], [30, 'delivered']]);
    expect(body.events[0]!.qty).toBe(70);
  });

  it('has to be put right first where a line holds too much: nothing but less of it goes', async () => {
    const { batch } = await read(supplier, small!);
    expect(batch.lines[0]!.overAllocatedQty).toBe(40);
    for (const [what, body] of [['dates', { readyOn: inDays(30), reason: 'capacity' }], ['dispatch', { dispatchedOn: today }], ['quantities', { quantities: [{ batchLineId: batch.lines[0]!.id, qty: 61 }] }]] as const) {
      expect((await act(supplier, batch, what, body)).body.errors, what).toMatchObject([{ pointer: '/lines/0', code: 'resolve-over-allocation' }]);
    }
    expect((await make(supplier, [shrunk], { qty: 1 })).body.errors).toMatchObject([{ code: 'resolve-over-allocation' }]);
    const { body } = await act(supplier, batch, 'quantities', { quantities: [{ batchLineId: batch.lines[0]!.id, qty: 60 }] });
    expect(body.batch.lines[0]).toMatchObject({ qty: 60, overAllocatedQty: 0 });
  });

  it('can always be put right by taking batches away', async () => {
    expect((await act(supplier, (await read(supplier, one!)).batch, 'cancellation', { reason: 'order-changed' })).status).toBe(200);
    expect((await act(supplier, (await read(supplier, two!)).batch, 'quantities', { quantities: [{ batchLineId: two!.lines[0]!.id, qty: 20 }] })).status).toBe(200);
    expect(await lineOf(twice)).toMatchObject({ overAllocatedQty: 0, openBatchQty: 20 });
  });
});

describe('the list of batches', () => {
  interface List { batches: Batch[]; total: { n: number; more: boolean } }
  const list = async (visitor: Visitor, query = '') => (await visitor.get<List>(`/api/batches?limit=500${query}`)).body;

  it('holds the open ones in scope, the next arrival first', async () => {
    const { body: { batch: foreign } } = await make(planner, ['FOREIGN']);
    const [all, own] = [await list(planner), await list(supplier)];
    expect(all.batches.map(({ id }) => id)).toContain(foreign.id);
    expect(own.batches.map(({ supplierCode }) => supplierCode)).toEqual(own.batches.map(() => 'S1'));
    expect([own.total.n, all.total.n]).toEqual([own.batches.length, own.batches.length + 1]);
    expect(all.batches.every(({ status }) => ['planned', 'confirmed', 'dispatched'].includes(status))).toBe(true);
    const arrivals = all.batches.map(({ arriveOn }) => arriveOn!);
    expect(arrivals).toEqual(arrivals.toSorted());
    expect((await supplier.get(`/api/batches/${foreign.id}`)).status).toBe(404);
    expect((await act(supplier, foreign, 'confirmation')).status).toBe(404);
    expect((await list(supplier, `&suppliers=${foreign.supplierId}`)).total.n).toBe(0);
  });

  it('filters by status, arrival and words, by number as well', async () => {
    expect((await list(planner, '&status=cancelled')).batches.every(({ status }) => status === 'cancelled')).toBe(true);
    const { batch } = (await make(supplier, [fresh()], { arriveOn: inDays(99), carrier: 'Nordwind 50%' })).body;
    for (const query of [`&from=${inDays(99)}&to=${inDays(99)}`, '&search=nordwind%2050%25', `&search=${batch.lines[0]!.poNumber}`, `&search=%23${batch.id}`]) {
      expect((await list(planner, query)).batches.map(({ id }) => id), query).toContain(batch.id);
    }
    expect((await list(planner, '&search=50%25x')).total.n).toBe(0);
    const newest = (await planner.get<List>('/api/batches?sort=id&direction=desc&offset=1&limit=2')).body.batches.map(({ id }) => id);
    expect(newest).toEqual((await list(planner, '&sort=id')).batches.map(({ id }) => id).slice(-3, -1).toReversed());
  });

  it('shows what arrives on each day', async () => {
    const { batch } = (await make(supplier, [fresh(), fresh()], { qty: 1, arriveOn: inDays(77) })).body;
    const calendar = async (visitor: Visitor) => (await visitor.get<{ days: { on: string; supplierId: number; batches: number; lines: number; status: string }[] }>(`/api/batches/calendar?from=${inDays(70)}&to=${inDays(80)}`)).body.days;
    expect(await calendar(supplier)).toMatchObject([{ on: inDays(77), supplierId: batch.supplierId, status: 'confirmed', batches: 1, lines: 2 }]);
    expect(await calendar(await product.as('supplier', ['S2']))).toEqual([]);
    expect(code((await planner.get<Problem>(`/api/batches/calendar?from=${today}&to=${inDays(400)}`)).body)).toBe('span-too-long');
  });

  it('shows what has come on the day on which it came, not on the one it was expected', async () => {
    const po = fresh();
    await make(supplier, [po], { qty: 100 });
    const { id: batchId } = (await product.db.selectFrom('batch_line').select('batchId as id').where('lineId', '=', (await lineOf(po)).id).executeTakeFirstOrThrow());
    await night('2026-03-09', (line) => (line.poNumber === po ? { ...line, deliveredQty: 100, receivedOn: '2026-03-08' } : line));
    const calendar = async (from: string, to: string) => (await supplier.get<{ days: { on: string; status: string; batches: number }[] }>(`/api/batches/calendar?from=${from}&to=${to}&status=delivered`)).body.days;
    const listed = async (from: string, to: string) => (await supplier.get<{ batches: Batch[] }>(`/api/batches?from=${from}&to=${to}&status=delivered`)).body.batches.map(({ id }) => id);
    expect(await calendar('2026-03-08', '2026-03-08')).toMatchObject([{ on: '2026-03-08', status: 'delivered', batches: 1 }]);
    expect(await listed('2026-03-08', '2026-03-08')).toEqual([batchId]);
    expect([await listed(inDays(30), inDays(30)), await calendar(inDays(30), inDays(30))]).toEqual([[], []]);
  });

  it('hides from suppliers who works elsewhere', async () => {
    const { body: { batch } } = await make(expeditor, [fresh()], { source: 'expeditor-estimate', qty: 1 });
    expect((await read(expeditor, batch)).events).toMatchObject([{ by: 'A expeditor', role: 'expeditor' }]);
    const { batch: seenBySupplier, events } = await read(supplier, batch);
    expect([seenBySupplier.createdBy, events]).toMatchObject([null, [{ by: null, role: 'expeditor' }]]);
  });

  it('tells the story of a line as well', async () => {
    const po = fresh();
    await make(supplier, [po]);
    const { body } = await supplier.get<{ entries: { kind: string; what: string; qty: number }[] }>(`/api/lines/${(await lineOf(po)).id}/timeline`);
    expect(body.entries.find(({ kind }) => kind === 'batch')).toMatchObject({ what: 'made', qty: 100 });
  });
});
