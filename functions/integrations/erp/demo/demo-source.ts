import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { erpFieldNames } from '../../../../shared/contracts/erp-fields.js';
import { addDays, dateOfDay, dayNumber, type IsoDate } from '../../../../shared/dates.js';
import { Refusal } from '../../../../shared/refusal.js';
import { openSqliteFile, type SqliteFile } from '../../../platform/database/sqlite/sqlite-file.js';
import type { Cell, ErpSource, Extract } from '../erp-source.js';
import type { DemoOptions } from './demo-address.js';
import { inTransaction, makeErp, openErpFile, setToday, standing, viewCursor, viewName, type Standing } from './demo-erp.store.js';
import { nightsOf } from './nights.js';
import { passDay } from './pass-days.js';
import { worldOf, type World } from './world.js';

export { parseDemoAddress, type DemoOptions } from './demo-address.js';

/** A made-up supplier ERP in a database file of its own, with a calendar of its own. */
export interface DemoSource extends ErpSource {
  /** The ERP's own date. */
  today(): Promise<IsoDate>;
  /** Lets a day pass in the ERP, so that one more extract waits. Answers the new date. */
  passDay(): Promise<IsoDate>;
}

const pieceSize = 5_000;

/** Raised when the simulation changes: an ERP that was begun under another edition would go on differently. */
const edition = 1;

export function demoSource(options: DemoOptions): DemoSource {
  const withErp = <Result>(work: (file: SqliteFile) => Promise<Result>) => withFile(options, work);
  let world: World | undefined;
  // Of the ERP as it was made, which may have been on another day.
  const worldIn = (file: SqliteFile) => (world ??= worldOf(standing(file)!));
  const now = () => withErp(async (file) => standing(file)!);
  return {
    kind: 'demo',
    scheduled: false,
    today: async () => (await now()).today,
    passDay: () => withErp((file) => inTransaction(file, () => nextToday(file))),
    waiting: async (after) => nightsFrom(await now()).filter(({ businessOn }) => after === null || businessOn > after),
    extractOf: async (businessOn) => (isShown(await now(), businessOn) ? extractOn(businessOn) : null),
    open: async ({ businessOn }) => {
      await withErp((file) => advance(file, worldIn(file), businessOn));
      return { columns: erpFieldNames, mapping: {}, mark: '.', rows: rowsOf(options.file, businessOn), ending: () => wholeEnding };
    },
  };
}

const wholeEnding = { cutOff: false, endedWithNewline: null };

const extractOn = (businessOn: IsoDate): Extract => ({ businessOn, name: viewName });

/** The ERP never goes back, so nights before the day it stands on are over. */
const nightsFrom = (erp: Standing): Extract[] => nightsOf(erp).filter((on) => isShown(erp, on)).map(extractOn);

const isShown = ({ simulatedOn, today, startOn, historyDays }: Standing, on: IsoDate) =>
  on >= simulatedOn && on <= today && on >= addDays(startOn, -historyDays);

async function withFile<Result>(options: DemoOptions, work: (file: SqliteFile) => Promise<Result>): Promise<Result> {
  mkdirSync(dirname(options.file), { recursive: true });
  const file = await openErpFile(options.file);
  try {
    const erp = standing(file) ?? (await inTransaction(file, () => standing(file) ?? begin(file, options)));
    refuseOtherErp(erp, options);
    return await work(file);
  } finally {
    file.close();
  }
}

function begin(file: SqliteFile, { seed, lines, startOn, historyDays }: DemoOptions): Standing {
  const setup = { seed, lines, startOn, historyDays };
  const world = worldOf(setup);
  const first = { ...setup, edition, today: startOn, simulatedOn: dateOfDay(world.firstOrderOn - 1), ordersPlaced: 0 };
  makeErp(file, first, world);
  return first;
}

/** `startOn` is not compared: it is the real date, and counts only when the ERP is made. */
function refuseOtherErp(erp: Standing, options: DemoOptions): void {
  const { seed, lines, historyDays, file } = options;
  if (erp.edition === edition && erp.seed === seed && erp.lines === lines && erp.historyDays === historyDays) return;
  const made = `seed=${erp.seed}&lines=${erp.lines}&days=${erp.historyDays}`;
  throw new Refusal('conflict', 'demo-differs',
    `${file} holds a demo ERP made with ${made} (edition ${erp.edition}, this is ${edition}). Ask for the same, name another file, or `
    + 'delete it together with the database that was filled from it.', { facts: { file, made } });
}

function nextToday(file: SqliteFile): IsoDate {
  const today = addDays(standing(file)!.today, 1);
  setToday(file, today);
  return today;
}

/** @throws Refusal when the ERP is past the date or has not come to it */
async function advance(file: SqliteFile, world: World, businessOn: IsoDate): Promise<void> {
  const erp = standing(file)!;
  if (!isShown(erp, businessOn)) throw notShown(erp, businessOn);
  // A day that a power cut takes back is simulated again, the same; so commits need not wait for the disk.
  file.exec('PRAGMA synchronous = NORMAL');
  while (await inTransaction(file, () => passDay(file, world, dayNumber(businessOn)))) await breathe();
}

const notShown = ({ simulatedOn, today }: Standing, businessOn: IsoDate) => new Refusal('conflict', 'demo-date-not-shown',
  `The demo ERP cannot show ${businessOn}: it stands on ${simulatedOn}, never goes back, and its today is ${today}.`,
  { facts: { businessOn, simulatedOn, today } });

/** @throws Refusal when another process has moved the ERP on in the meantime */
async function* rowsOf(path: string, businessOn: IsoDate): AsyncGenerator<(readonly Cell[])[]> {
  const file = openSqliteFile(path, 'read');
  try {
    file.exec('BEGIN');
    const erp = standing(file)!;
    if (erp.simulatedOn !== businessOn) throw notShown(erp, businessOn);
    const { next } = viewCursor(file);
    // Not until a piece is empty: Node 22's iterator begins again when it is asked after its end.
    for (let rows = next(pieceSize); rows.length > 0; rows = rows.length < pieceSize ? [] : next(pieceSize)) yield rows as Cell[][];
  } finally {
    file.close();
  }
}
