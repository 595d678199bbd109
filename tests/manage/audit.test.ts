import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { listAuditEvents } from '../../shared/contracts/audit.js';
import type { z } from 'zod';
import { auditedIn, theSystem } from '../../functions/audit/audited.js';
import { faultAmong, faultAtEnd } from '../../functions/audit/chain-fault.js';
import { readHead, verifyChain } from '../../functions/audit/verify-chain.step.js';
import { runDueJob, runDueSteps } from '../../functions/jobs/run-night.step.js';
import type { StepResult } from '../../functions/jobs/run-step.step.js';
import type { Database } from '../../functions/platform/database/database.js';
import { aDatabase } from '../fixtures/databases.js';
import { anErpLine } from '../fixtures/nights.js';
import { aProduct } from '../fixtures/product.js';

/** A trail of ten events, on a database of its own. */
async function aTrail(): Promise<Database> {
  const db = await aDatabase();
  for (let n = 1; n <= 10; n++) {
    await auditedIn(db, { now: () => `2026-03-0${n % 9 + 1}T00:00:00.000Z`, source: 'system', invocationId: null })(theSystem, 'test.happened', async () =>
      ({ subject: `thing/${n}`, before: { n: n - 1 }, after: { n }, reply: undefined }));
  }
  return db;
}

/** Somebody with rights on the file itself: the triggers are no wall to them. */
async function tamper(db: Database, ...statements: string[]): Promise<void> {
  await sql.raw('drop trigger tr_audit_event_append_only_update').execute(db);
  await sql.raw('drop trigger tr_audit_event_append_only_delete').execute(db);
  for (const statement of statements) await sql.raw(statement).execute(db);
}

describe('the audit trail', () => {
  it('is whole as it was written', async () => {
    const { events, head, fault } = await verifyChain(await aTrail());
    expect([events, head.eventId, fault]).toEqual([10, 10, null]);
  });

  it('is whole while it is empty', async () => {
    expect(await verifyChain(await aDatabase())).toMatchObject({ events: 0, fault: null });
  });

  it.each([
    ['an actor', `update audit_event set actor = 'somebody else' where id = 4`],
    ['an instant', `update audit_event set at = '2020-01-01T00:00:00.000Z' where id = 4`],
    ['what was before', `update audit_event set before = '{"n":99}' where id = 4`],
    ['a reason', `update audit_event set reason = 'because' where id = 4`],
    ['the hash itself', `update audit_event set hash = zeroblob(32) where id = 4`],
  ])('names the event whose %s was changed', async (_, statement) => {
    const db = await aTrail();
    await tamper(db, statement);
    expect((await verifyChain(db)).fault).toEqual({ eventId: 4, kind: 'altered' });
  });

  it('names the event after one that was taken out', async () => {
    const db = await aTrail();
    await tamper(db, 'delete from audit_event where id = 6');
    expect((await verifyChain(db)).fault).toEqual({ eventId: 7, kind: 'unlinked' });
  });

  it('misses the newest events', async () => {
    const db = await aTrail();
    await tamper(db, 'delete from audit_event where id > 8');
    expect((await verifyChain(db)).fault).toEqual({ eventId: 10, kind: 'missing' });
  });

  it('names the first of two breaks', async () => {
    const db = await aTrail();
    await tamper(db, `update audit_event set actor = 'x' where id = 9`, `update audit_event set actor = 'x' where id = 3`);
    expect((await verifyChain(db)).fault).toEqual({ eventId: 3, kind: 'altered' });
  });

  it('does not fit a head that was kept, where the chain was written anew', async () => {
    const [honest, forged] = [await aTrail(), await aDatabase()];
    const known = await readHead(honest);
    for (let n = 1; n <= 12; n++) {
      await auditedIn(forged, { now: () => '2026-03-01T00:00:00.000Z', source: 'system', invocationId: null })(theSystem, 'test.invented', async () => ({ subject: `thing/${n}`, reply: undefined }));
    }
    expect((await verifyChain(forged)).fault).toBeNull();
    expect((await verifyChain(forged, { known })).fault).toEqual({ eventId: 10, kind: 'rewritten' });
    expect((await verifyChain(honest, { known })).fault).toBeNull();
  });

  it('cannot be changed or thinned out while the triggers stand', async () => {
    const db = await aTrail();
    for (const statement of [`update audit_event set actor = 'x'`, 'delete from audit_event']) await expect(sql.raw(statement).execute(db)).rejects.toThrow('append-only');
  });
});

describe('links', () => {
  const link = (id: number, previousHash: string, hash: string, computed = hash) => ({ id, previousHash, hash, computed });

  it('go on from the piece before', () => {
    expect(faultAmong([link(5, 'a', 'b'), link(6, 'b', 'c')], { eventId: 4, hash: 'a' })).toBeNull();
    expect(faultAmong([link(5, 'x', 'b')], { eventId: 4, hash: 'a' })).toEqual({ eventId: 5, kind: 'unlinked' });
  });

  it('end where the head says', () => {
    expect(faultAtEnd({ eventId: 6, hash: 'c' }, { eventId: 6, hash: 'c' })).toBeNull();
    expect(faultAtEnd({ eventId: 6, hash: 'c' }, { eventId: 6, hash: 'd' })).toEqual({ eventId: 6, kind: 'missing' });
  });
});

