import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { bulkInsert, bulkUpdate } from '../../functions/platform/database/bulk.js';
import type { Database, Writer } from '../../functions/platform/database/database.js';
import { databaseErrorKind } from '../../functions/platform/database/errors.js';
import { openDatabase } from '../../functions/platform/database/open.js';
import { contains, databaseNow, differs, oneWhere, sumOf } from '../../functions/platform/database/portable.js';
import { aFolder, engines, openMigrated } from '../fixtures/databases.js';

const at = '2026-11-21T00:00:00.123Z';
const write = <T>(db: Database, work: (tx: Writer) => Promise<T>) => db.transaction().execute(work);
const aUser = (email: string, but: object = {}) => ({ email, name: 'Zoë 日本 😀', role: 'planner' as const, createdAt: at, ...but });

describe.each(engines())('on $name', async ({ open }) => {
  const db = await open();
  afterAll(() => db.destroy());

  it('gives back what was stored, type by type', async () => {
    const { id } = await db.insertInto('users').values(aUser('Ann@x.com')).output('inserted.id').executeTakeFirstOrThrow();
    const user = await db.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    expect(user).toEqual({
      id, email: 'Ann@x.com', name: 'Zoë 日本 😀', role: 'planner', passwordHash: null, mustChangePassword: false, language: null,
      active: true, createdAt: at, version: 1,
    });
  });

  it('finds names without regard to case, codes only as they are written', async () => {
    expect(await db.selectFrom('users').select('id').where('email', '=', 'ANN@X.COM').execute()).toHaveLength(1);
    expect(await db.selectFrom('users').select('id').where('role', '=', 'PLANNER' as never).execute()).toHaveLength(0);
  });

  it.each([
    ['unique', aUser('ANN@x.com')], ['check', aUser('b', { role: 'king' })],
    ['too-long', aUser('c', { name: 'x'.repeat(201) })], ['not-null', aUser('e', { name: null })],
  ])('names the error %s', async (kind, values) => {
    const error = await db.insertInto('users').values(values as never).execute().catch((caught: unknown) => caught);
    expect(databaseErrorKind(error)).toBe(kind);
  });

  it('inserts and updates in bulk', async () => {
    const rows = Array.from({ length: 2500 }, (_, i) => [1, 'PO-1', String(i), i, 'S', 'I', i / 4, 0, '2026-01-31', i === 7 ? null : new Uint8Array(32).fill(i % 256)]);
    const columns = ['runId', 'poNumber', 'lineNumber', 'rowNumber', 'supplierCode', 'itemCode', 'orderedQty', 'deliveredQty', 'dueOn', 'rowHash'] as const;
    await write(db, (tx) => bulkInsert(tx, 'erp_stage', columns, rows.filter(([, , , i]) => i !== 7)));
    const { n, ordered } = await db.selectFrom('erp_stage').select((e) => [e.fn.countAll<number>().as('n'), sumOf(e.ref('orderedQty')).as('ordered')]).executeTakeFirstOrThrow();
    expect([n, ordered]).toEqual([2499, (2499 * 2500 / 2 - 7) / 4]);
    const { rowHash } = await db.selectFrom('erp_stage').select('rowHash').where('lineNumber', '=', '300').executeTakeFirstOrThrow();
    expect([...rowHash]).toEqual(Array(32).fill(44));

    await write(db, (tx) => tx.insertInto('supplier').values([{ code: 'A', name: 'a', createdAt: at }, { code: 'B', name: 'b', createdAt: at }]).execute());
    const suppliers = await db.selectFrom('supplier').select(['id', 'code']).orderBy('code').execute();
    await write(db, (tx) => bulkUpdate(tx, 'supplier', { key: 'id', set: ['name', 'transitDays', 'active'] }, suppliers.map(({ id, code }, i) => [id, `${code}'s "名" \\ \n`, i, i === 0])));
    expect(await db.selectFrom('supplier').select(['name', 'transitDays', 'active']).orderBy('code').execute())
      .toEqual([{ name: 'A\'s "名" \\ \n', transitDays: 0, active: true }, { name: 'B\'s "名" \\ \n', transitDays: 1, active: false }]);
  });

  it('updates in bulk only what is as it was read', async () => {
    const users = await db.selectFrom('users').select(['id', 'version']).execute();
    const update = { key: 'id', guard: 'version', set: ['name', 'version'] } as const;
    const changed = await write(db, (tx) => bulkUpdate(tx, 'users', update, [[users[0]!.id, users[0]!.version + 5, 'lost', 9], [users[0]!.id, users[0]!.version, 'Zoë 日本 😀', users[0]!.version]]));
    expect(changed).toBe(1);
  });

  it('pages, tops and compares without a word of difference', async () => {
    const lines = db.selectFrom('erp_stage').select('lineNumber').orderBy('rowNumber');
    expect((await lines.offset(10).fetch(2).execute()).map((l) => l.lineNumber)).toEqual(['11', '12']);
    expect((await lines.top(2).execute()).map((l) => l.lineNumber)).toEqual(['0', '1']);
    const { n } = await db.selectFrom('erp_stage').select((e) => sumOf(oneWhere(differs(e.ref('uom'), e.ref('currency')))).as('n')).executeTakeFirstOrThrow();
    expect(n).toBe(0);
  });

  it('finds nothing in an empty list, and everything outside it', async () => {
    expect(await db.selectFrom('erp_stage').select('lineNumber').where('rowNumber', 'in', []).execute()).toEqual([]);
    expect(await db.selectFrom('erp_stage').select('lineNumber').where('rowNumber', 'not in', []).execute()).toHaveLength(2499);
  });

  it('finds text anywhere, wildcards being plain characters', async () => {
    await db.insertInto('item').values({ code: '50% [x] a_b\\c', name: 'Bolzen ÄÖ', createdAt: at }).execute();
    const found = async (text: string) => (await db.selectFrom('item').select('id').where((e) => contains(e.ref('code'), text)).execute()).length;
    expect(await Promise.all(['50%', 'A_B', 'axb', 'b\\c', '%%'].map(found))).toEqual([1, 1, 0, 1, 0]);
  });

  it('names a missing parent', async () => {
    const error = await db.insertInto('user_supplier').values({ userId: 1, supplierId: 999 }).execute().catch((caught: unknown) => caught);
    expect(databaseErrorKind(error)).toBe('foreign-key');
  });

  it('rolls a failed transaction back and goes on', async () => {
    await expect(write(db, async (tx) => {
      await tx.updateTable('users').set({ name: 'changed' }).execute();
      throw new Error('no');
    })).rejects.toThrow('no');
    const { name } = await db.selectFrom('users').select('name').executeTakeFirstOrThrow();
    expect(name).toBe('Zoë 日本 😀');
  });

  it('lets twenty writers take turns', async () => {
    await Promise.all(Array.from({ length: 20 }, async () => {
      for (let i = 0; i < 5; i++) await write(db, (tx) => tx.updateTable('users').set((e) => ({ version: e('version', '+', 1) })).execute());
    }));
    expect((await db.selectFrom('users').select('version').executeTakeFirstOrThrow()).version).toBe(101);
  });

  it('streams in pieces and can be left early', async () => {
    let seen = 0;
    for await (const _ of db.selectFrom('erp_stage').select('lineNumber').stream(100)) if (++seen === 150) break;
    expect(seen).toBe(150);
  });

  it('has one clock', async () => {
    expect(await databaseNow(db)).toMatch(/^20\d\d-\d\d-\d\dT[\d:.]{12}Z$/);
  });
});

