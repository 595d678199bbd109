import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../shared/dates.js';
import { differingLines } from '../../functions/jobs/ledger.store.js';
import { snapshotAsOf } from '../../functions/ingestion/snapshots.store.js';
import { goodRunAsOf } from '../../functions/jobs/erp-runs.store.js';
import type { Database } from '../../functions/platform/database/database.js';
import { dumpOf } from '../fixtures/dump.js';
import { aHouse, anErpLine, asCsv, type FileLine, type House } from '../fixtures/nights.js';
import { bookNight, type ModelLine, type SeenLine } from './ledger-model.js';

const firstOn = '2026-03-02';
const keys = ['A/10', 'A/20', 'B/10', 'B/20', 'C/10', 'D/10', 'E/10', 'F/10'];

/** What may happen to a line in a night. */
const aDeed = fc.record({
  key: fc.constantFrom(...keys),
  kind: fc.constantFrom('receive', 'receive', 'receive', 'finish', 'reverse', 'exceed', 'vanish', 'return', 'reuse', 'move-date', 'promise', 'shrink', 'cancel', 'reopen', 'break', 'repeat', 'conflict'),
  amount: fc.integer({ min: 1, max: 400_000 }).map((units) => units / 10_000),
  date: fc.constantFrom('today', 'earlier', 'future', 'none'),
});
type Deed = typeof aDeed extends fc.Arbitrary<infer T> ? T : never;

const aHistory = fc.record({
  nights: fc.array(fc.array(aDeed, { maxLength: 8 }), { minLength: 3, maxLength: 7 }),
  promisedFrom: fc.integer({ min: 0, max: 4 }),
});

interface Erp { lines: Map<string, FileLine>; away: Map<string, FileLine>; extra: FileLine[]; kept: Set<string> }

const tidy = (qty: number) => Math.round(qty * 10_000) / 10_000;
const dateOf = (on: string, kind: Deed['date']) => ({ today: on, earlier: addDays(on, -3), future: addDays(on, 9), none: null })[kind];

const deeds: Record<Deed['kind'], (line: FileLine, deed: Deed, context: { erp: Erp; on: string }) => FileLine | null> = {
  receive: (line, { amount, date }, { on }) => ({ ...line, deliveredQty: tidy(Number(line.deliveredQty) + amount), receivedOn: dateOf(on, date) }),
  finish: (line, { date }, { on }) => ({ ...line, deliveredQty: Math.max(Number(line.orderedQty), Number(line.deliveredQty)), receivedOn: dateOf(on, date), status: 'Closed' }),
  reverse: (line, { amount }) => ({ ...line, deliveredQty: Math.max(0, tidy(Number(line.deliveredQty) - amount)) }),
  exceed: (line, { amount }, { on }) => ({ ...line, deliveredQty: tidy(Math.max(Number(line.orderedQty), Number(line.deliveredQty)) + amount), receivedOn: on }),
  vanish: (line, { key }, { erp }) => { erp.away.set(key, line); return null; },
  return: (line) => line,
  reuse: (line) => line,
  'move-date': (line, _, { on }) => (line.receivedOn ? { ...line, receivedOn: addDays(on, -1) } : line),
  promise: (line, { amount }, { on }) => ({ ...line, promisedOn: addDays(on, Math.round(amount)) }),
  shrink: (line, { amount }) => ({ ...line, orderedQty: amount }),
  cancel: (line) => ({ ...line, status: 'Cancelled' }),
  reopen: (line) => ({ ...line, status: 'Open' }),
  break: (line, { key }, { erp }) => { erp.kept.add(key); erp.extra.push({ ...line, dueOn: '31/02/2026' }); return line; },
  repeat: (line, _, { erp }) => { erp.extra.push(line); return line; },
  conflict: (line, { key }, { erp }) => { erp.kept.add(key); erp.extra.push({ ...line, orderedQty: Number(line.orderedQty) + 1 }); return line; },
};

function liveOneDay(erp: Erp, on: string, happened: Deed[]): void {
  erp.extra = [];
  erp.kept = new Set();
  for (const deed of happened) {
    const line = erp.lines.get(deed.key);
    const back = erp.away.get(deed.key);
    if (!line) {
      if (!back) erp.lines.set(deed.key, freshLine(deed.key, on));
      else if (deed.kind === 'return') erp.lines.set(deed.key, back);
      else if (deed.kind === 'reuse') erp.lines.set(deed.key, { ...freshLine(deed.key, on), itemCode: `NUT-${on}` });
      if (erp.lines.has(deed.key)) erp.away.delete(deed.key);
      continue;
    }
    if (erp.extra.some(({ poNumber, lineNumber }) => `${poNumber}/${lineNumber}` === deed.key)) continue;
    const next = deeds[deed.kind](line, deed, { erp, on });
    if (next) erp.lines.set(deed.key, next);
    else erp.lines.delete(deed.key);
  }
}

