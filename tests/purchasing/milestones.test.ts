import { describe, expect, it } from 'vitest';
import type { Line, readLine, readTimeline } from '../../shared/contracts/lines.js';
import type { LineUpdate, Reason, UpdateProgress } from '../../shared/contracts/milestones.js';
import type { Problem } from '../../shared/contracts/problem.js';
import { addDays } from '../../shared/dates.js';
import type { z } from 'zod';
import { anErpLine } from '../fixtures/nights.js';
import { aProduct, type Visitor } from '../fixtures/product.js';

const product = await aProduct();
await product.night('2026-03-02', [
  ...Array.from({ length: 240 }, (_, i) => anErpLine({ poNumber: `PO-${String(i).padStart(3, '0')}`, supplierCode: 'S1', uom: i === 7 ? 'KG' : 'EA', dueOn: '2027-06-30', promisedOn: '2027-06-30' })),
  anErpLine({ poNumber: 'PO-DONE', supplierCode: 'S1', deliveredQty: 100, receivedOn: '2026-02-01' }),
  anErpLine({ poNumber: 'PO-PART', supplierCode: 'S1', deliveredQty: 30, receivedOn: '2026-02-01' }),
  anErpLine({ poNumber: 'PO-FOREIGN', supplierCode: 'S2', supplierName: 'Harbour Castings' }),
]);
await product.db.updateTable('supplier').set({ transitDays: 10 }).where('code', '=', 'S1').execute();

const planner = await product.as('planner');
const expeditor = await product.as('expeditor', ['S1']);
const supplier = await product.as('supplier', ['S1']);
const { body: { today } } = await planner.get<{ today: string }>('/api/session');
const ids = new Map((await product.db.selectFrom('po_line').select(['id', 'poNumber']).execute()).map(({ id, poNumber }) => [poNumber, id]));

type Detail = z.output<typeof readLine['reply']>;
type Timeline = z.output<typeof readTimeline['reply']>;
type Updated = { lines: Line[]; progress: UpdateProgress[] };

const seen = async (po: string): Promise<{ id: number; version: number }> => {
  const { line: { id, version } } = (await planner.get<Detail>(`/api/lines/${ids.get(po)}`)).body;
  return { id, version };
};
const update = <Body = Updated>(who: Visitor, ...lines: object[]) => who.send<Body>('POST', '/api/lines/updates', { lines });
const say = async <Body = Updated>(who: Visitor, po: string, what: Partial<LineUpdate>) => update<Body>(who, { ...await seen(po), ...what });
const timeline = async (who: Visitor, po: string) => (await who.get<Timeline>(`/api/lines/${ids.get(po)}/timeline`)).body.entries;
const stored = (po: string) => product.db.selectFrom('po_line').selectAll().where('id', '=', ids.get(po)!).executeTakeFirstOrThrow();

const arrival = { milestone: 'expected-arrival', date: addDays(today, 40), reason: 'capacity' } as const;

