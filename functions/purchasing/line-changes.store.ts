import { Milestone, type SeenLine } from '../../shared/contracts/purchasing-words.js';
import { addDays } from '../../shared/dates.js';
import { groupBy } from '../../shared/group-by.js';
import { Refusal } from '../../shared/refusal.js';
import type { Scope } from '../identity/caller.js';
import { bulkInsert, bulkUpdate } from '../platform/database/bulk.js';
import type { Reader, Writer } from '../platform/database/database.js';
import type { Act, ChangeableLine, LineChange } from './change-line.js';
import type { PoLine } from './line-baseline.js';
import { laterMoves, openBatchLines } from './night-lines.store.js';
import { LineChangedMeanwhile, updateLines } from './night-outcomes.store.js';
import { openProposals } from './proposals.store.js';

/** Lines by id, as far as they are in scope: what is not is left out. Many ids are read in pieces. */
export async function changeableLines(db: Reader, ids: readonly number[], { scope, act }: { scope: Scope; act: Act }): Promise<ChangeableLine[]> {
  const pieces: ChangeableLine[] = [];
  for (let from = 0; from < ids.length; from += 1_000) {
    const lines = await activeLines(db, ids.slice(from, from + 1_000), scope);
    pieces.push(...await withSurroundings(db, lines, act));
  }
  return pieces;
}

const activeLines = (db: Reader, ids: readonly number[], scope: Scope): Promise<PoLine[]> =>
  db.selectFrom('po_line').selectAll().where('id', 'in', ids).where('archivedOn', 'is', null)
    .$if(scope !== 'all', (q) => q.where('supplierId', 'in', [-1, ...(scope as readonly number[])])).execute();

async function withSurroundings(db: Reader, lines: readonly PoLine[], { today, policy }: Act): Promise<ChangeableLine[]> {
  if (lines.length === 0) return [];
  const ids = lines.map(({ id }) => id);
  const byLine = <Row extends { lineId: number }>(rows: readonly Row[]) => groupBy(rows, ({ lineId }) => lineId);
  const open = byLine(await openBatchLines(db, lines.filter(({ openBatchQty }) => openBatchQty > 0).map(({ id }) => id)));
  const moves = byLine(await laterMoves(db, ids, addDays(today, -policy.slippedWithinDays)));
  const stated = byLine(await newestMilestones(db, ids));
  const proposals = byLine(await openProposals(db, ids));
  const transit = await transitDaysFor(db, lines);
  return lines.map((line) => ({
    line, open: open.get(line.id) ?? [], transitDays: transit(line), movedLaterOn: (moves.get(line.id) ?? []).map(({ happenedOn }) => happenedOn),
    milestones: Object.fromEntries((stated.get(line.id) ?? []).map(({ kind, toOn }) => [kind, toOn])), proposals: proposals.get(line.id) ?? [],
  }));
}

const newestMilestones = (db: Reader, lineIds: readonly number[]) =>
  db.selectFrom('date_event as d').innerJoin(
    (from) => from.selectFrom('date_event').where('lineId', 'in', lineIds).where('kind', 'in', Milestone.options).groupBy(['lineId', 'kind'])
      .select((e) => e.fn.max<number>('id').as('newestId')).as('n'),
    (join) => join.onRef('n.newestId', '=', 'd.id'),
  ).where('d.toOn', 'is not', null).select(['d.lineId', 'd.kind', 'd.toOn']).execute();

/** Days from the supplier's door to ours: of the item where it is known, else of the supplier. */
async function transitDaysFor(db: Reader, lines: readonly PoLine[]): Promise<(line: PoLine) => number> {
  const supplierIds = [...new Set(lines.map(({ supplierId }) => supplierId))];
  const suppliers = new Map((await db.selectFrom('supplier').select(['id', 'transitDays']).where('id', 'in', supplierIds).execute()).map(({ id, transitDays }) => [id, transitDays]));
  const items = await db.selectFrom('item_supplier').select(['itemId', 'supplierId', 'transitDays']).where('supplierId', 'in', supplierIds).where('transitDays', 'is not', null).execute();
  const own = new Map(items.map(({ itemId, supplierId, transitDays }) => [`${itemId} ${supplierId}`, transitDays!]));
  return ({ itemId, supplierId }) => own.get(`${itemId} ${supplierId}`) ?? suppliers.get(supplierId)!;
}

/** How a request reads lines: in whose scope, and whether other people's names may be told. */
export interface Reading { scope: Scope; act: Act; hideNames: boolean }

/**
 * The lines that a request names, in its order, as they were seen.
 *
 * @throws Refusal when one does not exist in scope, or was changed since: all offenders are named
 */
export async function seenLines(db: Reader, seen: readonly SeenLine[], { scope, act, hideNames }: Reading): Promise<ChangeableLine[]> {
  const byId = new Map((await changeableLines(db, seen.map(({ id }) => id), { scope, act })).map((one) => [one.line.id, one]));
  refuseMissing(seen, byId);
  const lines = seen.map(({ id }) => byId.get(id)!);
  const overtaken = lines.filter(({ line }, i) => line.version !== seen[i]!.version);
  if (overtaken.length > 0) throw await conflictOver(db, overtaken, hideNames);
  return lines;
}

