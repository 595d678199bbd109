import { describe, expect, it } from 'vitest';
import { anErpLine, type FileLine } from '../fixtures/nights.js';
import { aProduct, type Visitor } from '../fixtures/product.js';

interface Alert { id: number; rule: string; severity: string; subject: string; lineId: number | null; supplierId: number | null; supplierName: string | null; status: string; version: number; snoozedUntilOn: string | null; timesOpened: number }
interface Listed { alerts: Alert[]; total: number; bySeverity: Record<string, number>; bySupplier: { supplierId: number; n: number }[]; byRule: { rule: string; n: number }[]; today: string }
interface Read { alert: Alert; events: { kind: string; by: string | null; note: string | null; untilOn: string | null }[] }

const product = await aProduct();
/** The world as the ERP shows it: two lines of one supplier are overdue, one of another, and one delivers too much. */
const world = (but: FileLine = {}) => [
  anErpLine({ poNumber: 'PO-1', dueOn: '2026-02-01', ...but }), anErpLine({ poNumber: 'PO-2', dueOn: '2026-02-02' }), anErpLine({ poNumber: 'PO-3', deliveredQty: 120, receivedOn: '2026-02-20' }),
  anErpLine({ poNumber: 'PO-4', dueOn: '2026-02-03', supplierCode: 'S2', supplierName: 'Foreign' }),
  ...Array.from({ length: 8 }, (_, i) => anErpLine({ poNumber: `PO-1${i}`, dueOn: '2099-01-01', supplierCode: 'S3' })),
];
const trusting = { linesShrinkBy: 1, supplierLosesAllOf: 100, deliveredFallsBy: 1, linesChange: 1 };
await product.db.insertInto('setting').values({ name: 'suspectWhen', value: JSON.stringify(trusting), changedAt: '2026-03-01T00:00:00.000Z' }).execute();
await product.night('2026-03-02', world());
const planner = await product.as('planner');
const expeditor = await product.as('expeditor', ['S2']);
const list = async (query = '', who: Visitor = planner) => (await who.get<Listed>(`/api/alerts?${query}`)).body;
const subjects = async (query: string, who?: Visitor) => (await list(query, who)).alerts.map(({ subject }) => subject).sort();
const [s1] = (await product.db.selectFrom('supplier').select('id').orderBy('code').execute()).map(({ id }) => id);

describe('the list of alerts', () => {
  it('shows the most severe first, and counts every choice by the other filters', async () => {
    const all = await list();
    expect(all.alerts.map(({ severity }) => severity)).toEqual(all.alerts.map(({ severity }) => severity).toSorted((a, b) => ['critical', 'warning', 'info'].indexOf(a) - ['critical', 'warning', 'info'].indexOf(b)));
    expect(all.bySeverity['critical']).toBe(3);
    const critical = await list('severity=critical');
    expect(critical.total).toBe(3);
    expect(critical.bySeverity).toEqual(all.bySeverity);
    expect(critical.bySupplier.map(({ n }) => n)).toEqual([2, 1]);
    expect(critical.byRule).toEqual([{ rule: 'late', n: 3 }]);
  });

  it('is filtered by severity, supplier and rule', async () => {
    expect(await subjects(`severity=critical&suppliers=${s1}`)).toEqual(['PO-1 / 10', 'PO-2 / 10']);
    expect(await subjects('rule=over-delivered')).toEqual(['PO-3 / 10']);
    expect((await list('rule=late&severity=info')).total).toBe(0);
  });

  it('ends at the scope, in list, counts and by name', async () => {
    expect(await subjects('severity=critical', expeditor)).toEqual(['PO-4 / 10']);
    expect((await list('', expeditor)).bySupplier).toHaveLength(1);
    expect((await expeditor.get<{ open: object }>('/api/alerts/counts')).body).toEqual({ open: { critical: 1, warning: 0, info: 1 } });
    const [foreign] = (await list(`suppliers=${s1}`)).alerts;
    for (const [method, path, body] of [['GET', ''], ['POST', '/acknowledgement', { version: 1 }], ['POST', '/snooze', { version: 1, untilOn: '2099-01-01' }]] as const) {
      expect((await expeditor.send(method, `/api/alerts/${foreign!.id}${path}`, body)).status).toBe(404);
    }
  });

  it('shows administrators the product\'s own alerts and no others, and suppliers and viewers none', async () => {
    const admin = await product.as('admin');
    expect((await list('status=open,acknowledged,snoozed,resolved', admin)).alerts.filter(({ supplierId }) => supplierId !== null)).toEqual([]);
    for (const role of ['supplier', 'viewer'] as const) expect((await (await product.as(role, ['S1'])).get('/api/alerts')).status).toBe(403);
  });
});