describe('an update of a line', () => {
  it('moves the expected date, and tells the history who said what and why', async () => {
    const { status, body } = await say(expeditor, 'PO-000', { ...arrival, source: 'expeditor-estimate', note: 'Furnace is down' });
    expect(status).toBe(200);
    expect(body.lines).toMatchObject([{ id: ids.get('PO-000'), expectedOn: arrival.date, expectedFrom: 'arrival', statedOn: today, statedSource: 'expeditor-estimate', version: 2 }]);
    expect(await timeline(planner, 'PO-000')).toMatchObject([
      { kind: 'date', what: 'expected', to: arrival.date }, { kind: 'date', what: 'expected-arrival', from: null, to: arrival.date, source: 'expeditor-estimate', reason: 'capacity', note: 'Furnace is down', by: 'A expeditor' },
    ]);
    const { action, subject, actor } = await product.db.selectFrom('audit_event').selectAll().orderBy('id', 'desc').top(1).executeTakeFirstOrThrow();
    expect({ action, subject, actor }).toEqual({ action: 'lines.updated', subject: `line/${ids.get('PO-000')}`, actor: 'A expeditor' });
  });

  it('lets the arrival follow from readiness and dispatch by the days of transit', async () => {
    const ready = await say(supplier, 'PO-001', { milestone: 'ready-to-dispatch', date: addDays(today, 5), reason: 'progress' });
    expect(ready.body.lines).toMatchObject([{ expectedOn: addDays(today, 15), expectedFrom: 'ready', statedSource: 'supplier-confirmed' }]);
    const left = await say(supplier, 'PO-001', { milestone: 'dispatched', date: addDays(today, -1), reason: 'progress' });
    expect(left.body.lines).toMatchObject([{ expectedOn: addDays(today, 9) }]);
    const made = await say(supplier, 'PO-001', { milestone: 'production-ready', date: addDays(today, 1), reason: 'progress' });
    expect(made.body.lines).toMatchObject([{ expectedOn: addDays(today, 9), status: 'planned' }]);
  });

  it('moves the agreed date for acceptable reasons only, and never the original one', async () => {
    await say(planner, 'PO-002', arrival);
    expect(await stored('PO-002')).toMatchObject({ agreedOn: null, originalDueOn: '2027-06-30', statedSource: 'planner-override' });
    await say(planner, 'PO-002', { milestone: 'ready-to-dispatch', date: addDays(today, 50), reason: 'customer-request' });
    expect(await stored('PO-002')).toMatchObject({ agreedOn: addDays(today, 60), originalDueOn: '2027-06-30' });
  });

  it('records that nobody answers, without a date', async () => {
    const { status, body } = await say(expeditor, 'PO-003', { source: 'no-response' });
    expect(status).toBe(200);
    expect(body.lines).toMatchObject([{ statedOn: today, statedSource: 'no-response', stale: true, expectedOn: '2027-06-30' }]);
    expect(await timeline(planner, 'PO-003')).toMatchObject([{ kind: 'date', what: 'expected-arrival', to: null, source: 'no-response' }]);
  });

  it('adds up what is ready, and takes an entry back by another', async () => {
    const entry = (qty: number, readyOn: string) => say(supplier, 'PO-004', { ready: { qty, readyOn }, reason: 'progress' });
    expect((await entry(30, addDays(today, -3))).body.lines).toMatchObject([{ readyQty: 30, statedOn: today, statedSource: 'supplier-confirmed' }]);
    await entry(20, addDays(today, -5));
    expect(await stored('PO-004')).toMatchObject({ readyQty: 50, readySinceOn: addDays(today, -5) });
    await say(supplier, 'PO-004', { ready: { correctTo: 40, readyOn: addDays(today, -3) }, reason: 'other' });
    expect(await stored('PO-004')).toMatchObject({ readyQty: 40, readySinceOn: addDays(today, -3) });
    expect((await timeline(planner, 'PO-004')).filter(({ kind }) => kind === 'ready').map(({ qty }) => qty)).toEqual([-10, 20, 30]);
    await say(supplier, 'PO-004', { ready: { correctTo: 0, readyOn: today }, reason: 'other' });
    expect(await stored('PO-004')).toMatchObject({ readyQty: 0, readySinceOn: null });
  });

  it('takes more than was ordered only where somebody says that more was produced', async () => {
    const over = { ready: { qty: 71, readyOn: today }, reason: 'progress' } as const;
    expect((await say<Problem>(supplier, 'PO-PART', over)).body.errors).toMatchObject([{ pointer: '/lines/0/ready/qty', code: 'ready-above-ordered', facts: { most: 70, orderedQty: 100 } }]);
    expect((await say(supplier, 'PO-PART', { ...over, ready: { ...over.ready, overProduction: true } })).body.lines).toMatchObject([{ readyQty: 71 }]);
  });

  it('keeps internal notes from suppliers', async () => {
    await say(expeditor, 'PO-005', { ...arrival, source: 'supplier-confirmed', internalNote: 'They said so last year as well' });
    expect((await timeline(expeditor, 'PO-005')).map(({ note }) => note)).toContain('They said so last year as well');
    expect((await timeline(supplier, 'PO-005')).filter(({ kind }) => kind === 'note')).toEqual([]);
  });
});

