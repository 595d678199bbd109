import { describe, expect, it } from 'vitest';
import { runDueJob } from '../../functions/jobs/run-night.step.js';
import type { StepResult } from '../../functions/jobs/run-step.step.js';
import { WrongSetting } from '../../functions/platform/environment.js';
import { parseFixedSettings, variableOf } from '../../functions/platform/fixed-settings.js';
import type { JobName } from '../../shared/contracts/jobs-words.js';
import type { Setting } from '../../shared/contracts/manage-settings.js';
import { anErpLine } from '../fixtures/nights.js';
import { aProduct, type Reply } from '../fixtures/product.js';

process.env['BATCHLINE_SETTING_PROPOSAL_UNANSWERED_DAYS'] = '9';
const product = await aProduct();
await product.night('2026-03-01', [anErpLine({ dueOn: '2026-03-20', promisedOn: '2026-03-20' }), anErpLine({ lineNumber: '20', dueOn: '2026-06-30', orderedQty: 0 })]);
const admin = await product.as('admin');

const settings = async () => (await admin.get<{ settings: Setting[]; environment: { name: string }[] }>('/api/settings')).body;
const setting = async (name: string) => (await settings()).settings.find((one) => one.name === name)!;
const change = (name: string, value: unknown, version: number | null): Promise<Reply<Setting & { type: string; errors: { pointer: string }[] }>> => admin.send('PUT', `/api/settings/${name}`, { value, version });
const run = async (name: JobName) => {
  const results: StepResult[] = [];
  await runDueJob(product, name, { heard: (result) => results.push(result) });
  return results;
};

describe('a setting', () => {
  it('has its standard value until somebody changes it, and gets it back', async () => {
    expect(await setting('missingNights')).toMatchObject({ value: 2, standard: 2, version: null, changedBy: null, fixedBy: null });
    expect((await change('missingNights', 3, null)).body).toMatchObject({ value: 3, standard: 2, version: 1, changedBy: 'A admin' });
    expect((await change('missingNights', 4, 1)).body).toMatchObject({ value: 4, version: 2 });
    expect((await change('missingNights', null, 2)).body).toMatchObject({ value: 2, version: null });
  });

  it('counts on after it had its standard value again: what was seen before overwrites nothing', async () => {
    expect((await change('staleAmberDays', 4, null)).body.version).toBe(1);
    expect((await change('staleAmberDays', null, 1)).body.version).toBe(null);
    expect((await change('staleAmberDays', 2, null)).body.version).toBe(3);
    expect((await change('staleAmberDays', 9, 1)).body.type).toBe('/problems/setting-changed');
    expect(await setting('staleAmberDays')).toMatchObject({ value: 2, version: 3 });
  });

  it('tells its history from the audit trail', async () => {
    const { body } = await admin.get<{ changes: unknown[] }>('/api/settings/missingNights/history');
    expect(body.changes).toMatchObject([{ before: 4, after: 2, by: 'A admin' }, { before: 3, after: 4 }, { before: 2, after: 3 }]);
    const { body: trail } = await admin.get<{ events: unknown[] }>('/api/audit/events?subject=setting/missingNights');
    expect(trail.events).toMatchObject([{ before: 4, after: 2 }, { before: 3, after: 4 }, { before: 2, after: 3 }]);
  });

  it('is changed by one person at a time', async () => {
    expect((await change('slippedTimes', 3, null)).status).toBe(200);
    expect((await change('slippedTimes', 5, null)).body.type).toBe('/problems/setting-changed');
    expect((await setting('slippedTimes')).value).toBe(3);
  });

  it.each([
    ['nightAt', '25:00', '/value'], ['riskDays', -1, '/value'], ['riskDays', 'many', '/value'], ['holidays', ['2026-02-30'], '/value/0'],
    ['suspectWhen', { linesShrinkBy: 2 }, '/value/linesShrinkBy'], ['erpStatusMap', { open: 'perhaps' }, '/value/open'], ['retention', { runsDays: 0 }, '/value/runsDays'],
  ])('%s cannot be %j', async (name, value, pointer) => {
    const { status, body } = await change(name, value, null);
    expect([status, body.type, body.errors[0]!.pointer]).toEqual([400, '/problems/setting-invalid', pointer]);
  });

  it('that the environment fixes is shown with its variable, and cannot be changed here', async () => {
    expect(await setting('proposalUnansweredDays')).toMatchObject({ value: 9, fixedBy: 'BATCHLINE_SETTING_PROPOSAL_UNANSWERED_DAYS' });
    expect((await change('proposalUnansweredDays', 4, null)).body.type).toBe('/problems/setting-fixed');
    expect((await settings()).environment).toContainEqual({ name: 'BUSINESS_TIME_ZONE', value: 'Asia/Shanghai' });
  });

  it('that does not exist is not found', async () => {
    expect((await change('auditRetention', 1, null)).status).toBe(400);
  });
});