const freshLine = (key: string, on: string) => {
  const [poNumber, lineNumber] = key.split('/') as [string, string];
  return anErpLine({ poNumber, lineNumber, orderedOn: on, supplierCode: `S${poNumber}`, orderedQty: 40, receivedOn: null });
};

/** The extract: broken and conflicting keys stand on two rows; a line that is broken has no good row of its own. */
function extractOf(erp: Erp): FileLine[] {
  const broken = new Set(erp.extra.filter(({ dueOn }) => dueOn === '31/02/2026').map(({ poNumber, lineNumber }) => `${poNumber}/${lineNumber}`));
  return [...[...erp.lines].filter(([key]) => !broken.has(key)).map(([, line]) => line), ...erp.extra, anErpLine({ poNumber: 'Z', lineNumber: '1' })];
}

const asSeen = (line: FileLine): SeenLine => ({
  key: `${line.poNumber}/${line.lineNumber}`, item: line.itemCode as string, delivered: Number(line.deliveredQty), receivedOn: (line.receivedOn as string | null) ?? null, orderedOn: line.orderedOn as string,
});

async function trustingSettings(db: Database): Promise<void> {
  const changedAt = '2026-01-01T00:00:00.000Z';
  await db.insertInto('setting').values([
    { name: 'largestRejectShare', value: '{"value":1}', changedAt },
    { name: 'suspectWhen', value: JSON.stringify({ linesShrinkBy: 1, supplierLosesAllOf: 1000, deliveredFallsBy: 1, linesChange: 1 }), changedAt },
  ]).execute();
}

async function movementsByLine(db: Database) {
  const rows = await db.selectFrom('movement as m').innerJoin('po_line as l', 'l.id', 'm.lineId')
    .select(['l.poNumber', 'l.lineNumber', 'l.generation', 'm.kind', 'm.qty', 'm.movedOn']).orderBy('m.id').execute();
  const byLine: Record<string, object[]> = {};
  for (const { poNumber, lineNumber, generation, ...movement } of rows) (byLine[`${poNumber}/${lineNumber}#${generation}`] ??= []).push(movement);
  return byLine;
}

/** People write between the nights: a note, a value of their own, a planned batch for what is open. */
async function peopleWrite(db: Database, night: number): Promise<void> {
  const at = `2026-03-0${night + 1}T10:00:00.000Z`;
  const lines = await db.selectFrom('po_line').select(['id', 'supplierId', 'unallocatedQty', 'version', 'openBatchQty']).where('archivedOn', 'is', null).orderBy('id').execute();
  for (const line of lines.filter(({ id }) => id % 2 === night % 2)) {
    await db.insertInto('line_note').values({ lineId: line.id, body: `note ${night}`, at }).execute();
    if (line.unallocatedQty <= 1) continue;
    const qty = tidy(line.unallocatedQty / 3);
    const { id: batchId } = await db.insertInto('dispatch_batch').values({ supplierId: line.supplierId, status: 'planned', origin: 'person', arriveOn: '2026-06-01', createdAt: at }).output('inserted.id').executeTakeFirstOrThrow();
    await db.insertInto('batch_line').values({ batchId, lineId: line.id, qty, state: 'planned' }).execute();
    await db.updateTable('po_line').set({ openBatchQty: tidy(line.openBatchQty + qty), unallocatedQty: tidy(line.unallocatedQty - qty), version: line.version + 1 }).where('id', '=', line.id).execute();
  }
}

const writtenByPeople = async (db: Database) => ({
  notes: await db.selectFrom('line_note').selectAll().orderBy('id').execute(),
  batches: (await db.selectFrom('batch_line as l').innerJoin('dispatch_batch as b', 'b.id', 'l.batchId').where('b.origin', '=', 'person')
    .groupBy('l.batchId').select((e) => ['l.batchId', e.fn.sum<number>('l.qty').as('qty')]).orderBy('l.batchId').execute()).map(({ batchId, qty }) => ({ batchId, qty: tidy(qty) })),
});