describe('an alert', () => {
  const alertOf = async (subject: string) => (await list('status=open,acknowledged,snoozed,resolved')).alerts.find((one) => one.subject === subject && one.rule === 'late')!;
  const read = async ({ id }: Alert) => (await planner.get<Read>(`/api/alerts/${id}`)).body;

  it('is acknowledged with a note, and tells its history', async () => {
    const before = await alertOf('PO-1 / 10');
    const { body } = await planner.send<Alert>('POST', `/api/alerts/${before.id}/acknowledgement`, { version: before.version, note: 'Called them' });
    expect(body).toMatchObject({ status: 'acknowledged', version: before.version + 1, supplierName: 'Ningbo Fasteners' });
    expect((await read(before)).events).toMatchObject([{ kind: 'acknowledged', by: 'A planner', note: 'Called them' }, { kind: 'opened', by: null, note: null }]);
  });

  it('is refused to whoever saw an older version of it', async () => {
    const before = await alertOf('PO-1 / 10');
    expect(await planner.send('POST', `/api/alerts/${before.id}/acknowledgement`, { version: before.version - 1 })).toMatchObject({ status: 409, body: { type: '/problems/alert-changed' } });
  });

  it('is snoozed until a day after today', async () => {
    const before = await alertOf('PO-2 / 10');
    expect((await planner.send('POST', `/api/alerts/${before.id}/snooze`, { version: before.version, untilOn: '2026-03-01' })).status).toBe(400);
    expect((await planner.send<Alert>('POST', `/api/alerts/${before.id}/snooze`, { version: before.version, untilOn: '2099-03-05' })).body).toMatchObject({ status: 'snoozed', snoozedUntilOn: '2099-03-05' });
    expect((await read(before)).events[0]).toMatchObject({ kind: 'snoozed', untilOn: '2099-03-05' });
    expect(await subjects('severity=critical&status=open')).toEqual(['PO-4 / 10']);
  });

  it('resolves itself when its cause is gone, and comes back with it', async () => {
    const before = await alertOf('PO-1 / 10');
    await product.night('2026-03-03', world({ deliveredQty: 100, receivedOn: '2026-03-02', status: 'Closed' }));
    expect(await alertOf('PO-1 / 10')).toMatchObject({ id: before.id, status: 'resolved' });
    await product.night('2026-03-04', world({ deliveredQty: 60, receivedOn: '2026-03-02' }));
    expect(await alertOf('PO-1 / 10')).toMatchObject({ id: before.id, status: 'open', timesOpened: 2 });
    expect((await read(before)).events.map(({ kind }) => kind)).toEqual(['reopened', 'resolved', 'acknowledged', 'opened']);
  });
});

describe('many alerts', () => {
  const handle = <Body>(visitor: Visitor, what: string, alerts: readonly Pick<Alert, 'id' | 'version'>[], more = {}) =>
    visitor.send<Body & { type: string; errors?: { pointer: string }[] }>('POST', `/api/alerts/${what}`, { alerts: alerts.map(({ id, version }) => ({ id, version })), ...more });
  interface Many { handled: { id: number; status: string; version: number }[]; overtaken: { id: number; subject: string; why: string }[] }

  it('are acknowledged at once, those about an event resolved; who was slower is told, and nothing is lost', async () => {
    const before = (await list('status=open')).alerts;
    const [mine, theirs] = [before.filter(({ rule }) => rule === 'late').slice(0, 2), before.find(({ rule }) => rule === 'over-delivered')!];
    await planner.send('POST', `/api/alerts/${theirs.id}/snooze`, { version: theirs.version, untilOn: '2099-02-01' });
    const { status, body } = await handle<Many>(planner, 'acknowledgements', [...mine, theirs], { note: 'Monday call' });
    expect([status, body]).toEqual([200, {
      handled: expect.arrayContaining(mine.map(({ id, version }) => ({ id, status: 'acknowledged', version: version + 1 }))) as never,
      overtaken: [{ id: theirs.id, subject: theirs.subject, why: 'alert-changed', version: theirs.version + 1 }],
    }]);
    for (const { id } of mine) expect((await planner.get<Read>(`/api/alerts/${id}`)).body.events[0]).toMatchObject({ kind: 'acknowledged', by: 'A planner', note: 'Monday call' });
    expect((await list('status=snoozed')).alerts.map(({ id }) => id)).toContain(theirs.id);
    const trail = await product.db.selectFrom('audit_event').select(['action', 'after']).where('action', '=', 'alerts.acknowledged').execute();
    expect(trail.map(({ after }) => JSON.parse(after!) as object)).toEqual([{ handled: mine.map(({ id }) => id).sort((a, b) => a - b), overtaken: 1 }]);
  });

  it('are snoozed at once until a day after today, and wake with their lines', async () => {
    const alerts = (await list('status=acknowledged')).alerts;
    expect((await handle(planner, 'snoozes', alerts, { untilOn: '2026-03-01' })).status).toBe(400);
    expect((await handle<Many>(planner, 'snoozes', alerts, { untilOn: '2099-03-05' })).body.handled.map(({ status }) => status)).toEqual(alerts.map(() => 'snoozed'));
    for (const { lineId } of alerts) expect((await product.db.selectFrom('po_line').select('alertReviewOn').where('id', '=', lineId!).executeTakeFirstOrThrow()).alertReviewOn! <= '2099-03-05').toBe(true);
  });

  it('end at the scope: nothing is done where one is foreign', async () => {
    const alerts = (await list('status=open,acknowledged,snoozed')).alerts;
    const foreign = alerts.findIndex(({ supplierId }) => supplierId === s1);
    const { status, body } = await handle(expeditor, 'acknowledgements', alerts);
    expect([status, body.type, body.errors!.map(({ pointer }) => pointer)]).toEqual([404, '/problems/alert-not-found', expect.arrayContaining([`/alerts/${foreign}/id`])]);
    expect((await list('status=open,acknowledged,snoozed')).alerts).toEqual(alerts);
    for (const role of ['supplier', 'viewer'] as const) expect((await handle(await product.as(role, ['S1']), 'acknowledgements', alerts)).status).toBe(403);
  });
});
