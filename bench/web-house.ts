import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../functions/platform/database/open.js';
import type { Database } from '../functions/platform/database/database.js';
import { hashPassword } from '../functions/platform/passwords.js';
import type { IsoDate } from '../shared/dates.js';
import { measuredBy } from './child.js';
import type { NightMeasured } from './night.child.js';
import { visitor, type Visitor } from './visitor.js';
import { writeExtract } from './write-extract.js';

export const password = 'blue-kettle-walks-far';

/** A database of so many lines after one night, and who works with it. */
export interface House {
  lines: number;
  settings: Record<string, string>;
  planner: Visitor;
  /** For all suppliers. */
  expeditor: Visitor;
  /** For as many suppliers as two hundred proposals need. */
  supplier: Visitor;
  /** Two hundred people, as a company has them: see `crowd`. */
  crowd: Visitor[];
}

const zone = 'Asia/Shanghai';
const todayThere = (): IsoDate => new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date()) as IsoDate;

/** A database that is there already is taken as it is. */
export async function makeHouse(home: string, lines: number): Promise<House> {
  const folder = join(home, String(lines));
  const file = join(folder, 'bench.db');
  const settings = { BATCHLINE_DATABASE: `sqlite:${file}`, BATCHLINE_ERP: `folder:${join(folder, 'extracts')}`, BUSINESS_TIME_ZONE: zone };
  if (!existsSync(file)) await fill(folder, { lines, settings });
  const db = openDatabase(settings.BATCHLINE_DATABASE, 'command');
  const people = await makePeople(db);
  await db.destroy();
  return { lines, settings, ...people };
}

async function fill(folder: string, { lines, settings }: Pick<House, 'lines' | 'settings'>): Promise<void> {
  mkdirSync(join(folder, 'extracts'), { recursive: true });
  const on = todayThere();
  await writeExtract(join(folder, 'extracts', `po_lines_${on}.csv`), { lines, on, changed: false });
  await measuredBy<NightMeasured>('night', {}, settings);
}

async function makePeople(db: Database) {
  const passwordHash = await hashPassword(password);
  const asked = await proposalsBySupplier(db);
  const all = asked.map(({ id }) => id);
  return {
    planner: await visitor(db, { role: 'planner', passwordHash }),
    expeditor: await visitor(db, { role: 'expeditor', supplierIds: all, passwordHash }),
    supplier: await visitor(db, { role: 'supplier', supplierIds: enough(asked), passwordHash }),
    crowd: await crowd(db, all),
  };
}

const proposalsBySupplier = (db: Database) =>
  db.selectFrom('supplier as s').innerJoin('batch_proposal as p', 'p.supplierId', 's.id').where('p.status', '=', 'open')
    .select((e) => ['s.id', e.fn.countAll<number>().as('n')]).groupBy('s.id').orderBy('s.id').execute();

const wanted = 200;

function enough(asked: readonly { id: number; n: number }[]): number[] {
  const taken: number[] = [];
  let n = 0;
  for (const one of asked) {
    if (n >= wanted) break;
    taken.push(one.id);
    n += one.n;
  }
  return taken;
}

/** Twenty planners, eighty expeditors with six suppliers each, a hundred people at one supplier each. */
async function crowd(db: Database, suppliers: readonly number[]): Promise<Visitor[]> {
  const from = (n: number, count: number) => Array.from({ length: count }, (_, i) => suppliers[(n * count + i) % suppliers.length]!);
  const people: Visitor[] = [];
  for (let n = 0; n < 200; n++) {
    const [isPlanner, isExpeditor] = [n % 10 === 0, n % 10 < 5];
    people.push(await visitor(db, isPlanner ? { role: 'planner' } : isExpeditor ? { role: 'expeditor', supplierIds: [...new Set(from(n, 6))] } : { role: 'supplier', supplierIds: from(n, 1) }));
  }
  return people;
}
