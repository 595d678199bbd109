import { describe, expect, it } from 'vitest';
import { measuredLines } from '../../functions/purchasing/figures/measure-lines.step.js';
import { openDatabase } from '../../functions/platform/database/open.js';
import { anErpLine, type FileLine } from '../fixtures/nights.js';
import { aProduct } from '../fixtures/product.js';

interface Tally { n: number; undecided: number; openings: number; noDate: number; cancelled: number; onTimeInFull: number; onTimeNotInFull: number; lateInFull: number; lateNotInFull: number; otif: number | null }
interface Otif { policy: { code: string; level: string }; total: Tally; groups: (Tally & { key: string; label: string | null })[] }
interface Lines { total: number; lines: { lineId: number; poNumber: string; supplierId: number; verdict: string; orderVerdict: string | null; because: { code: string } }[] }

const product = await aProduct();

/** Each line is a story: what the ERP shows on the two nights. */
const story = (poNumber: string, then: FileLine = {}, first: FileLine = {}) => [anErpLine({ poNumber, dueOn: '2026-03-10', promisedOn: '2026-03-10', ...first }), anErpLine({ poNumber, dueOn: '2026-03-10', promisedOn: '2026-03-10', ...first, ...then })] as const;
const all = { deliveredQty: 100, status: 'Closed' };
const stories = [
  story('PO-1', { ...all, receivedOn: '2026-03-09' }),
  story('PO-2', { ...all, receivedOn: '2026-03-20' }),
  story('PO-3', { deliveredQty: 40, receivedOn: '2026-03-08' }),
  story('PO-4', {}, { deliveredQty: 30, receivedOn: '2026-01-20' }),
  story('PO-5', { status: 'Cancelled' }),
  story('PO-6', {}, { promisedOn: null }),
  story('PO-7', {}, { dueOn: '2099-01-01', promisedOn: '2099-01-01' }),
  story('PO-8', { ...all, receivedOn: '2026-03-10', promisedOn: '2026-03-12' }, { supplierCode: 'S2', supplierName: 'Foreign', itemFamily: 'NUTS', dueOn: '2026-04-02', promisedOn: '2026-04-02' }),
  story('PO-1', { ...all, receivedOn: '2026-03-12' }, { lineNumber: '20', itemFamily: 'NUTS' }),
];
const trusting = { linesShrinkBy: 1, supplierLosesAllOf: 100, deliveredFallsBy: 1, linesChange: 1 };
await product.db.insertInto('setting').values({ name: 'suspectWhen', value: JSON.stringify(trusting), changedAt: '2026-03-01T00:00:00.000Z' }).execute();
await product.night('2026-03-02', stories.map(([first]) => first));
await product.night('2026-03-23', stories.map(([, then]) => then));
const planner = await product.as('planner');
const supplier = await product.as('supplier', ['S1']);
const expeditor = await product.as('expeditor', ['S2']);
const [s1, s2] = await product.db.selectFrom('supplier').select('id').orderBy('code').execute().then((rows) => rows.map(({ id }) => id));

