import { groupBy } from '../../../shared/group-by.js';
import type { IsoDate } from '../../../shared/dates.js';
import type { Reader } from '../../platform/database/database.js';
import { lineToMeasure, type LineToMeasure, type MeasuredRow } from './line-to-measure.js';
import { Measuring, type MeasuredLines } from './measured-lines.js';
import {
  figuresVersion, itemsWithTransit, linesAfter, linesById, movementsOf, otifPolicies, promisesOf, redatesOf, suppliersWithTransit, type LineIds,
} from './measured-lines.store.js';

export interface Measured extends MeasuredLines { supplierName(id: number): string }

interface Kept { version: string; lines: Promise<Measured> }
const kept = new WeakMap<Reader, Kept>();

/**
 * Every line, measured: of all suppliers, so whoever takes rows from it names the scope. It is made once per state of the data
 * and day, in pieces that leave room for others, and serves every figure until something changes.
 */
export async function measuredLines(db: Reader, today: IsoDate): Promise<Measured> {
  const version = `${today} ${await figuresVersion(db)}`;
  const known = kept.get(db);
  if (known?.version === version) return known.lines;
  const made: Kept = { version, lines: measure(db, today) };
  kept.set(db, made);
  made.lines.catch(() => { if (kept.get(db) === made) kept.delete(db); });
  return made.lines;
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

async function withSurroundings(db: Reader, rows: readonly MeasuredRow[], { ids, transit }: { ids: LineIds; transit: Transit }): Promise<LineToMeasure[]> {
  const [movements, redates, promises] = await Promise.all([movementsOf(db, ids), redatesOf(db, ids), promisesOf(db, ids)]);
  const byLine = <Row extends { lineId: number }>(of: readonly Row[]) => groupBy(of, ({ lineId }) => lineId);
  const [moved, redated, promised] = [byLine(movements), byLine(redates), byLine(promises)];
  return rows.map((row) => lineToMeasure(row, {
    movements: moved.get(row.id) ?? [], redates: redated.get(row.id) ?? [], promises: promised.get(row.id) ?? [], transitDays: transit(row),
  }));
}

/** The lines at some places, in the order of the places. Their scope is that of the places. */
export async function linesAt(db: Reader, lines: MeasuredLines, rows: readonly number[]): Promise<{ line: LineToMeasure; row: number }[]> {
  const ids = rows.map((row) => lines.lineId[row]!);
  if (ids.length === 0) return [];
  const found = await withSurroundings(db, await linesById(db, ids), { ids, transit: await transitDays(db) });
  const byId = new Map(found.map((line) => [line.id, line]));
  return rows.map((row) => ({ line: byId.get(lines.lineId[row]!)!, row }));
}
