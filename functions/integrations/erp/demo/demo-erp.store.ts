import { setTimeout as pause } from 'node:timers/promises';
import { erpFieldNames } from '../../../../shared/contracts/erp-fields.js';
import { dateOfDay, type IsoDate } from '../../../../shared/dates.js';
import { fromUnits } from '../../../../shared/quantities.js';
import { Refusal } from '../../../../shared/refusal.js';
import { databaseErrorKind } from '../../../platform/database/errors.js';
import { openSqliteFile, type SqliteFile } from '../../../platform/database/sqlite/sqlite-file.js';
import type { Day } from './calendar.js';
import { lookbackDays } from './fate.js';
import type { LineState } from './line-plan.js';
import type { Supplier } from './suppliers.js';
import type { Setup, World } from './world.js';

export const viewName = 'batchline_po_lines';

/** Where the ERP stands. `simulatedOn` is the day its tables show, `today` the day up to which it may be asked. */
export interface Standing extends Setup { edition: number; today: IsoDate; simulatedOn: IsoDate; ordersPlaced: number }

/** A line as it is stored: what it is now, the day it first came, and the day on which something happens to it next. */
export interface StoredLine {
  poNumber: string; lineNumber: string; bornOn: Day; supplier: Supplier; customer: string; warehouse: string; incoterm: string;
  state: LineState; nextOn: Day;
}

export type LineRef = Pick<StoredLine, 'poNumber' | 'lineNumber' | 'bornOn'>;

const schema = `
  CREATE TABLE erp (
    edition INTEGER NOT NULL, seed INTEGER NOT NULL, lines INTEGER NOT NULL, historyDays INTEGER NOT NULL,
    startOn TEXT NOT NULL, today TEXT NOT NULL, simulatedOn TEXT NOT NULL, ordersPlaced INTEGER NOT NULL
  );
  CREATE TABLE supplier (id INTEGER PRIMARY KEY, code TEXT NOT NULL, name TEXT NOT NULL, currency TEXT NOT NULL);
  CREATE TABLE item (
    id INTEGER PRIMARY KEY, code TEXT NOT NULL, name TEXT NOT NULL, family TEXT NOT NULL, uom TEXT NOT NULL, netWeight REAL NOT NULL
  );
  CREATE TABLE po_line (
    poNumber TEXT NOT NULL, lineNumber TEXT NOT NULL, bornOn INTEGER NOT NULL, supplierId INTEGER NOT NULL, customer TEXT NOT NULL,
    warehouse TEXT NOT NULL, incoterm TEXT NOT NULL, itemId INTEGER NOT NULL, orderedQty REAL NOT NULL, deliveredQty REAL NOT NULL,
    unitPrice REAL NOT NULL, orderedOn TEXT NOT NULL, dueOn TEXT, requestedOn TEXT NOT NULL, promisedOn TEXT, receivedOn TEXT,
    status TEXT NOT NULL, closedOn TEXT, hidden INTEGER NOT NULL, nextOn INTEGER NOT NULL,
    PRIMARY KEY (poNumber, lineNumber)
  ) WITHOUT ROWID;
  CREATE INDEX ix_po_line_next ON po_line (nextOn);
  CREATE VIEW ${viewName} AS
  SELECT l.poNumber, l.lineNumber, s.code AS supplierCode, s.name AS supplierName,
    i.code AS itemCode, i.name AS itemName, i.family AS itemFamily, l.customer AS finalCustomer, i.uom,
    l.orderedQty, l.deliveredQty, l.unitPrice, s.currency, l.orderedOn, l.dueOn, l.promisedOn, l.receivedOn, l.status,
    l.requestedOn AS customDate1, NULL AS customDate2, NULL AS customDate3, NULL AS customDate4, NULL AS customDate5,
    l.incoterm AS customText1, l.warehouse AS customText2, NULL AS customText3, NULL AS customText4, NULL AS customText5,
    i.netWeight AS customDecimal1, NULL AS customDecimal2, NULL AS customDecimal3, NULL AS customDecimal4, NULL AS customDecimal5
  FROM po_line AS l CROSS JOIN erp AS e CROSS JOIN supplier AS s ON s.id = l.supplierId CROSS JOIN item AS i ON i.id = l.itemId
  WHERE l.hidden = 0 AND (l.closedOn IS NULL OR l.closedOn >= date(e.simulatedOn, '-${lookbackDays} days'));`;

/** Null while the ERP is not made yet. */
export function standing(file: SqliteFile): Standing | null {
  if (file.query(`SELECT 1 FROM sqlite_master WHERE name = 'erp'`, []).rows.length === 0) return null;
  const { columns, rows } = file.query('SELECT * FROM erp', []);
  return Object.fromEntries(columns.map((column, place) => [column, rows[0]![place]])) as unknown as Standing;
}

