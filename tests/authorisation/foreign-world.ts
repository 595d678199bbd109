import { anErpLine, type FileLine } from '../fixtures/nights.js';
import { aTwin, type Person, type Twin } from './twins.js';

/** How much the foreign suppliers do. Everything else is the same in both worlds. */
export type Amount = 'little' | 'much';

/** Families, customers and items are those of the foreign suppliers as well. */
const our = (poNumber: string, but: FileLine = {}) => anErpLine({
  poNumber, supplierCode: 'S1', supplierName: 'Ningbo Fasteners', finalCustomer: 'Northern Rail', orderedOn: '2026-02-01', dueOn: '2026-06-30', promisedOn: '2026-06-30', customText1: 'ours', ...but,
});
const foreign = (poNumber: string, but: FileLine = {}) => our(poNumber, { supplierCode: 'S2', supplierName: 'Rhein Metall', customText1: 'foreign', ...but });
const delivered = (deliveredQty: number, receivedOn: string | null): FileLine => (deliveredQty > 0 ? { deliveredQty, receivedOn } : {});

/** Our lines on a night of March. Three of them meet foreign ones: in an order, under a number, in a batch. */
const ours = (night: number): FileLine[] => [
  our('A-01', { dueOn: '2026-02-20', promisedOn: '2026-02-20' }), ...['A-02', 'A-03', 'A-04', 'A-05', 'A-06'].map((po, i) => our(po, { itemCode: `ITEM-${i}` })),
  our('A-07', { dueOn: '2026-03-03', promisedOn: '2026-03-03', ...delivered(night >= 3 ? 100 : 0, '2026-03-02') }),
  our('A-08', delivered(night >= 4 ? 100 : night >= 2 ? 40 : 0, night >= 4 ? '2026-03-03' : '2026-03-01')),
  our('A-09', { dueOn: '2026-03-05', promisedOn: '2026-03-04', ...delivered(night >= 3 ? 100 : 0, '2026-03-02') }),
  our('A-10', { promisedOn: night >= 4 ? '2026-08-15' : night >= 3 ? '2026-07-15' : '2026-06-30' }),
  our('A-11', { dueOn: '2026-02-25', promisedOn: '2026-02-25', ...delivered(night >= 4 ? 60 : 0, '2026-03-03') }),
];

/** Under this number there was a foreign line once. */
const reused = (night: number, amount: Amount): FileLine[] => {
  if (night === 1) return [foreign('B-01', { itemCode: amount === 'much' ? 'FOREIGN-1' : 'FOREIGN-2', orderedQty: amount === 'much' ? 70 : 50, dueOn: amount === 'much' ? '2026-05-01' : '2026-05-02' })];
  return night < 4 ? [] : [our('B-01', { itemCode: 'OTHER' })];
};

/** This line was ours, and goes to another supplier, who changes it. */
const given = (night: number, amount: Amount): FileLine[] => {
  if (night < 6) return [our('A-12')];
  return [foreign('A-12', night === 7 && amount === 'much' ? { orderedQty: 10, dueOn: '2026-04-04', promisedOn: '2026-04-04', itemName: 'Foreign bolt' } : {})];
};

const theirs = (night: number, amount: Amount): FileLine[] => {
  const few = [foreign('Y-01'), foreign('A-09', { lineNumber: '20', dueOn: '2026-03-05', promisedOn: '2026-03-04', ...delivered(100, '2026-03-05') })];
  if (night < 6) return [];
  if (amount === 'little') return few;
  return [
    foreign('Y-01', { orderedQty: 999, unitPrice: 7, currency: 'EUR' }), foreign('A-09', { lineNumber: '20', dueOn: '2026-03-01', promisedOn: '2026-03-01' }),
    ...Array.from({ length: 24 }, (_, i) => foreign(`Z-${10 + i}`, {
      ...(i % 3 === 0 && { supplierCode: 'S3', supplierName: 'Third Works' }), itemCode: `ITEM-${i % 5}`, finalCustomer: i % 2 ? 'Northern Rail' : 'Southern Rail', itemFamily: i % 2 ? 'BOLTS' : 'CASTINGS',
      dueOn: i < 6 ? '2026-02-10' : i < 9 ? '2026-03-10' : '2026-07-30', promisedOn: i < 6 ? '2026-02-10' : night === 7 ? '2026-09-01' : '2026-07-30', status: 'Open', uom: i % 4 ? 'EA' : 'KG',
      ...delivered(night === 7 && i % 4 === 1 ? 100 : night === 7 && i % 4 === 2 ? 130 : 0, '2026-03-06'),
    })),
    foreign('Z-BAD', { orderedQty: -5 }),
  ];
};

export interface World { ourSupplier: Person; ourExpeditor: Person; planner: Person; theirSupplier: Person }

export async function aWorld(amount: Amount): Promise<World> {
  const twin = await aTwin();
  await settings(twin);
  for (const night of [1, 2, 3, 4]) await nightOf(twin, night, amount);
  const world = { ourSupplier: await twin.as('supplier', ['S1']), ourExpeditor: await twin.as('expeditor', ['S1']), planner: await twin.as('planner'), theirSupplier: await twin.as('supplier', ['S2']) };
  await ourActs(twin, world);
  for (const night of [5, 6, 7]) await nightOf(twin, night, amount);
  await foreignActs(twin, world, amount);
  return world;
}

async function nightOf(twin: Twin, night: number, amount: Amount): Promise<void> {
  const on = `2026-03-0${night}`;
  twin.at(on);
  const { results } = await twin.night(on, [...ours(night), ...given(night, amount), ...reused(night, amount), ...theirs(night, amount)]);
  if (results.some(({ outcome }) => outcome !== 'done')) throw new Error(`The night of ${on} came to ${JSON.stringify(results)}`);
}

