import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { differingLines } from '../../functions/jobs/ledger.store.js';
import { verifyChain } from '../../functions/audit/verify-chain.step.js';
import type { Database } from '../../functions/platform/database/database.js';
import { aHouse, anErpLine, asCsv, type House } from '../fixtures/nights.js';
import { signedIn, type Visitor } from '../fixtures/product.js';
import { aClock, aHost } from './a-host.js';
import { aSmallDisk } from './a-small-disk.js';
import { comparable } from './comparable.js';
import { until } from './processes.js';

const lines = (night: number) => Array.from({ length: 600 }, (_, i) => anErpLine({
  poNumber: `PO-${i}`, supplierCode: `S${i % 7}`, itemName: `A bolt that nobody else has, number ${i}`, ...(night > 0 && i % 3 === 0 && { deliveredQty: 10 * night, receivedOn: '2026-03-02' }),
}));

async function expectWhole(db: Database): Promise<void> {
  expect((await sql<{ quick_check: string }>`pragma quick_check(1)`.execute(db)).rows).toEqual([{ quick_check: 'ok' }]);
  expect(await differingLines(db)).toEqual([]);
  expect((await verifyChain(db)).fault).toBeNull();
}

interface Noted { acknowledged: string[]; refused: Set<string> }

/** Writes notes, eight at a time, until nothing has been taken for a while. */
async function writeUntilRefused(who: Visitor, lineId: number, noted: Noted): Promise<void> {
  let refusals = 0;
  const writer = async (name: number) => {
    for (let n = 0; refusals < 24 && n < 5000; n++) {
      const body = `${name}/${n} ${'with many words '.repeat(100)}`.trim();
      const reply = await who.send<{ type: string; detail: string }>('POST', `/api/lines/${lineId}/notes`, { body, internal: false });
      if (reply.status === 201) noted.acknowledged.push(body);
      else noted.refused.add(`${reply.status} ${reply.body.type} ${reply.body.detail}`);
      refusals = reply.status === 201 ? 0 : refusals + 1;
    }
  };
  await Promise.all(Array.from({ length: 8 }, (_, name) => writer(name)));
}

const pageCount = async (db: Database) => (await sql<{ page_count: number }>`pragma page_count`.execute(db)).rows[0]!.page_count;

/** A limit of the writing connection, which is the one that transactions have. */
const limitPages = (db: Database, pages: number) => db.transaction().execute((tx) => sql.raw(`pragma max_page_count = ${pages}`).execute(tx));

const nightIsDone = ({ db }: House, on: string) => db.selectFrom('erp_run').select('id').where('businessOn', '=', on).where('alertsAt', 'is not', null).executeTakeFirst();

const notesIn = async ({ db }: House) => (await db.selectFrom('line_note').select('body').orderBy('id').execute()).map(({ body }) => body);

describe('a full disk', () => {
  it('refuses writes and fails the night in words, is read on, and when there is room everything goes on by itself', async ({ skip }) => {
    const disk = aSmallDisk(64);
    if (!disk) return skip('No disk can be mounted here: what a full one does to people and hosts is not tried.');
    const house = await aHouse({ home: disk.path });
    await house.night('2026-03-02', lines(0));
    const clock = aClock(new Date().toISOString());
    const host = await aHost(house, clock.env);
    const planner = await signedIn(house, host.url, { role: 'planner' });
    const { id } = await house.db.selectFrom('po_line').select('id').top(1).executeTakeFirstOrThrow();
    const extract = join(house.folder, 'po_lines_2026-03-03.csv');
    writeFileSync(extract, asCsv(lines(1)));
    utimesSync(extract, 0, 0);

    disk.fill(500_000);
    await host.tick('capture-snapshot');
    const failed = await until(() => house.db.selectFrom('job_run').select(['step', 'message']).where('outcome', '=', 'failed').executeTakeFirst());
    expect(failed).toEqual({ step: 'ingestion', message: 'The disk of the database is full. Make room on it: the step goes on by itself, where it was.' });
    const noted: Noted = { acknowledged: [], refused: new Set() };
    await writeUntilRefused(planner, id, noted);
    expect([...noted.refused]).toEqual(['503 /problems/database-full The disk of the database is full. Nothing was saved. Tell an administrator: when there is room again, it goes on without a restart.']);
    for (const path of ['/api/lines', `/api/lines/${id}`, '/api/lines/columns', '/api/health']) expect((await planner.get(path)).status).toBe(200);
    expect((await notesIn(house)).toSorted()).toEqual(noted.acknowledged.toSorted());
    expect(await nightIsDone(house, '2026-03-03')).toBeUndefined();

    disk.empty();
    expect((await planner.send('POST', `/api/lines/${id}/notes`, { body: 'There is room again', internal: false })).status).toBe(201);
    clock.set(new Date(Date.now() + 20 * 60_000).toISOString());
    await host.tick('capture-snapshot');
    await until(() => nightIsDone(house, '2026-03-03'));
    expect((await notesIn(house)).toSorted()).toEqual([...noted.acknowledged, 'There is room again'].toSorted());
    await expectWhole(house.db);
  });

  it('that hits a night anywhere loses nothing, and the next try ends as if there had been room', async () => {
    const [short, roomy] = [await aHouse(), await aHouse()];
    for (const house of [short, roomy]) await house.night('2026-03-02', lines(0));
    await roomy.night('2026-03-03', lines(1));
    writeFileSync(join(short.folder, 'po_lines_2026-03-03.csv'), asCsv(lines(1)));
    const words = new Set<string>();
    for (let pages = await pageCount(short.db); !(await nightIsDone(short, '2026-03-03')); pages += 12) {
      await limitPages(short.db, pages);
      const night = await short.run().catch((error: Error) => ({ message: error.message }));
      if (night.message) words.add(night.message);
    }
    await limitPages(short.db, 1_000_000);
    await expectWhole(short.db);
    expect([...words]).toEqual(['The disk of the database is full. Make room on it: the step goes on by itself, where it was.']);
    const [after, expected] = [await comparable(short.db), await comparable(roomy.db)];
    for (const table of Object.keys(expected).filter((name) => !name.startsWith('alert'))) expect(after[table], table).toEqual(expected[table]);
    const raised = await short.db.selectFrom('alert').select(['rule', 'status']).where('rule', 'in', ['ingestion-failed', 'step-failed']).orderBy('rule').execute();
    expect(raised).toEqual([{ rule: 'ingestion-failed', status: 'resolved' }, { rule: 'step-failed', status: 'resolved' }]);
  });
});
