import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { listAlerts } from '../shared/contracts/alerts.js';
import type { listSteps } from '../shared/contracts/jobs.js';
import type { listLines, readLine, readTimeline } from '../shared/contracts/lines.js';
import type { Problem } from '../shared/contracts/problem.js';
import { anErpLine, type Night } from './fixtures/nights.js';
import { aProduct, type Visitor } from './fixtures/product.js';

/**
 * One story through all of the product. A screw works is late with bolts and in time with nuts; a foundry is late too. The
 * next night the bolts have come, the nuts are promised for later, and nothing is heard from the foundry. Elsewhere all is quiet.
 */
const bolts = anErpLine({ poNumber: 'PO-1', lineNumber: '10', supplierCode: 'S1', itemCode: 'BOLT', dueOn: '2026-02-20', promisedOn: '2026-02-20' });
const nuts = anErpLine({ poNumber: 'PO-1', lineNumber: '20', supplierCode: 'S1', itemCode: 'NUT', dueOn: '2099-06-30', promisedOn: '2099-06-30' });
const castings = anErpLine({ poNumber: 'PO-2', lineNumber: '10', supplierCode: 'S2', supplierName: 'Foundry', itemCode: 'YOKE', dueOn: '2026-02-10', promisedOn: '2026-02-10' });
const quiet = [1, 2, 3, 4].map((n) => anErpLine({ poNumber: `PO-9${n}`, supplierCode: 'S3', supplierName: 'Tube mill', itemCode: 'TUBE', dueOn: '2099-12-31', promisedOn: '2099-12-31' }));

const product = await aProduct();
const allDone = (night: Night) => night.results.map(({ name, outcome }) => `${name} ${outcome}`);
const fiveSteps = ['ingestion', 'changes', 'timeline', 'proposals', 'alerts'];

const linesFor = async (who: Visitor, query = '') => (await who.get<z.infer<(typeof listLines)['reply']>>(`/api/lines${query}`)).body;
const named = ({ lines }: Awaited<ReturnType<typeof linesFor>>) => lines.map(({ poNumber, lineNumber, delay }) => `${poNumber}/${lineNumber} ${delay}`);
const alertsFor = async (who: Visitor, status: string) => (await who.get<z.infer<(typeof listAlerts)['reply']>>(`/api/alerts?rule=late&status=${status}`)).body.alerts;
const toldOf = async (who: Visitor, id: number) => (await who.get<z.infer<(typeof readTimeline)['reply']>>(`/api/lines/${id}/timeline`)).body.entries
  .map(({ kind, what, from, to, qty }) => ({ kind, what, from, to, qty }));

let [planner, admin, supplier]: Visitor[] = [];
let ids: { bolts: number; nuts: number; castings: number };