describe('the embedded database', async () => {
  const file = `sqlite:${aFolder()}/shared.db`;
  const [host, step] = [await openMigrated(file, 'host'), await openMigrated(file)];
  afterAll(() => Promise.all([host.destroy(), step.destroy()]));

  it('is shared by a host with threads and a step without, both writing', async () => {
    await write(host, (tx) => tx.insertInto('users').values(aUser('one@x.com')).execute());
    const add = (db: Database) => Promise.all(Array.from({ length: 50 }, () =>
      write(db, (tx) => tx.updateTable('users').set((e) => ({ version: e('version', '+', 1) })).execute())));
    await Promise.all([add(host), add(step)]);
    expect((await host.selectFrom('users').select('version').executeTakeFirstOrThrow()).version).toBe(101);
  });

  it('refuses to write where only reading was asked', async () => {
    await expect(sql`select * from users`.execute(host)).resolves.toBeDefined();
    const error = await sql`with x as (select 1 as a) insert into line_note (lineId, body, at) select a, 'x', ${at} from x`.execute(host).catch((e: unknown) => e);
    expect(String(error)).toContain('readonly');
  });

  it('streams beside its own writing without seeing it', async () => {
    await write(step, (tx) => bulkInsert(tx, 'setting', ['name', 'value', 'changedAt'], Array.from({ length: 300 }, (_, i) => [`s${i}`, '[1]', at])));
    let seen = 0;
    for await (const _ of host.selectFrom('setting').select('name').stream(100)) {
      if (seen++ === 0) await write(host, (tx) => tx.insertInto('setting').values({ name: 'late', value: '[1]', changedAt: at }).execute());
    }
    expect(seen).toBe(300);
  });

  it('finds a bracket as a plain character', async () => {
    await write(host, (tx) => tx.insertInto('item').values({ code: 'a [x] b', createdAt: at }).execute());
    expect(await host.selectFrom('item').select('id').where((e) => contains(e.ref('code'), '[X]')).execute()).toHaveLength(1);
  });

  it('says what a connection string lacks', () => {
    expect(() => openDatabase('Server=x', 'command')).toThrow('names no Database');
  });
});
