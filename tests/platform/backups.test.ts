import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backUp, restore } from '../../functions/platform/database/sqlite/back-up.js';
import { backupFile, backupsKept, backupsToDrop } from '../../functions/platform/daily-backups.js';
import { openDatabase } from '../../functions/platform/database/open.js';
import { differingLines } from '../../functions/jobs/ledger.store.js';
import { runDueJob, runDueSteps } from '../../functions/jobs/run-night.step.js';
import type { StepResult } from '../../functions/jobs/run-step.step.js';
import { dumpOf } from '../fixtures/dump.js';
import { aFolder } from '../fixtures/databases.js';
import { aHouse, anErpLine } from '../fixtures/nights.js';
import { aProduct } from '../fixtures/product.js';

describe('a backup', () => {
  it('made while people write brings back exactly what was there', async () => {
    const house = await aHouse();
    await house.night('2026-03-01', [anErpLine(), anErpLine({ lineNumber: '20', deliveredQty: 40 })]);
    const before = await dumpOf(house.db);
    const file = join(aFolder(), 'monday.db');
    backUp(house.file, file);
    await house.night('2026-03-02', [anErpLine({ deliveredQty: 10 })]);
    expect(await dumpOf(house.db)).not.toEqual(before);
    const path = join(aFolder(), 'batchline.db');
    expect(restore(file, path, '2026-03-02T04:00:00.000Z')).toBeNull();
    const kept = restore(file, path, '2026-03-02T05:00:00.000Z');
    expect(existsSync(kept!)).toBe(true);
    const back = openDatabase(`sqlite:${path}`, 'command');
    expect(await dumpOf(back)).toEqual(before);
    expect(await differingLines(back)).toEqual([]);
    await back.destroy();
  });

  it('is not put in the place of a database that somebody uses, nor when it is damaged', async () => {
    const house = await aHouse();
    await house.night('2026-03-01', [anErpLine()]);
    const file = join(aFolder(), 'monday.db');
    backUp(house.file, file);
    expect(() => restore(file, house.file, '2026-03-02T04:00:00.000Z')).toThrow('is in use. Stop Batchline first.');
    const bytes = readFileSync(file);
    bytes.fill(0x5a, 8192, 8192 * 6);
    writeFileSync(file, bytes);
    expect(() => restore(file, join(aFolder(), 'new.db'), '2026-03-02T04:00:00.000Z')).toThrow(/damaged|malformed/);
    expect(() => restore(join(aFolder(), 'none.db'), house.file, '2026-03-02T04:00:00.000Z')).toThrow('There is no backup at');
  });

  it('is made once a day and when somebody asks; one that fails is an alert until one is made', async () => {
    const product = await aProduct({ BACKUP_FOLDER: join(aFolder(), 'backups') });
    const folder = process.env.BACKUP_FOLDER!;
    const admin = await product.as('admin');
    const ask = () => admin.send('POST', '/api/jobs/requests', { step: 'backup', businessOn: '2026-03-02' });
    const backedUp = async () => {
      const results: StepResult[] = [];
      await runDueJob(product, 'backup', { heard: (result) => results.push(result) });
      await runDueSteps(product, { by: 'timer' }, { from: 'alerts' });
      return results.map(({ outcome }) => outcome);
    };
    const alerts = async () => (await admin.get<{ alerts: { because: unknown }[] }>('/api/alerts?rule=step-failed')).body.alerts.map(({ because }) => because);
    expect([await backedUp(), await backedUp(), await alerts()]).toEqual([['done'], [], []]);
    expect(readdirSync(folder)).toEqual([backupFile(product.now())]);
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'in the way');
    await ask();
    expect(await backedUp()).toEqual(['failed']);
    expect(await alerts()).toMatchObject([{ code: 'step-failed', facts: { step: 'backup' } }]);
    rmSync(folder);
    await ask();
    expect([await backedUp(), await alerts()]).toEqual([['done'], []]);
  });

  it('drops the oldest beyond those that are kept, and nothing that is not ours', () => {
    const day = fc.integer({ min: 0, max: 400 }).map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString());
    fc.assert(fc.property(fc.uniqueArray(day, { maxLength: 40 }), fc.array(fc.string(), { maxLength: 5 }), (days, others) => {
      const there = [...days.map(backupFile), ...others];
      const dropped = backupsToDrop(there);
      expect(dropped).toHaveLength(Math.max(0, days.length - backupsKept));
      expect(dropped.every((name) => days.toSorted().slice(0, -backupsKept).map(backupFile).includes(name))).toBe(true);
    }));
  });
});