function refuseMissing(seen: readonly SeenLine[], byId: ReadonlyMap<number, ChangeableLine>): void {
  const errors = seen.flatMap(({ id }, i) => (byId.has(id) ? [] : [{ in: 'body' as const, pointer: `/lines/${i}/id`, detail: `There is no PO line ${id}.` }]));
  if (errors.length > 0) throw new Refusal('missing', 'line-not-found', errors[0]!.detail, { errors });
  if (byId.size < seen.length) throw new Refusal('invalid', 'line-named-twice', 'A line is named twice in this request.');
}

async function conflictOver(db: Reader, overtaken: readonly ChangeableLine[], hideNames: boolean): Promise<Refusal> {
  const hands = hideNames ? new Map<number, string>() : await lastHandsOn(db, overtaken.map(({ line: { id } }) => id));
  const conflicts = overtaken.map(({ line: { id, poNumber, lineNumber, version, changedAt } }) => ({ lineId: id, poNumber, lineNumber, version, changedAt, by: hands.get(id) ?? null }));
  return new Refusal('conflict', 'lines-changed', 'Somebody changed these lines since you opened them. Nothing was saved.', { conflicts, facts: { lines: conflicts.length } });
}

/**
 * Saves lines that people changed, each guarded by the version that was read, and appends what was said and what followed.
 *
 * @throws Refusal when somebody was faster between our reading and our writing, which only SQL Server allows
 */
export async function saveLineChanges(tx: Writer, changes: readonly LineChange[], act: Act): Promise<void> {
  await updateSeenLines(tx, changes);
  await saveDateEvents(tx, changes, act);
  await saveStatusEvents(tx, changes, act);
  await bulkInsert(tx, 'ready_event', ['lineId', 'qty', 'readyOn', 'source', 'reason', 'note', 'userId', 'at'],
    changes.flatMap(({ known, said }) => (said.ready ?? []).map((one) => [known.line.id, one.qty, one.readyOn, one.source, one.reason, one.note, act.userId, act.at])));
  await bulkInsert(tx, 'line_note', ['lineId', 'body', 'internal', 'userId', 'at'],
    changes.flatMap(({ known, said }) => (said.notes ?? []).map(({ body, internal }) => [known.line.id, body, internal, act.userId, act.at])));
  await bulkUpdate(tx, 'batch_proposal', { key: 'id', guard: 'version', set: ['status', 'endedOn', 'version'] },
    changes.flatMap(({ superseded }) => superseded.map(({ id, version }) => [id, version, 'superseded', act.today, version + 1])));
}

async function updateSeenLines(tx: Writer, changes: readonly LineChange[]): Promise<void> {
  try {
    await updateLines(tx, changes.map(({ known, line }) => ({ before: known.line, line })));
  } catch (error) {
    if (!(error instanceof LineChangedMeanwhile)) throw error;
    throw await conflictOver(tx, changes.map(({ known }) => known), true);
  }
}

const saveDateEvents = (tx: Writer, changes: readonly LineChange[], { userId, at, today }: Act) =>
  bulkInsert(tx, 'date_event', ['lineId', 'kind', 'fromOn', 'toOn', 'happenedOn', 'source', 'reason', 'note', 'userId', 'runId', 'at'], changes.flatMap(({ known: { line }, said, expectedMove }) => [
    ...(said.milestones ?? []).map((one) => [line.id, one.kind, one.fromOn, one.toOn, today, one.source, one.reason, one.note, userId, null, at]),
    ...(expectedMove ? [[line.id, 'expected', expectedMove.fromOn, expectedMove.toOn, today, 'system', null, null, userId, null, at]] : []),
  ]));

const saveStatusEvents = (tx: Writer, changes: readonly LineChange[], { userId, at }: Act) =>
  bulkInsert(tx, 'status_event', ['lineId', 'fromStatus', 'toStatus', 'reason', 'note', 'userId', 'runId', 'at'], changes.flatMap(({ known, statusMove, said }) =>
    (statusMove ? [[known.line.id, statusMove.from, statusMove.to, said.status?.reason ?? null, said.status?.note ?? null, userId, null, at]] : [])));

/** Who changed each line last by hand; lines that only nights have changed are left out. */
export async function lastHandsOn(db: Reader, lineIds: readonly number[]): Promise<Map<number, string>> {
  const hands = new Map<number, string>();
  for (let from = 0; from < lineIds.length; from += 500) {
    for (const { lineId, name } of await handsOn(db, lineIds.slice(from, from + 500))) hands.set(lineId, name);
  }
  return hands;
}

/** The newest hand on each line comes last. */
function handsOn(db: Reader, lineIds: readonly number[]): Promise<{ lineId: number; name: string }[]> {
  const events = (table: 'date_event' | 'status_event' | 'ready_event' | 'batch_event') =>
    db.selectFrom(table as 'date_event').where('lineId', 'in', lineIds).where('userId', 'is not', null).groupBy(['lineId', 'userId']).select((e) => ['lineId', 'userId', e.fn.max<string>('at').as('at')]);
  return db.selectFrom(events('date_event').unionAll(events('status_event')).unionAll(events('ready_event')).unionAll(events('batch_event')).as('e'))
    .innerJoin('users as u', 'u.id', 'e.userId').select(['e.lineId', 'u.name']).orderBy('e.at').execute();
}
