import { groupBy } from '../../../shared/group-by.js';
import type { IsoDate } from '../../../shared/dates.js';
import type { Reader } from '../../platform/database/database.js';
import { lineToMeasure, type LineToMeasure, type MeasuredRow, type ShownRow } from './line-to-measure.js';
import { Measuring, wholeOrders, type MeasuredLines } from './measured-lines.js';
import {
  batchWordsOf, booksVersion, itemsWithTransit, linesAfter, linesById, linesStatedSince, movementsOf, newestStatements, otifPolicies, promisesOf, redatesOf, suppliersWithTransit,
  type LineIds, type Statements,
} from './measured-lines.store.js';
import { remeasure } from './remeasure-orders.js';

export interface Measured extends MeasuredLines { supplierName(id: number): string }

interface Kept { version: string; statements: Statements; lines: Promise<Measured> }
const kept = new WeakMap<Reader, Kept>();

/**
 * Every line, measured: of all suppliers, so whoever takes rows from it names the scope. It is made once per state of the books
 * and day, in pieces that leave room for others; what people state in between is taken in order by order.
 */
export async function measuredLines(db: Reader, today: IsoDate): Promise<Measured> {
  const [version, statements] = [`${today} ${await booksVersion(db)}`, await newestStatements(db)];
  const known = kept.get(db);
  if (known?.version !== version) return keep(db, { version, statements, lines: measure(db, today) });
  if (JSON.stringify(known.statements) === JSON.stringify(statements)) return known.lines;
  return keep(db, { version, statements, lines: known.lines.then((lines) => takeIn(db, lines, { since: known.statements, today })) });
}

function keep(db: Reader, made: Kept): Promise<Measured> {
  kept.set(db, made);
  made.lines.catch(() => { if (kept.get(db) === made) kept.delete(db); });
  return made.lines;
}

/** Beyond this many lines it is quicker to measure all. */
const mostTakenIn = 5_000;

async function takeIn(db: Reader, lines: Measured, { since, today }: { since: Statements; today: IsoDate }): Promise<Measured> {
  const rows = wholeOrders(lines, new Set(await linesStatedSince(db, since)));
  if (rows.length > mostTakenIn) return measure(db, today);
  const fresh = new Map<number, LineToMeasure>();
  for (let from = 0; from < rows.length; from += 500) for (const { line } of await linesAt(db, lines, rows.slice(from, from + 500))) fresh.set(line.id, line);
  remeasure(lines, { rows, fresh, today });
  return lines;
}

const pieceSize = 4_000;

async function measure(db: Reader, today: IsoDate): Promise<Measured> {
  const suppliers = new Map((await suppliersWithTransit(db)).map((one) => [one.id, one]));
  const transit = await transitDays(db);
  const measuring = new Measuring(await otifPolicies(db), today);
  for (let last = 0; ;) {
    const rows = await linesAfter(db, last, pieceSize);
    if (rows.length > 0) for (const line of await withSurroundings(db, rows, { ids: { from: rows[0]!.id, to: rows.at(-1)!.id }, transit })) measuring.add(line);
    if (rows.length < pieceSize) break;
    last = rows.at(-1)!.id;
  }
  return { ...measuring.done(), supplierName: (id) => suppliers.get(id)?.name ?? String(id) };
}

type Transit = (row: MeasuredRow) => number;

/** Days from the supplier's door to ours: of the item where it is known, else of the supplier. */
async function transitDays(db: Reader): Promise<Transit> {
  const suppliers = new Map((await suppliersWithTransit(db)).map((one) => [one.id, one.transitDays]));
  const items = new Map((await itemsWithTransit(db)).map((one) => [`${one.itemId} ${one.supplierId}`, one.transitDays!]));
  return ({ itemId, supplierId }) => items.get(`${itemId} ${supplierId}`) ?? suppliers.get(supplierId) ?? 0;
}

async function withSurroundings<Row extends MeasuredRow>(db: Reader, rows: readonly Row[], { ids, transit }: { ids: LineIds; transit: Transit }): Promise<LineToMeasure<Row>[]> {
  const [movements, redates, promises, words] = await Promise.all([movementsOf(db, ids), redatesOf(db, ids), promisesOf(db, ids), batchWordsOf(db, ids)]);
  const byLine = <Of extends { lineId: number }>(of: readonly Of[]) => groupBy(of, ({ lineId }) => lineId);
  const [moved, redated, promised, batches] = [byLine(movements), byLine(redates), byLine(promises), byLine(words)];
  return rows.map((row) => lineToMeasure(row, {
    movements: moved.get(row.id) ?? [], redates: redated.get(row.id) ?? [], promises: promised.get(row.id) ?? [], batches: batches.get(row.id) ?? [], transitDays: transit(row),
  }));
}

/** The lines at some places, in the order of the places. Their scope is that of the places. */
export async function linesAt(db: Reader, lines: MeasuredLines, rows: readonly number[]): Promise<{ line: LineToMeasure<ShownRow>; row: number }[]> {
  const ids = rows.map((row) => lines.lineId[row]!);
  if (ids.length === 0) return [];
  const found = await withSurroundings(db, await linesById(db, ids), { ids, transit: await transitDays(db) });
  const byId = new Map(found.map((line) => [line.id, line]));
  return rows.map((row) => ({ line: byId.get(lines.lineId[row]!)!, row }));
}
