import type { CustomColumn } from '../../../shared/contracts/line-columns.js';
import type { ListedLine } from '../../../shared/contracts/lines.js';
import { groupBy } from '../../../shared/group-by.js';
import type { Reader } from '../../platform/database/database.js';
import { linesInOrder, type Page } from '../line-list.store.js';
import type { PoLine } from '../line-baseline.js';
import type { Listing } from './line-conditions.store.js';
import { valuesOfLines } from './custom-values.store.js';
import { listedLine } from './listed-line.js';
import { dispatchedQtysOf } from './lines.store.js';
import { enteredSlots } from './read-listing.js';

interface Beside { custom: readonly CustomColumn[]; hideNames: boolean }

const pageSize = 500;

/** All lines of a listing, a page at a time, each with what stands beside it. */
export async function* listedPages(db: Reader, listing: Listing, { sort, direction, ...beside }: Pick<Page, 'sort' | 'direction'> & Beside): AsyncGenerator<ListedLine[]> {
  let page: PoLine[] = [];
  for await (const line of linesInOrder(db, listing, { sort, direction })) {
    if (page.push(line) < pageSize) continue;
    yield await withBeside(db, page, { ...beside, today: listing.today });
    page = [];
  }
  if (page.length > 0) yield await withBeside(db, page, { ...beside, today: listing.today });
}

/** Lines as a list shows them. */
export async function withBeside(db: Reader, lines: readonly PoLine[], { custom, today, hideNames }: Beside & { today: string }): Promise<ListedLine[]> {
  const lineIds = lines.map(({ id }) => id);
  const [dispatched, entered] = await Promise.all([dispatchedQtysOf(db, lineIds), valuesOfLines(db, { lineIds, slots: enteredSlots(custom) })]);
  const byLine = groupBy(entered, ({ lineId }) => lineId);
  const qtys = new Map(dispatched.map(({ lineId, qty }) => [lineId, qty]));
  return lines.map((line) => listedLine(line, { today, custom, entered: byLine.get(line.id) ?? [], dispatched: qtys, hideNames }));
}