async function liveThrough(house: House, { nights, promisedFrom }: { nights: Deed[][]; promisedFrom: number }): Promise<void> {
  await trustingSettings(house.db);
  const erp: Erp = { lines: new Map(), away: new Map(), extra: [], kept: new Set() };
  const model = new Map<string, ModelLine>();
  const retired: ModelLine[] = [];
  const shown = new Map<string, Map<string, FileLine>>();
  let lastShown = new Map<string, FileLine>();
  for (const [index, happened] of nights.entries()) {
    const on = addDays(firstOn, index);
    liveOneDay(erp, on, happened);
    const rows = extractOf(erp).map((line) => (index < promisedFrom ? Object.fromEntries(Object.entries(line).filter(([name]) => name !== 'promisedOn')) : line));
    const before = await writtenByPeople(house.db);
    const columns = [...Object.keys(freshLine('A/10', on)), 'itemCode'].filter((name, i, all) => all.indexOf(name) === i && (name !== 'promisedOn' || index >= promisedFrom));
    const night = await house.night(on, asCsv(rows, columns));
    expect(night.results.map(({ outcome, message }) => [outcome, message])).toEqual(Array(5).fill(['done', null]));

    const good = rows.filter((line) => !erp.kept.has(`${line.poNumber}/${line.lineNumber}`));
    const present = new Map(good.map((line) => [asSeen(line).key, line]));
    bookNight(model, [...present.values()].map(asSeen), { on, previous: index === 0 ? null : addDays(on, -1), kept: erp.kept, retired });
    expect(await differingLines(house.db)).toEqual([]);
    const byLine = await movementsByLine(house.db);
    const expected = [...retired, ...model.values()].map(({ movements }) => movements).filter((movements) => movements.length > 0);
    expect(Object.values(byLine).map((list) => JSON.stringify(list)).sort()).toEqual(expected.map((list) => JSON.stringify(list)).sort());

    // A line whose row was rejected keeps its last good version.
    lastShown = new Map([...[...lastShown].filter(([key]) => erp.kept.has(key)), ...present]);
    shown.set(on, lastShown);
    expect(await writtenByPeople(house.db)).toEqual(before);
    await deliveredBatchesMatchDeliveries(house.db);
    await peopleWrite(house.db, index);
  }
  for (const [on, lines] of shown) await readsBack(house.db, on, lines);
  const dump = await dumpOf(house.db);
  const again = await house.run(addDays(firstOn, nights.length - 1));
  expect(again.outcome('ingestion')).toBe('done');
  expect(await dumpOf(house.db)).toEqual(dump);
}

async function deliveredBatchesMatchDeliveries(db: Database): Promise<void> {
  const sumOf = async (rows: Promise<{ lineId: number; qty: number }[]>) => Object.fromEntries((await rows).map(({ lineId, qty }) => [lineId, tidy(qty)]));
  const batches = await sumOf(db.selectFrom('batch_line').where('state', '=', 'delivered').groupBy('lineId').select((e) => ['lineId', e.fn.sum<number>('qty').as('qty')]).execute());
  const deliveries = await sumOf(db.selectFrom('movement').where('kind', '=', 'delivery').groupBy('lineId').select((e) => ['lineId', e.fn.sum<number>('qty').as('qty')]).execute());
  expect(batches).toEqual(deliveries);
}

async function readsBack(db: Database, on: string, lines: Map<string, FileLine>): Promise<void> {
  const run = (await goodRunAsOf(db, on))!;
  const rows = await snapshotAsOf(db, run.id).selectAll().execute();
  const shown = rows.map((row) => [`${row.poNumber}/${row.lineNumber}`, Object.fromEntries(Object.entries(row).filter(([name, value]) => value !== null && !['rowHash', 'fromRunId', 'untilRunId', 'poNumber', 'lineNumber'].includes(name)))] as const);
  const expected = [...lines].map(([key, line]) => [key, Object.fromEntries(Object.entries(line).filter(([name, value]) => value !== null && !['poNumber', 'lineNumber'].includes(name)))] as const);
  expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(expected));
}

describe('random nights', () => {
  it('keep the ledger, the snapshots and what people wrote, and may be replayed', async () => {
    await fc.assert(fc.asyncProperty(aHistory, async (history) => liveThrough(await aHouse(), history)), { numRuns: Number(process.env['NIGHT_RUNS'] ?? 40) });
  }, 300_000);
});
