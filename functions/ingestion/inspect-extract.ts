import { erpFieldNames, erpFields } from '../../shared/contracts/erp-fields.js';
import type { ErpFieldFound } from '../../shared/contracts/erp-connection.js';
import type { Cell, OpenExtract } from '../integrations/erp/erp-source.js';
import { UnreadableCell } from './read-cells.js';
import { bare, readCell } from './read-line.js';

export type LookedAt = Pick<OpenExtract, 'columns' | 'mapping' | 'mark'>;

/** Where each field of ours is among the columns, and how some rows of it read. */
export function inspectExtract({ columns, mapping, mark }: LookedAt, rows: readonly (readonly Cell[])[]): ErpFieldFound[] {
  const places = new Map(columns.map((column, place) => [bare(column), place]));
  return erpFieldNames.map((field, index) => {
    const { required, kind } = erpFields[index]!;
    const place = places.get(bare(mapping[field] ?? field));
    const found = { field, required, kind, column: place === undefined ? null : columns[place]!, good: 0, empty: 0, bad: 0, badExample: null, badReason: null };
    return place === undefined ? found : rows.reduce((so, cells) => counted(so, index, { cell: cells[place], mark }), found as ErpFieldFound);
  });
}

function counted(so: ErpFieldFound, index: number, { cell, mark }: { cell: Cell; mark: LookedAt['mark'] }): ErpFieldFound {
  try {
    return readCell(index, cell, mark) === null ? { ...so, empty: so.empty + 1 } : { ...so, good: so.good + 1 };
  } catch (error) {
    if (!(error instanceof UnreadableCell)) throw error;
    return { ...so, bad: so.bad + 1, badExample: so.badExample ?? String(cell).slice(0, 60), badReason: so.badReason ?? error.reason };
  }
}

/** Fields without which nothing can be read, and fields that name a column that is not there. */
export const missingFields = (fields: readonly ErpFieldFound[], mapping: OpenExtract['mapping']): string[] =>
  fields.filter(({ field, column, required }) => column === null && (required || mapping[field] !== undefined)).map(({ field }) => field);
