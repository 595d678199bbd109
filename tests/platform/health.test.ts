import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { expect, it } from 'vitest';
import type { readHealth } from '../../shared/contracts/health.js';
import { aFolder } from '../fixtures/databases.js';
import { anErpLine } from '../fixtures/nights.js';
import { aProduct } from '../fixtures/product.js';

type Health = z.output<typeof readHealth['reply']>;

const folder = aFolder();
const product = await aProduct({ BACKUP_FOLDER: folder });
const health = async (who: Awaited<ReturnType<typeof product.as>>) => (await who.get<Health>('/api/health')).body;

it('is up or not to everybody, and in detail to administrators alone', async () => {
  expect(await health(product.visitor())).toEqual({ up: true });
  expect(await health(await product.as('planner'))).toEqual({ up: true });
  expect((await health(await product.as('admin'))).details).toMatchObject({ database: 'sqlite', erp: 'folder', node: process.version, copy: null });
});

it('says what is not there yet as plainly as what is', async () => {
  const admin = await product.as('admin');
  expect((await health(admin)).details).toMatchObject({ lastNight: null, erpReadAt: null, erpAgeDays: null, machine: { backups: { folder, kept: 0, newest: null } } });
  await product.night('2026-03-01', [anErpLine()]);
  for (const day of ['2026-03-01', '2026-03-02']) writeFileSync(join(folder, `batchline-${day}.db`), 'copied');
  utimesSync(join(folder, 'batchline-2026-03-02.db'), new Date(), new Date('2026-03-02T18:31:00.000Z'));
  writeFileSync(join(folder, 'notes.txt'), 'not ours');
  const { details } = await health(admin);
  expect(details!.lastNight).toBe('2026-03-01');
  expect(details!.erpReadAt).toMatch(/Z$/);
  expect(details!.machine.backups).toEqual({ folder, kept: 2, newest: { file: 'batchline-2026-03-02.db', at: '2026-03-02T18:31:00.000Z', bytes: 6 } });
  expect(details!.schema).toMatch(/^V0\d\d__\w+$/);
  expect(details!.machine.disk!.databaseBytes).toBeGreaterThan(0);
  expect(details!.machine.disk!.freeBytes).toBeLessThanOrEqual(details!.machine.disk!.totalBytes);
});
