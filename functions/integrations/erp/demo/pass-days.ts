import { dateOfDay, dayNumber } from '../../../../shared/dates.js';
import type { SqliteFile } from '../../../platform/database/sqlite/sqlite-file.js';
import type { Day } from './calendar.js';
import {
  addLines, changeLines, dropLines, linesDueBy, setSimulated, standing, type LineRef, type StoredLine,
} from './demo-erp.store.js';
import { stateOn } from './fate.js';
import { lineFate, orderOf, ordersOn, type Order } from './orders.js';
import type { World } from './world.js';

const pieceSize = 2_000;

/**
 * Lives through the day after the one that the ERP stands on; false when it stands on `until` already. The caller holds
 * the transaction. Days before the first night leave behind what that night will see of their orders.
 */
export function passDay(file: SqliteFile, world: World, until: Day): boolean {
  const { simulatedOn, ordersPlaced } = standing(file)!;
  const day = dayNumber(simulatedOn) + 1;
  if (day > until) return false;
  const seenOn = Math.max(day, world.firstNightOn);
  liveOn(file, world, seenOn);
  const orders = ordersOn(day, world.ordersPerWorkingDay, world.seed);
  for (const lines of inPieces(linesOf(world, { first: ordersPlaced, orders, day, seenOn }))) addLines(file, lines);
  setSimulated(file, dateOfDay(day), ordersPlaced + orders);
  return true;
}

/** All to which something happens by the day: changed, or gone for good. */
function liveOn(file: SqliteFile, world: World, day: Day): void {
  for (let due = linesDueBy(file, day, pieceSize); due.length > 0; due = linesDueBy(file, day, pieceSize)) {
    const lines = due.map((ref) => ({ ref, line: lineOn(world, ref, day) }));
    changeLines(file, lines.flatMap(({ line }) => line ?? []));
    dropLines(file, lines.flatMap(({ ref, line }) => (line ? [] : [ref])));
  }
}

interface NewOrders { first: number; orders: number; day: Day; seenOn: Day }

function* linesOf(world: World, { first, orders, day, seenOn }: NewOrders): Generator<StoredLine> {
  for (let number = first; number < first + orders; number++) {
    const order = orderOf(world, number, day);
    for (let position = 1; position <= order.lines; position++) {
      const line = stored(world, { order, position, on: seenOn });
      if (line) yield line;
    }
  }
}

const firstPoNumber = 4_500_100_000;

/** A line is found again by its number alone: what becomes of it was never stored. */
function lineOn(world: World, { poNumber, lineNumber, bornOn }: LineRef, on: Day): StoredLine | null {
  const order = orderOf(world, Number(poNumber) - firstPoNumber, bornOn);
  return stored(world, { order, position: Number(lineNumber) / 10, on });
}

function stored(world: World, { order, position, on }: { order: Order; position: number; on: Day }): StoredLine | null {
  const { number, orderedOn: bornOn, supplier, customer, warehouse, incoterm } = order;
  const now = stateOn(lineFate(world, order, position), on);
  const key = { poNumber: String(firstPoNumber + number), lineNumber: String(position * 10).padStart(5, '0') };
  return now && { ...now, ...key, bornOn, supplier, customer, warehouse, incoterm };
}

function* inPieces(lines: Iterable<StoredLine>): Generator<StoredLine[]> {
  let piece: StoredLine[] = [];
  for (const line of lines) {
    piece.push(line);
    if (piece.length < pieceSize) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
}
