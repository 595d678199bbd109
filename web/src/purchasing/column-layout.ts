import type { LinesLayout } from '../../../shared/contracts/views.js';
import type { Role } from '../../../shared/contracts/roles.js';

/** A column that could be shown, with what it is like where nobody has said otherwise. */
export interface ColumnDefault {
  name: string;
  width: number;
  /** Shown from this width of the list on, in pixels; never by itself without it. */
  from?: number;
  pinned?: boolean;
  /** Takes its part of the room that is left. */
  stretches?: boolean;
}

/** A column as it stands. */
export interface ArrangedColumn { name: string; width: number; hidden: boolean; pinned: boolean }

/** What a role does not need to see unless it asks. */
const needless: Partial<Record<Role, readonly string[]>> = { supplier: ['supplierName'] };

/** The columns in their order, pinned ones first: as somebody arranged them, else as the role has them at this width. */
export function arrange(known: readonly ColumnDefault[], { layout, role, width }: { layout: LinesLayout | null; role: Role; width: number }): ArrangedColumn[] {
  const said = new Map(layout?.columns.map((column) => [column.name, column]));
  const place = new Map([...said.keys()].map((name, i) => [name, i]));
  const isHidden = ({ name, from }: ColumnDefault) => (layout ? true : from === undefined || width < from || (needless[role]?.includes(name) ?? false));
  const columns = known.map((column) => {
    const own = said.get(column.name);
    return { name: column.name, width: own?.width ?? column.width, hidden: own ? own.hidden ?? false : isHidden(column), pinned: own ? own.pinned ?? false : column.pinned ?? false };
  });
  const placeOf = ({ name }: ArrangedColumn) => place.get(name) ?? place.size;
  return columns.map((column, i) => ({ column, i })).sort((a, b) => Number(b.column.pinned) - Number(a.column.pinned) || placeOf(a.column) - placeOf(b.column) || a.i - b.i).map(({ column }) => column);
}

/** What is to be kept of an arrangement: every column, so that a new release moves nothing that somebody placed. */
export const layoutOf = (columns: readonly ArrangedColumn[]): LinesLayout => ({
  columns: columns.map(({ name, width, hidden, pinned }) => ({ name, width: Math.round(width), ...(hidden && { hidden }), ...(pinned && { pinned }) })),
});

export const withColumn = (columns: readonly ArrangedColumn[], name: string, change: Partial<ArrangedColumn>): ArrangedColumn[] =>
  columns.map((column) => (column.name === name ? { ...column, ...change } : column));

/** Moves a column among those of its kind: pinned ones stay before the others. */
export function moved(columns: readonly ArrangedColumn[], name: string, by: -1 | 1): ArrangedColumn[] {
  const next = [...columns];
  const at = next.findIndex((column) => column.name === name);
  const to = at + by;
  if (at < 0 || !next[to] || next[to].pinned !== next[at]!.pinned) return next;
  [next[at], next[to]] = [next[to], next[at]!];
  return next;
}

/** Widths that fill the list: what is left goes to the columns that stretch, by their share. */
export function fitted(columns: readonly ArrangedColumn[], room: number, stretching: ReadonlySet<string>): Map<string, number> {
  const shown = columns.filter(({ hidden }) => !hidden);
  const left = room - shown.reduce((sum, { width }) => sum + width, 0);
  const part = shown.filter(({ name }) => stretching.has(name)).reduce((sum, { width }) => sum + width, 0);
  return new Map(shown.map(({ name, width }) => [name, left > 0 && part > 0 && stretching.has(name) ? width + Math.floor((left * width) / part) : width]));
}
