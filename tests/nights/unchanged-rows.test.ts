import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { captureSnapshot } from '../../functions/ingestion/capture-snapshot.step.js';
import { runStep } from '../../functions/jobs/run-step.step.js';
import { aHouse, anErpLine, asCsv, type FileLine, type House } from '../fixtures/nights.js';

const someLines = (count: number) => Array.from({ length: count }, (_, i) => anErpLine({ poNumber: `PO-${String(i).padStart(6, '0')}`, supplierCode: `S${i % 4}` }));

const rejectsOf = ({ db }: House) => db.selectFrom('erp_reject').select(['rowNumber', 'reason']).orderBy('rowNumber').execute();

/** The first step alone. */
async function read(house: House, on: string, lines: readonly FileLine[]) {
  writeFileSync(join(house.folder, `po_lines_${on}.csv`), asCsv(lines));
  const result = await runStep(house, captureSnapshot, { by: 'command' });
  await house.db.updateTable('erp_run').set({ alertsAt: '2026-03-02T00:00:00.000Z' }).execute();
  return result!;
}

describe('rows that say what we have', () => {
  it('are counted, prove that their lines are there, and leave nothing behind', async () => {
    const house = await aHouse();
    await house.night('2026-03-02', someLines(20));
    const { counts } = await house.night('2026-03-03', someLines(20).slice(1));
    expect(counts).toMatchObject({ linesRead: 19, unchangedLines: 19, changedLines: 0, newLines: 0, vanishedLines: 1 });
    expect(await house.db.selectFrom('erp_unchanged').selectAll().execute()).toEqual([]);
  });

  it('stand for one line when they stand twice', async () => {
    const house = await aHouse();
    await house.night('2026-03-02', someLines(20));
    const { counts } = await house.night('2026-03-03', [...someLines(20), someLines(20)[3]!]);
    expect(counts).toMatchObject({ linesRead: 21, unchangedLines: 20, rejectedRows: 0, vanishedLines: 0 });
  });

  it('are rejected with a row of the same key that says something else', async () => {
    const house = await aHouse();
    await house.night('2026-03-02', someLines(40));
    const { counts } = await house.night('2026-03-03', [...someLines(40), { ...someLines(40)[3]!, orderedQty: 7 }]);
    expect(counts).toMatchObject({ unchangedLines: 39, changedLines: 0, rejectedRows: 2, vanishedLines: 0 });
    expect(await rejectsOf(house)).toEqual([{ rowNumber: 4, reason: 'duplicate-key' }, { rowNumber: 41, reason: 'duplicate-key' }]);
  });

  it('are found in an extract of any order', async () => {
    const house = await aHouse();
    const lines = someLines(15_600);
    await read(house, '2026-03-02', lines);
    const shuffled = [0, 1, 2, 3].flatMap((start) => lines.filter((_, i) => i % 4 === start));
    const { counts } = await read(house, '2026-03-03', shuffled.map((line, i) => (i === 9_000 ? { ...line, promisedOn: '2026-09-01' } : line)));
    expect(counts).toMatchObject({ linesRead: 15_600, unchangedLines: 15_599, changedLines: 1, newLines: 0, vanishedLines: 0 });
  });
});
