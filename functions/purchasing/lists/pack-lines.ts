import type { z } from 'zod';
import { storedColumns, type CustomColumn, type CustomSlot } from '../../../shared/contracts/line-columns.js';
import { packedFacts, type PackedColumn, type readColumns } from '../../../shared/contracts/lists.js';
import type { EnteredValue } from './custom-values.store.js';
import { enteredSlots } from './read-listing.js';
import type { LineToPack } from './lines.store.js';
import { valueIn } from './listed-line.js';

type Reply = z.input<typeof readColumns.reply>;
type Value = string | number | boolean | null;

export interface LinesToPack {
  lines: readonly LineToPack[];
  custom: readonly CustomColumn[];
  entered: readonly EnteredValue[];
  dispatched: readonly { lineId: number; qty: number }[];
  hideNames: boolean;
}

/** Turns lines into columns: a fifth of the bytes, and the client filters a column without touching the others. */
export function packLines({ lines, custom, entered, dispatched, hideNames }: LinesToPack): Pick<Reply, 'columns' | 'entered'> {
  const rowOf = new Map(lines.map(({ id }, row) => [id, row]));
  const columns: Record<string, PackedColumn> = {};
  for (const name of [...Object.keys(storedColumns), ...packedFacts] as (keyof LineToPack)[]) columns[name] = packColumn(lines.map((line) => line[name]));
  for (const { slot, origin } of custom) if (origin === 'erp') columns[slot] = packColumn(lines.map((line) => line[slot] ?? null));
  columns['dispatchedQty'] = packColumn(spread(dispatched, ({ qty }) => qty, { rowOf, length: lines.length, otherwise: 0 }));
  const ofSlot = enteredSlots(custom).map((slot) => ({ slot, values: entered.filter((one) => one.slot === slot && rowOf.has(one.lineId)) }));
  for (const { slot, values } of ofSlot) columns[slot] = packColumn(spread(values, valueIn, { rowOf, length: lines.length, otherwise: null }));
  return { columns, entered: ofSlot.map(({ slot, values }) => packEntries(slot, values, { rowOf, hideNames })) };
}

type RowOf = ReadonlyMap<number, number>;

function spread<Row extends { lineId: number }>(rows: readonly Row[], of: (row: Row) => Value, { rowOf, length, otherwise }: { rowOf: RowOf; length: number; otherwise: Value }): Value[] {
  const values = Array<Value>(length).fill(otherwise);
  for (const row of rows) {
    const place = rowOf.get(row.lineId);
    if (place !== undefined) values[place] = of(row);
  }
  return values;
}

const packEntries = (slot: CustomSlot, values: readonly EnteredValue[], { rowOf, hideNames }: { rowOf: RowOf; hideNames: boolean }) => ({
  slot, rows: values.map(({ lineId }) => rowOf.get(lineId)!), by: values.map(({ by }) => (hideNames ? null : by)),
  at: values.map(({ enteredAt }) => enteredAt), version: values.map(({ version }) => version),
});

/** A dictionary where it is shorter: text that occurs twice or more on average. */
export function packColumn(values: readonly Value[]): PackedColumn {
  if (!values.some((value) => typeof value === 'string')) return { values: values.map((value) => (typeof value === 'boolean' ? Number(value) : value)) };
  const places = new Map<string, number>();
  const codes = values.map((value) => (value === null ? -1 : placeOf(String(value), places)));
  return places.size * 2 <= values.length ? { words: [...places.keys()], codes } : { values: values as (string | null)[] };
}

function placeOf(word: string, places: Map<string, number>): number {
  const known = places.get(word);
  if (known !== undefined) return known;
  places.set(word, places.size);
  return places.size - 1;
}
