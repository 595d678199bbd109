import { describe, expect, it } from 'vitest';
import { healthItems, toLookAt, type ItemName, type Standing } from '../../web/src/health/health-items.js';

const now = '2026-03-02T06:00:00.000Z';
const giga = 1_000_000_000;

const details: Standing['details'] = {
  database: 'sqlite', databaseMs: 2, schema: 'V013__heartbeat', erp: 'folder', lastNight: '2026-03-02', erpReadAt: '2026-03-01T18:31:00.000Z', erpAgeDays: 0, goodNights30: 29, expectedNights30: 30, openAlerts: 0, node: 'v22.1.0', copy: null, version: '0.1.0',
  machine: {
    startedAt: '2026-03-01T06:00:00.000Z', memory: { usedBytes: 200_000_000, heapBytes: 60_000_000, heapLimitBytes: 4 * giga }, disk: { freeBytes: 90 * giga, totalBytes: 100 * giga, databaseBytes: giga },
    backups: { folder: '/backups', kept: 2, newest: { file: 'batchline-2026-03-02.db', at: '2026-03-02T00:00:30.000Z', bytes: giga } },
  },
};
const run = { id: 1, step: 'audit-check', businessOn: '2026-03-02', erpRunId: null, requestId: null, startedBy: 'timer', startedAt: now, finishedAt: now, outcome: 'done', progress: { done: 0, total: 0 }, counts: { auditEvents: 7 }, message: null } as const;
const well: Standing = { now, details, steps: [{ name: 'alerts', running: false, last: { ...run, step: 'alerts' } }], extract: null, mail: { on: true, waiting: 0, failed: 0 }, auditCheck: run, erp: null };
const machine = (change: Partial<Standing['details']['machine']>): Partial<Standing> => ({ details: { ...details, machine: { ...details.machine, ...change } } });
const stateOf = (name: ItemName, change: Partial<Standing>) => healthItems({ ...well, ...change }).find((item) => item.name === name)!.state;

describe('health', () => {
  it('has nothing to look at while all is well', () => {
    expect(toLookAt(healthItems(well))).toBe(0);
    expect(healthItems(well).every(({ state, says }) => state === 'good' && says !== '')).toBe(true);
  });

  it.each<[string, ItemName, Partial<Standing>, string]>([
    ['no ERP', 'erp', { details: { ...details, erp: 'none' } }, 'failed'],
    ['an ERP that does not answer', 'erp', { erp: { problem: { code: 'erp-unreadable', facts: {} }, extract: null, columns: [], fields: [], missing: [], rows: [], rowsLooked: 0 } }, 'failed'],
    ['an ERP that was never read', 'erp', { details: { ...details, erpReadAt: null, erpAgeDays: null, lastNight: null } }, 'warning'],
    ['data of the day before yesterday', 'erp', { details: { ...details, erpAgeDays: 2 } }, 'warning'],
    ['too few good nights', 'nights', { details: { ...details, goodNights30: 28 } }, 'warning'],
    ['a step that failed', 'steps', { steps: [{ name: 'alerts', running: false, last: { ...run, step: 'alerts', outcome: 'failed' } }] }, 'failed'],
    ['open alerts', 'alerts', { details: { ...details, openAlerts: 1 } }, 'warning'],
    ['a broken trail', 'audit', { auditCheck: { ...run, outcome: 'suspect', counts: { brokenEvent: 3 } } }, 'failed'],
    ['a trail that was never followed', 'audit', { auditCheck: null }, 'warning'],
    ['mail that was given up', 'mail', { mail: { on: true, waiting: 0, failed: 1 } }, 'failed'],
    ['no mail server', 'mail', { mail: { on: false, waiting: 0, failed: 0 } }, 'warning'],
    ['no backup', 'backups', machine({ backups: { folder: '/backups', kept: 0, newest: null } }), 'failed'],
    ['a backup of yesterday', 'backups', machine({ backups: { folder: '/backups', kept: 1, newest: { file: 'a', at: '2026-03-01T00:00:30.000Z', bytes: 1 } } }), 'warning'],
    ['backups that SQL Server makes', 'backups', machine({ backups: null }), 'unseen'],
    ['a disk without room for a copy', 'disk', machine({ disk: { freeBytes: 9 * giga, totalBytes: 100 * giga, databaseBytes: 10 * giga } }), 'failed'],
    ['a disk that fills', 'disk', machine({ disk: { freeBytes: 15 * giga, totalBytes: 100 * giga, databaseBytes: 10 * giga } }), 'warning'],
    ['a full heap', 'memory', machine({ memory: { usedBytes: 1, heapBytes: 9, heapLimitBytes: 10 } }), 'warning'],
    ['a silent primary', 'copy', { details: { ...details, copy: { beatAt: null, businessOn: null } } }, 'warning'],
  ])('tells of %s', (_, name, change, state) => {
    expect(stateOf(name, change)).toBe(state);
  });
});