describe('on time in full', () => {
  const otif = async (query: string, who = planner) => (await who.get<Otif>(`/api/figures/otif?${query}`)).body;

  it('has three presets, and more can be added as data', async () => {
    const { body } = await planner.get<{ policies: { code: string }[] }>('/api/figures/policies');
    expect(body.policies.map(({ code }) => code)).toEqual(['GHSC', 'PROMISE', 'STRICT']);
  });

  it('counts what is decided, and beside it what is not', async () => {
    expect((await otif('policy=PROMISE')).total).toMatchObject({ n: 5, onTimeInFull: 1, onTimeNotInFull: 1, lateInFull: 1, lateNotInFull: 2, undecided: 1, openings: 1, noDate: 1, cancelled: 1, otif: 1 / 5 });
  });

  it('judges whole orders where the policy says so', async () => {
    const { total, policy } = await otif('policy=STRICT&suppliers=' + s1);
    expect(policy.level).toBe('order');
    expect(total).toMatchObject({ n: 4, onTimeInFull: 0, onTimeNotInFull: 1, lateNotInFull: 3, undecided: 1, openings: 1, cancelled: 1, otif: 0 });
  });

  it('counts an order once in each group that has a line of it', async () => {
    const { groups } = await otif(`policy=STRICT&by=family&suppliers=${s1}`);
    expect(groups.map(({ key, n }) => [key, n])).toEqual([['BOLTS', 4], ['NUTS', 1]]);
  });

  it('groups by month of the date that the policy measures by, and takes periods of it', async () => {
    expect((await otif('policy=PROMISE&by=month')).groups.map(({ key, n, undecided }) => [key, n, undecided])).toEqual([['2026-03', 4, 0], ['2026-04', 1, 0], ['2099-01', 0, 1]]);
    expect((await otif('policy=PROMISE&from=2026-04-01&to=2026-04-30')).total).toMatchObject({ n: 1, undecided: 0, noDate: 0 });
  });

  it('has no percentage where nothing is decided', async () => {
    expect((await otif('policy=PROMISE&by=month&from=2099-01-01')).total).toMatchObject({ n: 0, otif: null });
  });

  it('moves with the agreed date, and only for the policy that asks for it', async () => {
    expect((await otif('policy=GHSC')).total.onTimeInFull).toBe(2);
    const { id: lineId } = await product.db.selectFrom('po_line').select('id').where('poNumber', '=', 'PO-2').executeTakeFirstOrThrow();
    await product.db.updateTable('po_line').set({ agreedOn: '2026-03-15' }).where('id', '=', lineId).execute();
    await product.db.transaction().execute((tx) => tx.insertInto('date_event').values({ lineId, kind: 'expected-arrival', fromOn: '2026-03-10', toOn: '2026-03-15', happenedOn: '2026-03-05', source: 'planner-override', reason: 'customer-request', note: null, userId: null, runId: null, at: '2026-03-05T00:00:00.000Z' }).execute());
    expect((await otif('policy=GHSC')).total.onTimeInFull).toBe(3);
    expect((await otif('policy=PROMISE')).total.onTimeInFull).toBe(1);
  });

  it('refuses a policy that there is not', async () => {
    expect(await planner.get('/api/figures/otif?policy=NICE')).toMatchObject({ status: 400, body: { type: '/problems/otif-policy-unknown' } });
  });

  it('drills down to its lines, with why', async () => {
    const { body } = await planner.get<Lines>(`/api/figures/otif/lines?policy=PROMISE&by=supplier&key=${s1}&verdict=late-not-in-full`);
    expect(body.total).toBe(2);
    expect(body.lines.map(({ poNumber, verdict, because }) => [poNumber, verdict, because.code])).toEqual([['PO-1', 'late-not-in-full', 'otif-late'], ['PO-2', 'late-not-in-full', 'otif-late']].sort());
  });

  it('drills down by any group to as many lines as it counts', async () => {
    for (const by of ['supplier', 'family', 'customer', 'month']) {
      for (const { key, ...tally } of (await otif(`policy=PROMISE&by=${by}`)).groups) {
        const counted = tally.n + tally.undecided + tally.openings + tally.noDate + tally.cancelled;
        expect((await planner.get<Lines>(`/api/figures/otif/lines?policy=PROMISE&by=${by}&key=${encodeURIComponent(key)}`)).body.total).toBe(counted);
      }
    }
  });

  it('shows suppliers and expeditors their own only', async () => {
    expect((await otif('policy=PROMISE', supplier)).groups.map(({ key }) => key)).toEqual([String(s1)]);
    expect((await otif(`policy=PROMISE&suppliers=${s1}`, expeditor)).total).toMatchObject({ n: 0, undecided: 0, otif: null });
    expect((await expeditor.get<Lines>(`/api/figures/otif/lines?policy=PROMISE&by=supplier&key=${s1}`)).body).toEqual({ lines: [], total: 0 });
    expect((await expeditor.get<Lines>('/api/figures/otif/lines?policy=PROMISE')).body.lines.map(({ supplierId }) => supplierId)).toEqual([s2]);
  });
});

describe('policies', () => {
  const strict = { labelEn: 'Strict', labelZh: '严格', basis: 'original-due', daysEarly: null, daysLate: 0, level: 'line', tolerance: 0, active: true };
  const save = async (code: string, body: object) => (await product.as('admin')).send<{ version: number; type: string }>('PUT', `/api/otif-policies/${code}`, body);
  const tally = async (code: string) => (await planner.get<Otif>(`/api/figures/otif?policy=${code}`)).body.total;

  it('are made by administrators and judge at once', async () => {
    expect((await save('LINE', { ...strict, version: null })).body).toMatchObject({ code: 'LINE', version: 1 });
    const before = await tally('LINE');
    expect((await save('LINE', { ...strict, daysLate: 365, version: 1, reason: 'agreed with purchasing' })).body.version).toBe(2);
    const after = await tally('LINE');
    expect([after.undecided > before.undecided, after.n + after.undecided]).toEqual([true, before.n + before.undecided]);
    const { body: { changes } } = await (await product.as('admin')).get<{ changes: { by: string; before: { daysLate: number } | null; after: { daysLate: number }; reason: string | null }[] }>('/api/otif-policies/LINE/history');
    expect(changes.map(({ by, before: was, after: is, reason }) => [by, was?.daysLate, is.daysLate, reason])).toEqual([['A admin', 0, 365, 'agreed with purchasing'], ['A admin', undefined, 0, null]]);
  });

  it('are not overwritten by who saw an older one, nor made twice, nor left without the one that figures begin with', async () => {
    expect((await save('LINE', { ...strict, version: 1 })).body.type).toBe('/problems/otif-policy-changed');
    expect((await save('LINE', { ...strict, version: null })).status).toBe(409);
    expect((await save('PROMISE', { ...strict, active: false, version: 1 })).body.type).toBe('/problems/otif-policy-needed');
  });

  it('out of use judge nothing and stay for the record', async () => {
    expect((await save('LINE', { ...strict, active: false, version: 2 })).status).toBe(200);
    expect((await planner.get('/api/figures/otif?policy=LINE')).status).toBe(400);
    const { body } = await (await product.as('admin')).get<{ policies: { code: string; active: boolean }[] }>('/api/otif-policies');
    expect(body.policies.map(({ code, active }) => [code, active])).toEqual([['GHSC', true], ['LINE', false], ['PROMISE', true], ['STRICT', true]]);
    expect((await planner.get('/api/otif-policies')).status).toBe(403);
  });
});

