import type { z } from 'zod';
import { isCustomSlot, lineColumns, type CustomColumn, type CustomSlot, type LineColumn } from '../../../shared/contracts/line-columns.js';
import type { LinesQuery } from '../../../shared/contracts/lines.js';
import type { Role } from '../../../shared/contracts/roles.js';
import type { IsoDate } from '../../../shared/dates.js';
import { fits } from '../../../shared/line-filter.js';
import { Refusal } from '../../../shared/refusal.js';
import type { Scope } from '../../identity/caller.js';

const [dayInMs, minuteInMs] = [86_400_000, 60_000];

type Asked = Omit<z.output<typeof LinesQuery>, 'offset' | 'limit' | 'countUpTo' | 'sort' | 'direction'>;

/** What a query asks for, on a day, by somebody. "Recently" begins at a whole minute, so that those who ask in the same one ask the same. */
export function readListing({ suppliers, updatedSince, ...asked }: Asked, { scope, today, now, custom }: { scope: Scope; today: IsoDate; now: string; custom: readonly CustomColumn[] }) {
  const since = updatedSince ?? new Date(Math.floor((Date.parse(now) - dayInMs) / minuteInMs) * minuteInMs).toISOString();
  return { ...asked, scope, today, since, entered: enteredSlots(custom), ...(suppliers && { suppliers: suppliers.map(Number) }) };
}

export const enteredSlots = (custom: readonly CustomColumn[]): CustomSlot[] => custom.filter(({ origin }) => origin === 'person').map(({ slot }) => slot);

type Configured = { slot: string; label: string; origin: CustomColumn['origin']; visibleTo: string };

/** The installation's columns that a role may see: for others they do not exist. */
export const visibleColumns = (columns: readonly Configured[], role: Role): CustomColumn[] =>
  columns.filter(({ slot, visibleTo }) => isCustomSlot(slot) && (JSON.parse(visibleTo) as string[]).includes(role))
    .map(({ slot, label, origin }) => ({ slot: slot as CustomSlot, label, origin }));

/**
 * @throws Refusal where a column is asked for that is not there for the caller, or something that its kind cannot answer:
 * a filter on a hidden column would tell what is in it
 */
export function refuseStrangeColumns({ sort, filters = [], columns = [] }: { sort: LineColumn; filters?: Asked['filters']; columns?: readonly LineColumn[] }, custom: readonly CustomColumn[]): void {
  const known = new Set<string>(custom.map(({ slot }) => slot));
  const strange = [sort, ...filters.map(({ column }) => column), ...columns].find((column) => isCustomSlot(column) && !known.has(column));
  if (strange) throw new Refusal('invalid', 'column-unknown', `There is no column ${strange}.`, { facts: { column: strange } });
  const unfit = filters.find((filter) => !fits(lineColumns[filter.column], filter));
  if (unfit) throw new Refusal('invalid', 'filter-unfit', `This cannot be asked of the column ${unfit.column}.`, { facts: { column: unfit.column } });
}
