import { expect, it } from 'vitest';
import { differingLines } from '../../functions/jobs/ledger.store.js';
import { aHouse, anErpLine, type FileLine } from '../fixtures/nights.js';

const house = await aHouse();
const { db } = house;
const trusting = { supplierLosesAllOf: 100, deliveredFallsBy: 1, linesChange: 1 };
await db.insertInto('setting').values({ name: 'suspectWhen', value: JSON.stringify(trusting), changedAt: '2026-03-01T00:00:00.000Z' }).execute();
const night = (on: string, but: FileLine) => house.night(on, [anErpLine({ poNumber: 'PO-2' }), anErpLine(but)]);
const linesOf = async () => (await db.selectFrom('po_line as l').innerJoin('supplier as s', 's.id', 'l.supplierId').where('l.poNumber', '=', 'PO-1').orderBy('l.id')
  .select(['s.code', 'l.generation', 'l.deliveredQty', 'l.archivedOn']).execute()).map(({ code, generation, deliveredQty, archivedOn }) => [code, generation, deliveredQty, archivedOn]);

it('a line that goes to another supplier begins anew there, and the books still agree', async () => {
  await night('2026-03-02', { deliveredQty: 20, receivedOn: '2026-02-20' });
  await night('2026-03-03', { deliveredQty: 30, receivedOn: '2026-03-02' });
  await night('2026-03-04', { deliveredQty: 45, receivedOn: '2026-03-03', supplierCode: 'S2' });
  expect(await linesOf()).toEqual([['S1', 1, 30, '2026-03-04'], ['S2', 2, 45, null]]);
  await night('2026-03-05', { deliveredQty: 50, receivedOn: '2026-03-04', supplierCode: 'S2' });
  expect(await linesOf()).toEqual([['S1', 1, 30, '2026-03-04'], ['S2', 2, 50, null]]);
  expect(await differingLines(db, {})).toEqual([]);
});

it('a line whose supplier is called by another code stays what it is', async () => {
  const { id } = await db.selectFrom('supplier').select('id').where('code', '=', 'S2').executeTakeFirstOrThrow();
  await db.insertInto('item_xref').values({ kind: 'supplier', erpCode: 'S2-NEW', itemId: null, supplierId: id, createdAt: '2026-03-05T00:00:00.000Z', createdBy: null }).execute();
  await night('2026-03-06', { deliveredQty: 50, receivedOn: '2026-03-04', supplierCode: 'S2-NEW' });
  expect(await linesOf()).toEqual([['S1', 1, 30, '2026-03-04'], ['S2', 2, 50, null]]);
});