async function settings({ db }: Twin): Promise<void> {
  const trusting = { linesShrinkBy: 1, supplierLosesAllOf: 100, deliveredFallsBy: 1, linesChange: 1 };
  await db.insertInto('setting').values([{ name: 'suspectWhen', value: JSON.stringify(trusting), changedAt: '2026-03-01T00:00:00.000Z' }, { name: 'proposalUnansweredDays', value: '{"value":30}', changedAt: '2026-03-01T00:00:00.000Z' }]).execute();
  const all = JSON.stringify(['admin', 'planner', 'expeditor', 'supplier', 'viewer']);
  await db.insertInto('custom_column').values([
    { slot: 'customText1', label: 'Buyer', origin: 'erp', visibleTo: all }, { slot: 'customText3', label: 'Remark', origin: 'person', visibleTo: all },
  ]).execute();
}

/** What people do about one supplier's lines. */
async function statements({ db }: Twin, who: Person, { pos, mark }: { pos: [string, string, string, string]; mark: string }): Promise<void> {
  const line = (po: string) => db.selectFrom('po_line').select(['id', 'version']).where('poNumber', '=', po).orderBy('id', 'desc').executeTakeFirstOrThrow();
  const [stated, batched, proposed, uploaded] = pos;
  const source = 'expeditor-estimate';
  await who.act('POST', 'lines/updates', { lines: [{ ...await line(stated), milestone: 'ready-to-dispatch', date: '2026-04-01', ready: { qty: 30, readyOn: '2026-03-02' }, reason: 'capacity', source, note: `Note of ${mark}` }] });
  await who.act('POST', `lines/${(await line(stated)).id}/notes`, { body: `Word of ${mark}`, internal: false });
  const { batch } = await who.act<{ batch: { id: number; version: number } }>('POST', 'batches', { lines: [{ ...await line(batched), qty: 25 }], readyOn: '2026-04-10', carrier: mark, container: `BOX-${mark}`, source });
  await who.act('PUT', `batches/${batch.id}/transport`, { version: batch.version, carrier: mark, container: `BOX-${mark}`, reference: `REF-${mark}` });
  const proposal = await db.selectFrom('batch_proposal').select(['id', 'version']).where('lineId', '=', (await line(proposed)).id).where('status', '=', 'open').executeTakeFirstOrThrow();
  await who.act('POST', 'inbox/answers', { answers: [{ proposalId: proposal.id, version: proposal.version, answer: { kind: 'accept' } }], source });
  await send(who, `${mark}.csv`, [[uploaded, await itemOf(db, uploaded), 15]]);
  await who.act('POST', 'views', { name: mark, shared: true, value: { look: { search: mark } } });
}

const itemOf = async (db: Twin['db'], po: string) => (await db.selectFrom('po_line').select('itemCode').where('poNumber', '=', po).executeTakeFirstOrThrow()).itemCode;

async function send(who: Person, fileName: string, rows: readonly (readonly [string, string, number])[], isDone = true): Promise<void> {
  const content = Buffer.from(`PO,Item,Qty,ReadyDate\n${rows.map((row) => `${row.join()},2026-05-05\n`).join('')}`).toString('base64');
  const { upload } = await who.act<{ upload: { id: number; version: number } }>('POST', 'uploads', { fileName, content });
  if (isDone) await who.act('POST', `uploads/${upload.id}/commit`, { version: upload.version, source: 'expeditor-estimate' });
}

async function ourActs(twin: Twin, { ourSupplier, ourExpeditor, planner }: World): Promise<void> {
  await statements(twin, ourExpeditor, { pos: ['A-02', 'A-03', 'A-04', 'A-05'], mark: 'Our estimate' });
  await statements(twin, ourSupplier, { pos: ['A-06', 'B-01', 'A-10', 'A-11'], mark: 'Our word' });
  const line = await twin.db.selectFrom('po_line').select(['id', 'version']).where('poNumber', '=', 'A-12').executeTakeFirstOrThrow();
  const other = await twin.db.selectFrom('po_line').select(['id', 'version']).where('poNumber', '=', 'A-01').executeTakeFirstOrThrow();
  await planner.act('POST', 'batches', { lines: [{ ...line, qty: 40 }, { ...other, qty: 40 }], readyOn: '2026-04-20' });
  await ourSupplier.act('POST', `lines/${line.id}/notes`, { body: 'Our secret about A-12', internal: false });
  await ourExpeditor.act('PUT', `lines/${other.id}/custom-values/customText3`, { value: 'our remark', version: null });
}

async function foreignActs(twin: Twin, { planner, theirSupplier }: World, amount: Amount): Promise<void> {
  await send(planner, 'by the planner.csv', [['A-05', 'ITEM-3', 5], ...(amount === 'much' ? [['Z-12', 'NO-SUCH', 5] as const] : [])], false);
  if (amount === 'little') return;
  await statements(twin, theirSupplier, { pos: ['Z-14', 'Y-01', 'Z-17', 'Z-18'], mark: 'Foreign word' });
  await statements(twin, await twin.as('expeditor', ['S1', 'S2', 'S3']), { pos: ['Z-10', 'Z-13', 'Z-21', 'Z-22'], mark: 'Foreign estimate' });
  await statements(twin, planner, { pos: ['Z-26', 'Z-25', 'Z-29', 'Z-30'], mark: 'Foreign override' });
}
