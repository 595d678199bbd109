import { describe, expect, it } from 'vitest';
import { sqlServerSource } from '../../functions/integrations/erp/sqlserver-source.js';
import { runDueSteps } from '../../functions/jobs/run-night.step.js';
import type { NightWorld } from '../../functions/jobs/run-step.step.js';
import { aDatabase } from '../fixtures/databases.js';
import { anErpLine } from '../fixtures/nights.js';
import { anErp, type Mood } from './a-sql-server.js';

const lines = (count: number) => Array.from({ length: count }, (_, i) => anErpLine({ poNumber: `PO-${i}`, supplierCode: `S${i % 3}` }));

async function aHouseBeside(erp: Awaited<ReturnType<typeof anErp>>, requestTimeout: number) {
  const clock = { now: '' };
  const config = () => ({ server: '127.0.0.1', port: erp.port, database: 'erp', user: 'reader', password: 'words', requestTimeout, connectionTimeout: 10_000, options: { encrypt: false, trustServerCertificate: true } });
  const world: NightWorld = { db: await aDatabase(), zone: 'Asia/Shanghai', owner: 'test', now: () => clock.now, erp: sqlServerSource({ config, view: 'dbo.po_lines', mapping: async () => ({}) }) };
  const tick = async (instant: string) => {
    clock.now = instant;
    const results = await runDueSteps(world, { by: 'timer' });
    return { outcome: results[0]?.outcome, message: results[0]?.message ?? null };
  };
  const listed = async () => (await world.db.selectFrom('po_line').select('id').where('archivedOn', 'is', null).where('missingSinceOn', 'is', null).execute()).length;
  return { ...world, tick, listed };
}

type Erp = Awaited<ReturnType<typeof anErp>>;
const inMood = (mood: Mood) => (erp: Erp) => { erp.mood = mood; };
const slow = 'dbo.po_lines did not answer in time.';
const away = '127.0.0.1 does not answer.';

describe('an ERP on SQL Server', () => {
  // At the same time, because each waits for its next try.
  it.concurrent.each<[string, (erp: Erp) => void, string]>([
    ['is silent', inMood('silent'), slow],
    ['falls silent after the first rows', inMood('silent after the first rows'), slow],
    ['is cut off after the first rows', inMood('cut off after the first rows'), away],
    ['fails after the first rows', inMood('an error after the first rows'), 'SQL Server stopped reading dbo.po_lines: Transaction was deadlocked'],
    ['refuses the log-in', inMood('its own log-in refused'), '127.0.0.1 refuses the login reader.'],
    ['is not there', (erp) => { erp.close(); }, away],
    ['has lost a column', (erp) => { erp.columns = erp.columns.filter((name) => name !== 'dueOn'); }, 'has no column dueOn'],
    ['has other types', (erp) => { erp.lines = erp.lines.map((line) => ({ ...line, dueOn: 'soon', orderedQty: 'many' })); }, '41 of 41 rows could not be read'],
  ])('that %s fails the night in words, leaves the last good picture, and is read when it is well', async (_, spoil, words) => {
    const erp = await anErp(lines(40));
    const house = await aHouseBeside(erp, words === slow ? 700 : 20_000);
    expect(await house.tick('2026-03-02T03:00:00.000Z')).toEqual({ outcome: 'done', message: null });
    const { columns } = erp;
    erp.lines = lines(41);
    spoil(erp);
    const failed = await house.tick('2026-03-03T03:00:00.000Z');
    expect(failed.outcome).toBe('failed');
    expect(failed.message).toContain(words);
    expect(await house.listed()).toBe(40);
    expect(await house.db.selectFrom('alert').select(['rule', 'status']).where('rule', '=', 'ingestion-failed').execute()).toEqual([{ rule: 'ingestion-failed', status: 'open' }]);
    if (erp.isClosed()) await erp.open();
    Object.assign(erp, { mood: 'well', lines: lines(41), columns });
    expect(await house.tick('2026-03-03T03:10:00.000Z')).toEqual({ outcome: undefined, message: null });
    expect(await house.tick('2026-03-03T03:20:00.000Z')).toEqual({ outcome: 'done', message: null });
    expect(await house.listed()).toBe(41);
  });
});
