import type { FigureGroup } from '../../../shared/contracts/otif-words.js';
import { dateOfDay, dayNumber, type IsoDate } from '../../../shared/dates.js';
import { reaches, type Scope } from '../../identity/caller.js';
import { noDay, type MeasuredLines } from './measured-lines.js';

/** Which lines a figure is wanted of. The period speaks of the figure's own day; lines without one belong to no period, unless `undated` are wanted always. */
export interface Wanted { scope: Scope; suppliers?: readonly number[] | undefined; from?: IsoDate | undefined; to?: IsoDate | undefined; undated?: boolean | undefined }

/** Lines of one group: their places in the columns. `key` names the group in a query, `label` is null where the ERP says nothing. */
export interface Group { key: string; label: string | null; rows: number[] }

/** The places of the wanted lines, orders side by side. */
export function rowsWanted(lines: Pick<MeasuredLines, 'supplier'>, on: Int32Array, { scope, suppliers, from, to, undated = false }: Wanted): number[] {
  const [first, last] = [from ? dayNumber(from) : noDay, to ? dayNumber(to) : 2 ** 31];
  const takesUndated = undated || (from === undefined && to === undefined);
  const seen = new Map<number, boolean>();
  const rows: number[] = [];
  for (let row = 0; row < on.length; row++) {
    const day = on[row]!;
    if (day === noDay ? !takesUndated : day < first || day > last) continue;
    const supplier = lines.supplier[row]!;
    let isSeen = seen.get(supplier);
    if (isSeen === undefined) seen.set(supplier, isSeen = reaches(scope, supplier) && (suppliers === undefined || suppliers.includes(supplier)));
    if (isSeen) rows.push(row);
  }
  return rows;
}

export interface Grouping { by: FigureGroup; /** The figure's day, for months. */ on: Int32Array; supplierName(id: number): string }

/** Lines without a day belong to no month. */
export function groupsOf(lines: MeasuredLines, rows: readonly number[], { by, on, supplierName }: Grouping): Group[] {
  const groups = new Map<number, number[]>();
  const valueOf = valuesBy(lines, by, on);
  for (const row of rows) {
    const value = valueOf(row);
    if (by === 'month' && value === noDay) continue;
    const known = groups.get(value);
    if (known) known.push(row);
    else groups.set(value, [row]);
  }
  return [...groups].map(([value, of]) => ({ ...named(lines, by, value, supplierName), rows: of }));
}

function valuesBy(lines: MeasuredLines, by: FigureGroup, on: Int32Array): (row: number) => number {
  if (by === 'supplier') return (row) => lines.supplier[row]!;
  if (by === 'family') return (row) => lines.family[row]!;
  if (by === 'customer') return (row) => lines.customer[row]!;
  const months = new Map<number, number>([[noDay, noDay]]);
  return (row) => {
    const day = on[row]!;
    let month = months.get(day);
    if (month === undefined) months.set(day, month = monthOf(dateOfDay(day)));
    return month;
  };
}

/** Months since year 0. */
const monthOf = (date: IsoDate) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
const monthText = (month: number) => `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;

function named(lines: MeasuredLines, by: FigureGroup, value: number, supplierName: Grouping['supplierName']): Pick<Group, 'key' | 'label'> {
  if (by === 'supplier') return { key: String(value), label: supplierName(value) };
  if (by === 'month') return { key: monthText(value), label: monthText(value) };
  const label = (by === 'family' ? lines.families : lines.customers)[value]!;
  return { key: label ?? '', label };
}

/** The largest groups first; months in their order. Where there are too many, the smallest are left off. */
export function inOrder<Of extends { key: string; n: number }>(groups: readonly Of[], by: FigureGroup, most: number): Of[] {
  const byKey = (a: Of, b: Of) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
  return by === 'month' ? groups.toSorted(byKey).slice(-most) : groups.toSorted((a, b) => b.n - a.n || byKey(a, b)).slice(0, most);
}