interface Misses { n: number; none: number; bias: number | null; mae: number | null; hits: number; hitRate: number | null }
interface PromiseTally { n: number; open: number; short: number; openings: number; pushes: number; measures: Record<string, Misses> }
interface Promises { total: PromiseTally; groups: (PromiseTally & { key: string })[] }

describe('promise accuracy', () => {
  const promises = async (query = '', who = planner) => (await who.get<Promises>(`/api/figures/promises?${query}`)).body;

  it('holds what came against the promises, and counts what cannot be scored', async () => {
    const { total } = await promises();
    expect(total).toMatchObject({ n: 4, open: 3, short: 0, openings: 1, pushes: 0 });
    expect(total.measures['first']).toMatchObject({ n: 4, none: 0, bias: (-1 + 10 + 2 - 23) / 4, mae: (1 + 10 + 2 + 23) / 4, hits: 2 });
    expect(total.measures['standing-14']).toMatchObject({ n: 1, none: 3 });
    expect(total.measures['standing-7']).toMatchObject({ n: 4, none: 0 });
  });

  it('counts open lines whatever the period', async () => {
    expect((await promises('from=2026-03-20&to=2026-03-31')).total).toMatchObject({ n: 1, open: 3 });
  });

  it('drills down', async () => {
    const lines = async (query: string) => (await planner.get<{ total: number; lines: { poNumber: string; missedBy: number | null }[] }>(`/api/figures/promises/lines?${query}`)).body;
    expect((await lines('measure=first&outcome=late')).lines.map(({ poNumber, missedBy }) => [poNumber, missedBy])).toEqual([['PO-2', 10]]);
    expect((await lines('measure=first&outcome=hit')).total).toBe(2);
    expect((await lines('measure=standing-14&outcome=none')).total).toBe(3);
    expect((await lines('outcome=open')).lines.map(({ poNumber }) => poNumber)).toEqual(['PO-3', 'PO-6', 'PO-7']);
  });

  it('is not for suppliers, and for expeditors as far as their suppliers go', async () => {
    expect((await supplier.get('/api/figures/promises')).status).toBe(403);
    expect((await promises('', expeditor)).groups.map(({ key, n }) => [key, n])).toEqual([[String(s2), 1]]);
  });
});

describe('lead times', () => {
  it('run from the order to the first receipt, or until all had come', async () => {
    const times = async (query: string) => (await planner.get<{ total: { n: number; p50: number | null; mean: number | null }; openings: number }>(`/api/figures/lead-times?${query}`)).body;
    expect(await times('measure=first-receipt')).toMatchObject({ total: { n: 5, p50: 64 }, openings: 1 });
    expect(await times('measure=complete')).toMatchObject({ total: { n: 4, p50: 64, mean: (63 + 74 + 66 + 64) / 4 } });
    expect((await times('by=month&from=2027-01-01')).total).toMatchObject({ n: 0, mean: null });
  });

  it('drill down, the longest first', async () => {
    const { body } = await planner.get<{ lines: { poNumber: string; days: number }[] }>('/api/figures/lead-times/lines?by=family&key=BOLTS');
    expect(body.lines.map(({ poNumber, days }) => [poNumber, days])).toEqual([['PO-2', 74], ['PO-1', 63], ['PO-3', 62]]);
  });
});

describe('what people state between two nights', () => {
  it('is taken in order by order, to the same as measuring all anew', async () => {
    const today = '2026-04-30';
    const columns = async (db: typeof product.db) => JSON.stringify(await measuredLines(db, today));
    const before = await columns(product.db);
    const stated = (lineId: number, toOn: string) => ({ lineId, kind: 'expected-arrival' as const, fromOn: null, toOn, happenedOn: '2026-03-01', source: 'supplier-confirmed' as const, reason: null, note: null, userId: null, runId: null, at: '2026-03-01T00:00:00.000Z' });
    await product.db.transaction().execute(async (tx) => {
      await tx.insertInto('date_event').values([stated(1, '2026-03-15'), stated(6, '2026-03-20')]).execute();
      await tx.updateTable('po_line').set({ status: 'cancelled' }).where('id', '=', 9).execute();
      await tx.insertInto('status_event').values({ lineId: 9, fromStatus: 'closed', toStatus: 'cancelled', reason: null, note: null, userId: null, runId: null, at: '2026-03-24T00:00:00.000Z' }).execute();
    });
    const taken = await columns(product.db);
    const other = openDatabase(`sqlite:${product.file}`, 'step');
    expect(taken).toBe(await columns(other));
    expect(taken).not.toBe(before);
    await other.destroy();
  });
});
