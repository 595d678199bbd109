import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { differingLines } from '../../functions/jobs/ledger.store.js';
import { anErpLine, asCsv } from '../fixtures/nights.js';
import { aProduct, type Product, type Visitor } from '../fixtures/product.js';
import { builtModule, ended, start } from './processes.js';

async function aLocker({ file }: Pick<Product, 'file'>) {
  const child = fork(new URL('hold-lock.js', import.meta.url).pathname, [builtModule('functions/platform/database/sqlite/sqlite-file.js'), file]);
  afterAll(() => { child.kill('SIGKILL'); });
  const tell = async (order: 'hold' | 'let go') => {
    const heard = once(child, 'message');
    child.send(order);
    await heard;
  };
  await once(child, 'message');
  return { hold: () => tell('hold'), letGo: () => tell('let go') };
}

const lines = (delivered: number) => Array.from({ length: 20 }, (_, i) => anErpLine({ poNumber: `PO-${i}`, ...(i < 5 && delivered > 0 && { deliveredQty: delivered, receivedOn: '2026-03-02' }) }));

/** Everybody's last sign of life is so old that the next request writes it down. */
const letTimePass = ({ db }: Product) => db.updateTable('session').set({ lastSeenAt: new Date(Date.now() - 5 * 60_000).toISOString() }).execute();

const askForRun = (who: Visitor) => who.send<{ detail: string }>('POST', '/api/jobs/requests', { step: 'changes', businessOn: '2026-03-02' });

const written = async ({ db }: Product) => ({
  requests: (await db.selectFrom('job_request').select('id').execute()).length,
  events: (await db.selectFrom('audit_event').select('id').where('action', '=', 'job.requested').execute()).length,
});

describe('a database that another program keeps locked', () => {
  let product: Product;
  let admin: Visitor;
  let locker: Awaited<ReturnType<typeof aLocker>>;

  beforeAll(async () => {
    product = await aProduct();
    await product.night('2026-03-02', lines(0));
    [admin, locker] = [await product.as('admin'), await aLocker(product)];
    await admin.get('/api/lines');
  });

  it('is read on, and a night and the writes of people wait, then go on by themselves', async () => {
    writeFileSync(join(product.folder, 'po_lines_2026-03-03.csv'), asCsv(lines(10)));
    await letTimePass(product);
    await locker.hold();
    const night = start('functions/jobs/night.command.js', [], { BATCHLINE_DATABASE: `sqlite:${product.file}`, BATCHLINE_ERP: `folder:${product.folder}` });
    for (let look = 0; look < 5; look++) expect((await admin.get('/api/lines')).status).toBe(200);
    const writes = Array.from({ length: 5 }, () => askForRun(admin));
    expect((await admin.get('/api/lines/columns')).status).toBe(200);
    expect(await written(product)).toEqual({ requests: 0, events: 0 });
    await locker.letGo();
    expect((await Promise.all(writes)).map(({ status }) => status)).toEqual(Array(5).fill(202));
    expect(await ended(night)).toBe(0);
    expect(await written(product)).toEqual({ requests: 5, events: 5 });
    expect(await differingLines(product.db)).toEqual([]);
  });

  it('refuses all who wrote when their patience ends, together, in words, and leaves nothing half done', async () => {
    const before = await written(product);
    await letTimePass(product);
    await locker.hold();
    // One after the other they would wait longer than a test may.
    for (const { status, body, headers } of await Promise.all(Array.from({ length: 20 }, () => askForRun(admin)))) {
      expect([status, headers.get('retry-after')]).toEqual([503, '2']);
      expect(body).toMatchObject({ type: '/problems/database-busy', detail: expect.stringContaining('Nothing was saved') as string });
    }
    expect((await admin.get('/api/lines')).status).toBe(200);
    await locker.letGo();
    expect(await written(product)).toEqual(before);
    expect((await askForRun(admin)).status).toBe(202);
  });
});