/** The caller holds the transaction. */
export function makeErp(file: SqliteFile, first: Standing, { suppliers, items }: Pick<World, 'suppliers' | 'items'>): void {
  file.exec(schema);
  file.query('INSERT INTO erp VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    [first.edition, first.seed, first.lines, first.historyDays, first.startOn, first.today, first.simulatedOn, first.ordersPlaced]);
  file.bulk('INSERT INTO supplier VALUES (?, ?, ?, ?)',
    suppliers.map(({ place, code, name, currency }) => [place, code, name, currency]));
  file.bulk('INSERT INTO item VALUES (?, ?, ?, ?, ?, ?)',
    items.map(({ place, code, name, family, weight }) => [place, code, name, family.name, family.uom, weight]));
}

export const setToday = (file: SqliteFile, today: IsoDate): void => void file.query('UPDATE erp SET today = ?', [today]);

export const setSimulated = (file: SqliteFile, simulatedOn: IsoDate, ordersPlaced: number): void =>
  void file.query('UPDATE erp SET simulatedOn = ?, ordersPlaced = ?', [simulatedOn, ordersPlaced]);

/** Lines to which something happens by the day, so many at most. */
export const linesDueBy = (file: SqliteFile, day: Day, count: number): LineRef[] =>
  file.query(dueLines, [day, count]).rows.map(([poNumber, lineNumber, bornOn]) => ({ poNumber, lineNumber, bornOn }) as LineRef);

const dueLines = 'SELECT poNumber, lineNumber, bornOn FROM po_line WHERE nextOn <= ? ORDER BY nextOn, poNumber, lineNumber LIMIT ?';

const stateColumns = [
  'itemId', 'orderedQty', 'deliveredQty', 'unitPrice', 'orderedOn', 'dueOn', 'requestedOn', 'promisedOn', 'receivedOn',
  'status', 'closedOn', 'hidden', 'nextOn',
];
const lineColumns = ['poNumber', 'lineNumber', 'bornOn', 'supplierId', 'customer', 'warehouse', 'incoterm', ...stateColumns];
const insertion = `INSERT INTO po_line (${lineColumns.join(', ')}) VALUES (${lineColumns.map(() => '?').join(', ')})`;
const change = `UPDATE po_line SET ${stateColumns.map((column) => `${column} = ?`).join(', ')} WHERE poNumber = ? AND lineNumber = ?`;

export const addLines = (file: SqliteFile, lines: readonly StoredLine[]): number =>
  file.bulk(insertion, lines.map((line) => [
    line.poNumber, line.lineNumber, line.bornOn, line.supplier.place, line.customer, line.warehouse, line.incoterm, ...valuesOf(line),
  ]));

export const changeLines = (file: SqliteFile, lines: readonly StoredLine[]): number =>
  file.bulk(change, lines.map((line) => [...valuesOf(line), line.poNumber, line.lineNumber]));

export const dropLines = (file: SqliteFile, lines: readonly LineRef[]): number =>
  file.bulk('DELETE FROM po_line WHERE poNumber = ? AND lineNumber = ?',
    lines.map(({ poNumber, lineNumber }) => [poNumber, lineNumber]));

const valuesOf = ({ state, nextOn }: StoredLine): unknown[] => [
  state.item.place, fromUnits(state.orderedUnits), fromUnits(state.deliveredUnits), state.unitPrice,
  dateOf(state.orderedOn), dateOf(state.dueOn), dateOf(state.requestedOn), dateOf(state.promisedOn), dateOf(state.receivedOn),
  state.status, dateOf(state.closedOn), state.hidden, nextOn,
];

const dateOf = (day: Day | null): IsoDate | null => (day === null ? null : dateOfDay(day));

/** In the order of the keys, so that the same day reads the same every time. */
export const viewCursor = (file: SqliteFile) =>
  file.cursor(`SELECT ${erpFieldNames.join(', ')} FROM ${viewName} ORDER BY poNumber, lineNumber`, []);

const patience = { tries: 6_000, ms: 5 };

/** Opens for writing, which waits for whoever makes the file just now. */
export const openErpFile = (path: string): Promise<SqliteFile> => patiently(() => openSqliteFile(path, 'write'));

/** All or nothing; waits for its turn beside another process. */
export async function inTransaction<Result>(file: SqliteFile, work: () => Result): Promise<Result> {
  await patiently(() => file.exec('BEGIN IMMEDIATE'));
  try {
    const result = work();
    file.exec('COMMIT');
    return result;
  } catch (error) {
    file.exec('ROLLBACK');
    throw error;
  }
}

async function patiently<Result>(attempt: () => Result): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return attempt();
    } catch (error) {
      if (databaseErrorKind(error) !== 'busy') throw error;
      if (tries === patience.tries) throw busy();
      await pause(patience.ms);
    }
  }
}

const busy = () => new Refusal('unavailable', 'demo-busy', 'Another process is working in the demo ERP. Try again in a moment.');