describe('the environment', () => {
  it('fixes texts as they are and everything else as JSON', () => {
    expect(variableOf('staleRedDays')).toBe('BATCHLINE_SETTING_STALE_RED_DAYS');
    expect(parseFixedSettings({ BATCHLINE_SETTING_NIGHT_AT: '03:15', BATCHLINE_SETTING_HOLIDAYS: '["2026-10-01"]', BATCHLINE_SETTING_RISK_DAYS: '' })).toEqual({ nightAt: '03:15', holidays: ['2026-10-01'] });
  });

  it('stops the start with every setting that is wrong', () => {
    expect(() => parseFixedSettings({ BATCHLINE_SETTING_NIGHT_AT: 'late', BATCHLINE_SETTING_RISK_DAYS: '-1' })).toThrow(WrongSetting);
    expect(() => parseFixedSettings({ BATCHLINE_SETTING_NIGHT_AT: 'late', BATCHLINE_SETTING_RISK_DAYS: '-1' })).toThrow(/NIGHT_AT is "late".*\n.*RISK_DAYS/);
  });
});

describe('lines', () => {
  it('are judged again when a setting that they follow from changes', async () => {
    const line = () => product.db.selectFrom('po_line').select(['atRiskOn', 'version', 'changedAt']).where('lineNumber', '=', '10').executeTakeFirstOrThrow();
    const before = await line();
    expect(before.atRiskOn).toBe('2026-03-06');
    expect((await change('riskDays', 5, null)).status).toBe(200);
    expect(await run('line-rules')).toMatchObject([{ outcome: 'done', counts: { linesSettled: 1 } }]);
    expect(await line()).toMatchObject({ atRiskOn: '2026-03-15', version: before.version });
    expect(await run('line-rules')).toEqual([]);
  });
});

describe('what is kept for a while only', () => {
  it('goes when its days are over; history, audit and the newest runs stay', async () => {
    const { db } = product;
    const old = '2020-01-01T00:00:00.000Z';
    const { id: userId } = await db.selectFrom('users').select('id').executeTakeFirstOrThrow();
    await db.insertInto('session').values({ tokenHash: Buffer.alloc(32, 7), userId, createdAt: old, lastSeenAt: old, expiresAt: old }).execute();
    await db.insertInto('sign_in_failure').values({ account: 'a', address: 'b', at: old }).execute();
    const runs = [1, 2, 3].map(() => ({ step: 'retention', startedBy: 'timer' as const, owner: 'x', startedAt: old, heartbeatAt: old, finishedAt: old, outcome: 'done' as const }));
    await db.insertInto('job_run').values(runs).execute();
    await db.insertInto('job_run').values({ ...runs[0]!, step: 'audit-check' }).execute();
    await db.insertInto('erp_reject').values([1, 2].map((rowNumber) => ({ businessOn: '2020-01-01', rowNumber, reason: 'missing', detail: '', raw: '[]' }))).execute();
    await db.insertInto('upload').values({ userId, role: 'planner', fileName: 'a', format: 'csv' as never, fileHash: 'x', rowsHash: 'x', columns: '[]', status: 'committed', uploadedAt: old, checkedAt: old }).execute();
    const mail = { kind: 'test', userId, language: 'en', facts: '{}', nextTryAt: old, createdAt: old } as const;
    await db.insertInto('mail_outbox').values([{ ...mail, dedupeKey: 'sent', status: 'sent', finishedAt: old }, { ...mail, dedupeKey: 'waiting', status: 'waiting' }]).execute();
    await db.insertInto('one_time_link').values({ tokenHash: Buffer.alloc(32, 8), purpose: 'reset', userId, createdAt: old, expiresAt: old }).execute();
    const count = async (table: 'session' | 'audit_event' | 'po_line' | 'erp_snapshot' | 'upload' | 'erp_reject' | 'sign_in_failure') => (await db.selectFrom(table).select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n;
    const [sessions, audit, snapshots] = [await count('session'), await count('audit_event'), await count('erp_snapshot')];
    expect(await run('retention')).toMatchObject([{ outcome: 'done', counts: { deletedRows: 10 } }]);
    expect([await count('session'), await count('sign_in_failure'), await count('upload'), await count('erp_reject')]).toEqual([sessions - 1, 0, 0, 0]);
    expect([await count('audit_event'), await count('erp_snapshot')]).toEqual([audit, snapshots]);
    expect((await db.selectFrom('mail_outbox').select('dedupeKey').execute())).toEqual([{ dedupeKey: 'waiting' }]);
    const kept = await db.selectFrom('job_run').select('step').where('startedAt', '=', old).execute();
    expect(kept.map(({ step }) => step)).toEqual(['audit-check']);
  });
});