describe('an update is refused', () => {
  const refusals: [why: string, who: Visitor, what: object, pointer: string, code: string][] = [
    ['without a source', expeditor, arrival, 'source', 'source-missing'],
    ['without a reason', supplier, { ...arrival, reason: undefined }, 'reason', 'reason-missing'],
    ['for a reason that does not exist', supplier, { ...arrival, reason: 'weather' }, 'reason', 'reason-unknown'],
    ['without a date', supplier, { ...arrival, date: undefined }, 'date', 'date-missing'],
    ['without a milestone', supplier, { ...arrival, milestone: undefined }, 'milestone', 'milestone-missing'],
    ['with nothing in it', supplier, { reason: 'progress' }, 'milestone', 'nothing-said'],
    ['with a date that nobody gave', expeditor, { ...arrival, source: 'no-response' }, 'date', 'silence-with-date'],
    ['with goods that nobody reported', expeditor, { ready: { qty: 1, readyOn: today }, source: 'no-response' }, 'ready/qty', 'silence-with-ready'],
    ['with a mistyped year', supplier, { ...arrival, date: '2062-12-01' }, 'date', 'date-far-off'],
    ['with a dispatch to come', supplier, { ...arrival, milestone: 'dispatched', date: addDays(today, 1) }, 'date', 'dispatch-in-future'],
    ['with goods ready tomorrow', supplier, { ready: { qty: 1, readyOn: addDays(today, 1) }, reason: 'progress' }, 'ready/readyOn', 'ready-in-future'],
    ['with half a piece', supplier, { ready: { qty: 0.5, readyOn: today }, reason: 'progress' }, 'ready/qty', 'ready-too-precise'],
    ['with a correction that corrects nothing', supplier, { ready: { correctTo: 0, readyOn: today }, reason: 'other' }, 'ready/correctTo', 'ready-unchanged'],
    ['with an internal note of a supplier', supplier, { ...arrival, internalNote: 'x' }, 'internalNote', 'internal-note-forbidden'],
  ];

  it.each(refusals)('%s', async (_, who, what, pointer, code) => {
    const { status, body } = await say<Problem>(who, 'PO-006', what);
    expect([status, body.type]).toEqual([400, '/problems/updates-refused']);
    expect(body.errors).toMatchObject([{ in: 'body', pointer: `/lines/0/${pointer}`, code }]);
    expect(await stored('PO-006')).toMatchObject({ version: 1, statedOn: null });
  });

  it('on a line of which nothing is outstanding', async () => {
    const { body } = await say<Problem>(supplier, 'PO-DONE', arrival);
    expect(body.errors).toMatchObject([{ pointer: '/lines/0/id', code: 'nothing-outstanding' }]);
  });

  it('not for parts of a unit that has parts', async () => {
    expect((await say(supplier, 'PO-007', { ready: { qty: 0.125, readyOn: today }, reason: 'progress' })).status).toBe(200);
    expect((await say<Problem>(supplier, 'PO-007', { ready: { qty: 0.0625, readyOn: today }, reason: 'progress' })).body.errors).toMatchObject([{ code: 'ready-too-precise', facts: { decimals: 3 } }]);
  });

  it('when somebody was faster, and says who', async () => {
    const old = await seen('PO-008');
    await update(expeditor, { ...old, ...arrival, source: 'expeditor-estimate' });
    const late = await update<Problem>(planner, { ...old, ...arrival });
    expect([late.status, late.body.type]).toEqual([409, '/problems/lines-changed']);
    expect(late.body.conflicts).toMatchObject([{ lineId: old.id, poNumber: 'PO-008', version: 2, by: 'A expeditor' }]);
    expect((await update<Problem>(supplier, { ...old, ...arrival })).body.conflicts).toMatchObject([{ version: 2, by: null }]);
  });

  it('for a foreign line, which does not exist', async () => {
    for (const who of [supplier, expeditor]) {
      const reply = await update<Problem>(who, { id: ids.get('PO-FOREIGN'), version: 1, ...arrival }, { ...await seen('PO-009'), ...arrival });
      expect([reply.status, reply.body.type, reply.body.errors?.map(({ pointer }) => pointer)]).toEqual([404, '/problems/line-not-found', ['/lines/0/id']]);
    }
    expect(await stored('PO-FOREIGN')).toMatchObject({ version: 1, statedOn: null });
  });

  it('to those who only look', async () => {
    for (const role of ['viewer', 'admin'] as const) expect((await say<Problem>(await product.as(role), 'PO-009', arrival)).status).toBe(403);
  });
});