describe('from the ERP to the people', () => {
  it('an extract comes in and the five steps run', async () => {
    expect(allDone(await product.night('2026-03-02', [bolts, nuts, castings, ...quiet]))).toEqual(fiveSteps.map((name) => `${name} done`));
    [planner, admin, supplier] = [await product.as('planner'), await product.as('admin'), await product.as('supplier', ['S1'])];
    const { steps } = (await admin.get<z.infer<(typeof listSteps)['reply']>>('/api/jobs/steps')).body;
    expect(steps.map(({ name, running, last }) => [name, running, last?.outcome, last?.businessOn])).toEqual(fiveSteps.map((name) => [name, false, 'done', '2026-03-02']));
  });

  it('the planner sees who is late, with an alert each', async () => {
    const late = await linesFor(planner!, '?preset=late');
    expect(named(late)).toEqual(['PO-2/10 overdue', 'PO-1/10 overdue']);
    expect([late.counts.late.n, late.counts.all.n]).toEqual([2, 7]);
    expect((await alertsFor(planner!, 'open')).map(({ subject, severity }) => [subject, severity]).sort()).toEqual([['PO-1 / 10', 'critical'], ['PO-2 / 10', 'critical']]);
    const idOf = new Map((await linesFor(planner!)).lines.map(({ itemCode, id }) => [itemCode, id]));
    ids = { bolts: idOf.get('BOLT')!, nuts: idOf.get('NUT')!, castings: idOf.get('YOKE')! };
  });

  it('the supplier sees its own lines and no trace of others', async () => {
    const own = await linesFor(supplier!);
    expect(named(own)).toEqual(['PO-1/10 overdue', 'PO-1/20 on-track']);
    expect([own.total.n, own.counts.late.n, own.counts.all.n]).toEqual([2, 1, 2]);
    for (const path of [`/api/lines/${ids.castings}`, `/api/lines/${ids.castings}/timeline`]) {
      const { status, body } = await supplier!.get<Problem>(path);
      expect([status, body.type]).toEqual([404, '/problems/line-not-found']);
    }
    expect((await supplier!.get<Problem>('/api/alerts')).status).toBe(403);
  });

  it('the next night brings a delivery and a moved promise', async () => {
    const night = await product.night('2026-03-03', [
      { ...bolts, deliveredQty: 100, receivedOn: '2026-03-03' }, { ...nuts, promisedOn: '2099-07-15' }, castings, ...quiet,
    ]);
    expect(allDone(night)).toEqual(fiveSteps.map((name) => `${name} done`));
    expect(night.counts).toMatchObject({ linesRead: 7, changedLines: 2, unchangedLines: 5, batchesDelivered: 1 });
  });

  it('the timelines tell both', async () => {
    const ofBolts = await toldOf(planner!, ids.bolts);
    expect(ofBolts).toContainEqual({ kind: 'batch', what: 'delivered', from: null, to: '2026-03-03', qty: 100 });
    expect(ofBolts).toContainEqual({ kind: 'erp', what: 'deliveredQty', from: '0', to: '100', qty: null });
    expect(ofBolts).toContainEqual({ kind: 'status', what: 'status', from: 'planned', to: 'fully-delivered', qty: null });
    const ofNuts = await toldOf(supplier!, ids.nuts);
    expect(ofNuts).toContainEqual({ kind: 'erp', what: 'promisedOn', from: '2099-06-30', to: '2099-07-15', qty: null });
    expect(ofNuts).toContainEqual({ kind: 'date', what: 'expected', from: '2099-06-30', to: '2099-07-15', qty: null });
    expect(await toldOf(planner!, ids.castings)).toEqual([]);
  });

  it('a delivered line waits for nothing any more', async () => {
    const { line, batches, movements, proposals } = (await planner!.get<z.infer<(typeof readLine)['reply']>>(`/api/lines/${ids.bolts}`)).body;
    expect(line).toMatchObject({ status: 'fully-delivered', outstandingQty: 0, deliveredQty: 100, delay: 'on-track' });
    expect(batches).toMatchObject([{ status: 'delivered', qty: 100, deliveredOn: '2026-03-03', origin: 'erp' }]);
    expect([movements.map(({ kind, qty }) => [kind, qty]), proposals]).toEqual([[['delivery', 100]], []]);
  });

  it('the alert of the bolts is resolved, one of the nuts opens, that of the castings stays', async () => {
    expect((await alertsFor(planner!, 'resolved')).map(({ subject }) => subject)).toEqual(['PO-1 / 10']);
    expect((await alertsFor(planner!, 'open')).map(({ subject, severity, because, openedOn, timesOpened }) => [subject, severity, because.code, openedOn, timesOpened])).toEqual([
      ['PO-2 / 10', 'critical', 'overdue', '2026-03-02', 1], ['PO-1 / 20', 'warning', 'expected-late', '2026-03-03', 1],
    ]);
    expect(named(await linesFor(planner!, '?preset=late'))).toEqual(['PO-2/10 overdue', 'PO-1/20 expected-late']);
  });
});
