import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { moveEverything } from '../../functions/platform/database/move.js';
import { tables } from '../../functions/platform/database/schema.js';
import { differingLines } from '../../functions/jobs/ledger.store.js';
import { runDueSteps } from '../../functions/jobs/run-night.step.js';
import { aDatabase, engines, migrationsFolder } from '../fixtures/databases.js';
import { aHouse, anErpLine } from '../fixtures/nights.js';

describe.each(engines())('a move to $name', ({ open }) => {
  it('takes every row along, proves it, and the nights go on there', async () => {
    const house = await aHouse();
    await house.night('2026-03-01', [anErpLine({ orderedQty: 0.3 }), anErpLine({ lineNumber: '20', deliveredQty: 40, itemName: '螺栓 "M8"' })]);
    await house.night('2026-03-02', [anErpLine({ orderedQty: 0.3, deliveredQty: 0.1 }), anErpLine({ lineNumber: '20', deliveredQty: 60 })]);
    const to = await open();
    const heard: string[] = [];
    const moved = await moveEverything({ from: house.db, to, folder: migrationsFolder }, ({ table }) => heard.push(table));
    expect(moved.filter(({ isEqual }) => !isEqual)).toEqual([]);
    expect(heard.toSorted()).toEqual(Object.keys(tables).toSorted());
    expect(moved.find(({ table }) => table === 'po_line')!.rows).toBe(2);
    expect(moved.find(({ table }) => table === 'movement')!.rows).toBeGreaterThan(0);
    await house.night('2026-03-03', [anErpLine({ orderedQty: 0.3, deliveredQty: 0.2 })]);
    await runDueSteps({ ...house, db: to }, { by: 'command' });
    expect(await differingLines(to)).toEqual([]);
    await to.destroy();
  });
});

describe('a move', () => {
  it('tells which table differs', async () => {
    const house = await aHouse();
    await house.night('2026-03-01', [anErpLine()]);
    const to = await aDatabase();
    const moved = await moveEverything({ from: house.db, to, folder: migrationsFolder }, 
      // Somebody goes on writing where the rows come from.
      ({ table }) => (table === 'erp_run' ? sql`update supplier set name = 'Renamed meanwhile'`.execute(house.db) : undefined));
    expect(moved.filter(({ isEqual }) => !isEqual).map(({ table }) => table)).toEqual(['supplier']);
    await expect(moveEverything({ from: house.db, to, folder: migrationsFolder }, () => undefined)).rejects.toThrow('The database to move to is in use');
  });
});