describe('many lines at once', () => {
  const many = (from: number) => Promise.all(Array.from({ length: 200 }, (_, i) => seen(`PO-${String(from + i).padStart(3, '0')}`)));

  it('are saved all or not at all, with every row at fault named', async () => {
    const lines = await many(20);
    const rows = lines.map((line, i) => ({ ...line, ...arrival, ...(i === 150 && { date: '2062-01-01' }), ...(i === 199 && { reason: 'weather' }) }));
    const { status, body } = await update<Problem>(supplier, ...rows);
    expect([status, body.facts]).toEqual([400, { refused: 2, lines: 200 }]);
    expect(body.errors?.map(({ pointer }) => pointer)).toEqual(['/lines/150/date', '/lines/199/reason']);
    const { n } = await product.db.selectFrom('po_line').where('id', 'in', lines.map(({ id }) => id)).where('version', '>', 1).select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
    expect(n).toBe(0);
    const good = await update(supplier, ...lines.map((line, i) => ({ ...line, ...arrival, date: addDays(today, i) })));
    expect(good.status).toBe(200);
    expect(good.body.lines.map(({ id, expectedOn, version }) => [id, expectedOn, version])).toEqual(lines.map(({ id }, i) => [id, addDays(today, i), 2]));
  });

  it('name all lines that were overtaken', async () => {
    const lines = await many(20);
    const { status, body } = await update<Problem>(planner, ...lines.map((line, i) => ({ ...line, version: i % 100 === 0 ? 1 : line.version, ...arrival })));
    expect([status, body.conflicts?.map(({ poNumber }) => poNumber)]).toEqual([409, ['PO-020', 'PO-120']]);
  });

  it('are not named twice', async () => {
    const line = await seen('PO-010');
    expect((await update<Problem>(supplier, { ...line, ...arrival }, { ...line, ...arrival })).body.type).toBe('/problems/line-named-twice');
  });
});

describe('progress', () => {
  it('counts the lines that waited when the day began, and those with a word of today', async () => {
    const progress = async (who: Visitor) => (await who.get<{ progress: UpdateProgress[] }>('/api/lines/progress')).body.progress;
    const [before] = await progress(supplier);
    expect(before).toMatchObject({ supplierName: 'Ningbo Fasteners', waited: 241 });
    const { body } = await say(supplier, 'PO-011', arrival);
    expect(body.progress).toEqual([{ ...before, updated: before!.updated + 1 }]);
    await say(supplier, 'PO-011', arrival);
    expect(await progress(supplier)).toEqual(body.progress);
    expect(await progress(expeditor)).toEqual(body.progress);
    expect(await progress(planner)).toEqual([{ supplierId: expect.any(Number), supplierName: 'Harbour Castings', waited: 1, updated: 0 }, ...body.progress]);
  });

  it('leaves out what was confirmed before and is still fresh', async () => {
    const fresh = await stored('PO-012');
    await product.db.updateTable('po_line').set({ statedOn: addDays(today, -1), statedSource: 'supplier-confirmed', staleOn: addDays(today, 6) }).where('id', '=', fresh.id).execute();
    const [before] = (await supplier.get<{ progress: UpdateProgress[] }>('/api/lines/progress')).body.progress;
    expect((await say(supplier, 'PO-012', arrival)).body.progress).toEqual([before]);
  });
});

