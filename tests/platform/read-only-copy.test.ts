import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backUp } from '../../functions/platform/database/sqlite/back-up.js';
import { refuseOlder } from '../../functions/platform/database/migrate.js';
import { openCopy, openDatabase } from '../../functions/platform/database/open.js';
import { hashPassword } from '../../functions/platform/passwords.js';
import { beat } from '../../functions/jobs/heartbeat.store.js';
import { addUser } from '../../functions/identity/users.store.js';
import { expectedNight } from '../../functions/alerts/copy-rules.js';
import { migrationsFolder } from '../fixtures/databases.js';
import { aHouse, anErpLine, type House } from '../fixtures/nights.js';
import { aVisitor, password, type Visitor } from '../fixtures/product.js';

const appDir = new URL('../..', import.meta.url).pathname;
const adminKey = 'a key of the tests alone';

interface Copy { url: string; file: string; as(email: string): Promise<Visitor>; tick(timer: string): Promise<void>; /** What went wrong in it. */ errors: string[] }

/** The product beside a copy that was made of a house, at a time that stands still. */
async function aCopyOf({ file, folder }: House, now: string): Promise<Copy> {
  const copy = join(folder, '..', `copy-${now.slice(0, 10)}-${Date.now()}.db`);
  backUp(file, copy);
  const before = readFileSync(copy);
  const env = {
    ...process.env, BATCHLINE_DATABASE: `sqlite:${copy}`, BATCHLINE_ERP: `folder:${folder}`, BUSINESS_TIME_ZONE: 'Asia/Shanghai', READ_ONLY: 'true',
    STATE_DATABASE: `sqlite:${copy}.state`, MAIL_SERVER: 'smtp://127.0.0.1:9?tls=none', MAIL_FROM: 'batchline@example.com', PRIMARY_URL: 'https://batchline.example.cn', BATCHLINE_ADMIN_KEY: adminKey,
  };
  const child = fork(new URL('../authorisation/stopped-clock.js', import.meta.url).pathname, [appDir, now], { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  afterAll(() => {
    child.kill('SIGKILL');
    expect(readFileSync(copy).equals(before), `${file} was written through its copy`).toBe(true);
  });
  const [url] = await once(child, 'message') as [string];
  const errors: string[] = [];
  child.on('message', ({ error }: { error: string }) => errors.push(error));
  const as = async (email: string) => {
    const visitor = aVisitor(url, null);
    expect((await visitor.send('POST', '/api/session', { email, password })).status).toBe(201);
    return visitor;
  };
  return { url, file: copy, errors, as, tick: async (timer) => { expect((await fetch(`${url}/admin/functions/${timer}`, { method: 'POST', headers: { 'x-functions-key': adminKey, 'content-type': 'application/json' }, body: '{}' })).status).toBe(202); } };
}

let house: House;
const lines = [anErpLine(), anErpLine({ lineNumber: '20' })];

beforeAll(async () => {
  house = await aHouse();
  await house.night('2026-03-01', lines);
  await house.night('2026-03-02', lines);
  const passwordHash = await hashPassword(password);
  await house.db.transaction().execute(async (tx) => {
    for (const role of ['planner', 'admin'] as const) await addUser(tx, { email: `${role}@example.com`, name: `A ${role}`, role, passwordHash, active: true, createdAt: '2026-01-01T00:00:00.000Z' }, []);
    await beat(tx, { beatAt: '2026-03-02T05:58:00.000Z', businessOn: '2026-03-02' });
  });
});

describe('beside a read-only copy', () => {
  it('people sign in, read, and keep what is their own', async () => {
    const copy = await aCopyOf(house, '2026-03-02T06:00:00.000Z');
    const planner = await copy.as('planner@example.com');
    const { body: session } = await planner.get<{ isCopy: boolean; user: { permissions: string[] } }>('/api/session');
    expect(session.isCopy).toBe(true);
    expect(session.user.permissions).not.toContain('lines.update');
    expect((await planner.get<{ total: { n: number } }>('/api/lines')).body.total.n).toBe(2);
    expect((await planner.get<{ copy: unknown }>('/api/nights/progress')).body.copy).toEqual({ beatAt: '2026-03-02T05:58:00.000Z', primary: 'https://batchline.example.cn' });
    expect((await planner.send('PUT', '/api/preferences/display', { value: { theme: 'dark' }, version: null })).status).toBe(200);
    expect((await planner.get<{ preferences: unknown[] }>('/api/preferences')).body.preferences).toEqual([{ name: 'display', value: expect.objectContaining({ theme: 'dark' }) as unknown, version: 1 }]);
    expect((await planner.send('DELETE', '/api/session')).status).toBe(204);
    expect((await planner.get('/api/session')).status).toBe(401);
    const wrong = await aVisitor(copy.url, null).send('POST', '/api/session', { email: 'planner@example.com', password: 'not this one at all' });
    expect(wrong.status).toBe(401);
  });

  it('every change of the data is refused, with the way to the primary', async () => {
    const copy = await aCopyOf(house, '2026-03-02T06:00:00.000Z');
    const planner = await copy.as('planner@example.com');
    const attempts = [['POST', '/api/lines/updates', { lines: [] }], ['POST', '/api/lines/1/notes', { text: 'x' }], ['POST', '/api/batches', {}], ['POST', '/api/inbox/answers', {}], ['PUT', '/api/session/password', {}], ['POST', '/api/alerts/1/acknowledgement', { version: 1 }]] as const;
    for (const [method, path, body] of attempts) {
      const { status, body: problem } = await planner.send<{ type: string; facts: unknown }>(method, path, body);
      expect([path, status, problem.type, problem.facts]).toEqual([path, 403, '/problems/read-only-copy', { primary: 'https://batchline.example.cn' }]);
    }
  });

  it('the night that is not there by 07:00 UTC is an alert; the one that came settles it', async () => {
    const late = await aCopyOf(house, '2026-03-03T07:01:00.000Z');
    await late.tick('check-copy');
    const admin = await late.as('admin@example.com');
    const alerts = async () => (await admin.get<{ alerts: { id: number; version: number; rule: string; severity: string; because: unknown }[] }>('/api/alerts?status=open')).body.alerts;
    await expect.poll(alerts).toHaveLength(1);
    const [alert] = await alerts();
    expect(alert).toMatchObject({ rule: 'copy-outdated', severity: 'critical', because: { code: 'copy-outdated', facts: { expectedOn: '2026-03-03', carriedOn: '2026-03-02', beatAt: '2026-03-02T05:58:00.000Z' } } });
    expect((await admin.send('POST', `/api/alerts/${alert!.id}/acknowledgement`, { version: alert!.version, note: 'The line to China is cut.' })).status).toBe(200);
    expect((await admin.get<{ details: { copy: unknown } }>('/api/health')).body.details.copy).toEqual({ beatAt: '2026-03-02T05:58:00.000Z', businessOn: '2026-03-02' });
    const early = await aCopyOf(house, '2026-03-03T06:59:00.000Z');
    await early.tick('check-copy');
    expect((await (await early.as('admin@example.com')).get<{ alerts: unknown[] }>('/api/alerts?status=open')).body.alerts).toEqual([]);
  });

  it('no timer writes to it, sends from it or copies it', async () => {
    const copy = await aCopyOf(house, '2026-03-03T07:01:00.000Z');
    const timers = readdirSync(join(appDir, 'functions'), { recursive: true, encoding: 'utf8' }).flatMap((file) => /([\w-]+)\.timer\.ts$/.exec(file)?.[1] ?? []);
    expect(timers.length).toBeGreaterThan(10);
    for (const timer of timers) await copy.tick(timer);
    const admin = await copy.as('admin@example.com');
    await expect.poll(async () => (await admin.get<{ alerts: unknown[] }>('/api/alerts?status=open')).body.alerts).toHaveLength(1);
    expect(copy.errors).toEqual([]);
    expect(existsSync(join(copy.file, '..', 'backups'))).toBe(false);
  });

  it('a night is expected once it has begun before the last 07:00 UTC', () => {
    const schedule = { zone: 'Asia/Shanghai', nightAt: '02:30' };
    expect(expectedNight({ now: '2026-03-03T07:00:00.000Z', schedule })).toBe('2026-03-03');
    expect(expectedNight({ now: '2026-03-03T06:59:59.000Z', schedule })).toBe('2026-03-02');
    expect(expectedNight({ now: '2026-03-03T07:00:00.000Z', schedule: { zone: 'America/New_York', nightAt: '02:30' } })).toBe('2026-03-02');
  });

  it('a copy that is not there, or older than the release, stops the start with words', async () => {
    expect(() => openCopy('sqlite:/nowhere/at-all.db', 'command')).toThrow('READ_ONLY is set and there is no database at');
    const older = join(house.folder, '..', 'older.db');
    backUp(house.file, older);
    const owner = openDatabase(`sqlite:${older}`, 'command');
    await sql`delete from schema_migration where version like 'V015%'`.execute(owner);
    await owner.destroy();
    const copy = openCopy(`sqlite:${older}`, 'command');
    await expect(refuseOlder(copy, migrationsFolder)).rejects.toThrow('The copy lacks V015__backups_as_a_job.sql. Update the primary first');
    await copy.destroy();
  });
});