describe('the daily check', async () => {
  const product = await aProduct();
  await product.night('2026-03-01', [anErpLine()]);
  const admin = await product.as('admin');
  const check = async () => {
    const results: StepResult[] = [];
    await runDueJob(product, 'audit-check', { heard: (result) => results.push(result) });
    await runDueSteps(product, { by: 'timer' }, { from: 'alerts' });
    return results;
  };
  type Events = z.output<typeof listAuditEvents['reply']>;
  const events = async (query: string) => (await admin.get<Events>(`/api/audit/events?${query}`)).body;

  it('is done once a day, and again when somebody asks', async () => {
    expect(await check()).toMatchObject([{ name: 'audit-check', outcome: 'done' }]);
    expect(await check()).toEqual([]);
    const { status, body } = await admin.send<{ id: number }>('POST', '/api/jobs/requests', { step: 'audit-check', businessOn: '2026-03-02' });
    expect(status).toBe(202);
    expect(await check()).toMatchObject([{ outcome: 'done' }]);
    expect((await admin.get<{ status: string }>(`/api/jobs/requests/${body.id}`)).body.status).toBe('done');
  });

  it('shows the trail by action, actor, day, source and subject', async () => {
    const all = await events('');
    expect(all.total.n).toBe(all.events.length);
    expect((await events('action=job.requested')).events).toMatchObject([{ actor: 'A admin', action: 'job.requested', subject: 'step/audit-check', before: null, after: { step: 'audit-check' }, source: 'http' }]);
    expect((await events('action=job')).total.n).toBe(1);
    expect((await events('actor=a+ADM&subject=STEP')).total.n).toBe(1);
    expect((await events('source=command')).total.n).toBe(0);
    expect((await events(`userId=${all.events[0]!.userId}`)).total.n).toBe(1);
    const today = new Date().toISOString().slice(0, 10);
    expect((await events('to=2020-01-01')).total.n).toBe(0);
    expect((await events(`from=2020-01-01&to=${today.slice(0, 4)}-12-31`)).total.n).toBe(all.total.n);
    expect((await admin.get<{ actions: string[] }>('/api/audit/choices')).body.actions).toContain('job.requested');
  });

  it('is exported as a CSV that no spreadsheet runs', async () => {
    await auditedIn(product.db, { now: () => '2026-03-02T00:00:00.000Z', source: 'system', invocationId: null })({ id: null, name: '=HYPERLINK("x")' }, 'test.happened', async () => ({ subject: 'thing/1', reply: undefined }));
    const { status, headers, body } = await admin.get<string>('/api/audit/export?action=test.happened');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(body.split('\r\n')[1]).toContain(`"'=HYPERLINK(""x"")",,test.happened,thing/1`);
  });

  it('raises an alert that names the first broken link, until the trail is whole again', async () => {
    const { id } = (await events('action=job.requested')).events[0]!;
    await tamper(product.db, `update audit_event set actor = 'nobody' where id = ${id}`);
    await admin.send('POST', '/api/jobs/requests', { step: 'audit-check', businessOn: '2026-03-02' });
    expect(await check()).toMatchObject([{ outcome: 'suspect', counts: { brokenEvent: id }, message: `The audit trail is broken at event ${id}: its content was changed after it was written.` }]);
    const alerts = async () => (await admin.get<{ alerts: { rule: string; severity: string; because: unknown; status: string }[] }>('/api/alerts?rule=audit-chain-broken')).body.alerts;
    expect(await alerts()).toMatchObject([{ severity: 'critical', because: { code: 'audit-chain-broken', facts: { event: id } }, status: 'open' }]);
    await sql.raw(`update audit_event set actor = 'A admin' where id = ${id}`).execute(product.db);
    await admin.send('POST', '/api/jobs/requests', { step: 'audit-check', businessOn: '2026-03-02' });
    await check();
    expect(await alerts()).toEqual([]);
  });

  it('has a command that ends with what it found, and exports the head', async () => {
    const { run } = await import('../../functions/audit/audit.command.js');
    const path = join(product.folder, 'head.json');
    expect(await run(['head', '--out', path])).toBe(0);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject(await readHead(product.db));
    expect(await run(['verify', '--head', path])).toBe(0);
    writeFileSync(path, JSON.stringify({ eventId: 1, hash: 'f'.repeat(64) }));
    expect(await run(['verify', '--head', path])).toBe(1);
    writeFileSync(path, 'nonsense');
    await expect(run(['verify', '--head', path])).rejects.toThrow('is not a head');
    expect(await run(['erase'])).toBe(1);
  });
});
