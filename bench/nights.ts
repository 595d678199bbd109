import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, type IsoDate } from '../shared/dates.js';
import { measuredBy, type Used } from './child.js';
import type { ListsMeasured } from './lists.child.js';
import type { NightMeasured } from './night.child.js';
import { writeExtract } from './write-extract.js';

/** The first night's business date; the dates of the lines lie around it. */
const firstOn: IsoDate = '2026-11-20';

export interface NightsMeasured { floor: Used; first: NightMeasured; second: NightMeasured }

const settingsOf = (home: string) => ({
  BATCHLINE_DATABASE: `sqlite:${join(home, 'bench.db')}`, BATCHLINE_ERP: `folder:${join(home, 'extracts')}`, BUSINESS_TIME_ZONE: 'Asia/Shanghai',
});

const extractOf = (home: string, night: number) => join(home, 'extracts', `po_lines_${addDays(firstOn, night - 1)}.csv`);

/** Two nights and the floor, on an empty database. */
export async function measureNights(home: string, lines: number): Promise<NightsMeasured> {
  rmSync(home, { recursive: true, force: true });
  mkdirSync(join(home, 'extracts'), { recursive: true });
  await writeExtract(extractOf(home, 1), { lines, on: firstOn, changed: false });
  const first = await measuredBy<NightMeasured>('night', {}, settingsOf(home));
  await writeExtract(extractOf(home, 2), { lines, on: firstOn, changed: true });
  const database = join(home, 'floor.db');
  const floor = await measuredBy<Used>('floor', { file: extractOf(home, 2), database });
  rmSync(database);
  const second = await measuredBy<NightMeasured>('night', {}, settingsOf(home));
  return { floor, first, second };
}

/** The lists of the database that `measureNights` left; the third night turns the second's changes back. */
export const measureLists = (home: string): Promise<ListsMeasured> =>
  measuredBy('lists', { database: join(home, 'bench.db'), next: extractOf(home, 1), waiting: extractOf(home, 3), today: addDays(firstOn, 1) }, settingsOf(home));
