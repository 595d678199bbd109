import { expect, it } from 'vitest';
import { differingLines } from '../../functions/jobs/ledger.store.js';
import { oneWhere, sumOf } from '../../functions/platform/database/portable.js';
import { aHouse } from '../fixtures/nights.js';
import { adventureWorksExtract } from './make-extract.js';

it('reads 4,012 real-shaped orders to the last piece', async () => {
  const house = await aHouse();
  const night = await house.night('2025-06-30', adventureWorksExtract());
  expect(night.results.map(({ outcome }) => outcome)).toEqual(Array(5).fill('done'));
  expect(night.counts).toMatchObject({ linesRead: 8845, newLines: 8845, rejectedRows: 0, changeEvents: 0 });
  const totals = await house.db.selectFrom('po_line').select((e) => [
    e.fn.count<number>('poNumber').distinct().as('orders'), e.fn.count<number>('supplierId').distinct().as('vendors'),
    sumOf(oneWhere(e('deliveredQty', '>=', e.ref('orderedQty')))).as('inFull'), sumOf(oneWhere(e('deliveredQty', '<', e.ref('orderedQty')))).as('short'),
    sumOf(e.ref('orderedQty')).as('ordered'), sumOf(e.ref('deliveredQty')).as('received'),
  ]).executeTakeFirstOrThrow();
  expect(totals).toMatchObject({ orders: 4012, inFull: 8465, short: 380, ordered: 2_348_637, received: 2_327_299 });
  expect(await differingLines(house.db)).toEqual([]);
});