describe('reasons', () => {
  it('are told with their class and in both languages', async () => {
    const { reasons } = (await supplier.get<{ reasons: Reason[] }>('/api/reasons')).body;
    expect(reasons).toContainEqual({ code: 'force-majeure', acceptable: true, labelEn: 'Force majeure', labelZh: '不可抗力', active: true });
    expect(reasons.length).toBe(12);
  });
});

describe('the status of a line', () => {
  const toStatus = async <Body = { line: Line }>(who: Visitor, po: string, what: object) => who.send<Body>('POST', `/api/lines/${ids.get(po)}/status`, { version: (await seen(po)).version, ...what });

  it('goes forward freely, back with a reason, and each step is told', async () => {
    expect((await toStatus(expeditor, 'PO-013', { to: 'in-production' })).body.line).toMatchObject({ status: 'in-production', version: 2 });
    expect((await toStatus<Problem>(expeditor, 'PO-013', { to: 'planned' })).body).toMatchObject({ type: '/problems/reason-missing', errors: [{ pointer: '/reason' }] });
    expect((await toStatus(planner, 'PO-013', { to: 'planned', reason: 'tooling', note: 'Mould cracked' })).status).toBe(200);
    expect((await timeline(supplier, 'PO-013')).slice(0, 2)).toMatchObject([
      { kind: 'status', from: 'in-production', to: 'planned', reason: 'tooling', note: 'Mould cracked', by: 'planner' }, { from: 'planned', to: 'in-production' },
    ]);
  });

  it('is not for people to set where deliveries or the ERP do', async () => {
    for (const to of ['part-delivered', 'fully-delivered', 'closed']) expect((await toStatus<Problem>(planner, 'PO-014', { to, reason: 'other' })).body.type).toBe('/problems/status-from-erp');
  });

  it('cancelled takes the line out, until the next night agrees or somebody brings it back', async () => {
    expect((await toStatus(planner, 'PO-PART', { to: 'cancelled', reason: 'order-changed' })).body.line).toMatchObject({ status: 'cancelled', outstandingQty: 0 });
    expect((await toStatus(planner, 'PO-PART', { to: 'part-delivered', reason: 'other' })).body.line).toMatchObject({ status: 'part-delivered', outstandingQty: 70 });
  });

  it('is guarded by version, scope and permission', async () => {
    expect((await expeditor.send<Problem>('POST', `/api/lines/${ids.get('PO-014')}/status`, { version: 99, to: 'in-production' })).status).toBe(409);
    expect((await toStatus<Problem>(expeditor, 'PO-FOREIGN', { to: 'in-production' })).status).toBe(404);
    expect((await toStatus<Problem>(supplier, 'PO-014', { to: 'in-production' })).status).toBe(403);
  });
});

describe('notes and the over-delivery flag', () => {
  const note = (who: Visitor, po: string, body: object) => who.send<Problem>('POST', `/api/lines/${ids.get(po)}/notes`, body);

  it('a note overtakes nobody', async () => {
    const before = await seen('PO-015');
    expect((await note(supplier, 'PO-015', { body: 'Ships with PO-016', internal: false })).status).toBe(201);
    expect(await seen('PO-015')).toEqual(before);
    expect(await timeline(expeditor, 'PO-015')).toMatchObject([{ kind: 'note', note: 'Ships with PO-016', by: 'A supplier' }]);
  });

  it('internal ones are not for suppliers, and nobody writes on foreign lines', async () => {
    expect((await note(supplier, 'PO-015', { body: 'x', internal: true })).status).toBe(403);
    expect((await note(expeditor, 'PO-FOREIGN', { body: 'x', internal: false })).status).toBe(404);
    expect((await note(await product.as('viewer'), 'PO-015', { body: 'x', internal: false })).status).toBe(403);
  });

  it('over-delivery is for planners to allow', async () => {
    const set = async (who: Visitor) => who.send<Problem>('PUT', `/api/lines/${ids.get('PO-016')}/over-delivery`, { version: (await seen('PO-016')).version, allowed: true });
    expect((await set(expeditor)).status).toBe(403);
    expect((await set(planner)).status).toBe(200);
    expect(await stored('PO-016')).toMatchObject({ overDeliveryAllowed: true, version: 2 });
  });
});
