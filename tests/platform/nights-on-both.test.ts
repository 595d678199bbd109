import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { demoSource } from '../../functions/integrations/erp/demo/demo-source.js';
import { differingLines } from '../../functions/jobs/ledger.store.js';
import { runDueSteps } from '../../functions/jobs/run-night.step.js';
import type { Database } from '../../functions/platform/database/database.js';
import { aDatabase, aFolder, engines } from '../fixtures/databases.js';
import { dumpOf } from '../fixtures/dump.js';

/** Four weeks of a small demo: receipts, moved promises, lines that vanish, come back and close; then two more days. */
async function liveThrough(db: Database) {
  const erp = demoSource({ file: join(aFolder(), 'erp.db'), seed: 11, lines: 150, startOn: '2026-11-21', historyDays: 28 });
  const world = { db, erp, zone: 'Asia/Shanghai', owner: 'test', now: () => '2026-11-21T03:00:00.000Z' };
  const results = await runDueSteps(world, { by: 'command' });
  for (let day = 0; day < 2; day++) {
    await erp.passDay();
    results.push(...(await runDueSteps(world, { by: 'command' })));
  }
  return results.map(({ name, outcome, businessOn, counts, message }) => ({ name, outcome, businessOn, counts, message }));
}

/** Two rows at most: a whole table that differs would fill pages. */
function firstDifference(rows: readonly string[], wanted: readonly string[]): string[] {
  const [there, missing] = [rows.find((row, i) => row !== wanted[i]), wanted.find((row, i) => row !== rows[i])];
  return [there, missing].filter((row) => row !== undefined);
}

const reference = await aDatabase();
const expected = { results: await liveThrough(reference), dump: await dumpOf(reference) };

it('the demo has enough to tell', () => {
  const rows = (table: string) => expected.dump[table]!.length;
  expect(expected.results.every(({ outcome }) => outcome === 'done')).toBe(true);
  expect([rows('po_line') > 150, rows('movement') > 50, rows('erp_change_event') > 100, rows('batch_proposal') > 100, rows('alert') > 50, rows('date_event') > 20]).toEqual(Array(6).fill(true));
});

describe.each(engines())('the same nights on $name', async ({ open }) => {
  const db = await open();
  afterAll(() => db.destroy());
  const results = await liveThrough(db);

  it('end alike and count alike', () => {
    expect(results).toEqual(expected.results);
  });

  it('leave the same in every table', async () => {
    const dump = await dumpOf(db);
    expect(Object.keys(dump)).toEqual(Object.keys(expected.dump));
    for (const [table, rows] of Object.entries(dump)) expect(firstDifference(rows, expected.dump[table]!), table).toEqual([]);
  });

  it('keep the ledger', async () => {
    expect(await differingLines(db)).toEqual([]);
  });
});
