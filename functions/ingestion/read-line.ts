import { erpFieldNames, erpFields, requiredFields, type ErpFieldName, type LineKey } from '../../shared/contracts/erp-fields.js';
import { Refusal } from '../../shared/refusal.js';
import type { Cell, ColumnMapping, DecimalMark } from '../integrations/erp/erp-source.js';
import { placeOf, type ErpRow } from './erp-row.js';
import { readDate, readNumber, readText, UnreadableCell } from './read-cells.js';

/** Which column of an extract holds which field; -1 where none does. */
export interface Layout { columnOf: readonly number[]; width: number; fields: readonly ErpFieldName[]; mark: DecimalMark }

/**
 * Finds the fields among the columns. Case, spaces and underscores do not count: `PO Number` is `poNumber`.
 *
 * @throws Refusal that names every required column that is missing, and every mapped one
 */
export function layoutOf(columns: readonly string[], mapping: ColumnMapping = {}, mark: DecimalMark = '.'): Layout {
  const places = new Map(columns.map((column, index) => [bare(column), index]));
  const columnOf = erpFieldNames.map((name) => places.get(bare(mapping[name] ?? name)) ?? -1);
  const fields = erpFieldNames.filter((_, place) => columnOf[place]! >= 0);
  const missing = erpFieldNames.filter((name, place) => columnOf[place]! < 0 && (requiredFields.includes(name) || mapping[name] !== undefined));
  if (missing.length > 0) throw missingColumns(missing.map((name) => mapping[name] ?? name), columns);
  return { columnOf, width: columns.length, fields, mark };
}

export const bare = (name: string) => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

const missingColumns = (missing: string[], columns: readonly string[]) => new Refusal('invalid', 'columns-missing',
  `The extract has no column ${missing.join(', ')}. It has: ${columns.join(', ')}. Add the column or name it in mapping.json.`,
  { facts: { columns: missing.join(', ') } });

export interface Reject extends Partial<LineKey> { field: ErpFieldName | null; reason: string; detail: string }
export type ReadLine = { row: ErpRow; reject?: never } | { reject: Reject; row?: never };

/** Reads one row of an extract, or says why it cannot be read. */
export function readLine(cells: readonly Cell[], layout: Layout): ReadLine {
  if (cells.length < layout.width) return { reject: { ...keyIn(cells, layout), field: null, reason: 'short-row', detail: `The row has ${cells.length} of ${layout.width} columns.` } };
  const row: ErpRow = new Array(erpFields.length).fill(null);
  for (let place = 0; place < erpFields.length; place++) {
    const problem = readField(row, place, { cells, layout });
    if (problem) return { reject: { ...keyIn(cells, layout), field: erpFieldNames[place]!, ...problem } };
  }
  return { row };
}

interface Source { cells: readonly Cell[]; layout: Layout }
type Problem = Pick<Reject, 'reason' | 'detail'>;

function readField(row: ErpRow, place: number, { cells, layout }: Source): Problem | undefined {
  const { kind, required } = erpFields[place]!;
  const cell = cells[layout.columnOf[place]!];
  try {
    row[place] = readCell(place, cell, layout.mark) ?? (place === placeOf.deliveredQty ? 0 : null);
  } catch (error) {
    if (error instanceof UnreadableCell) return { reason: error.reason, detail: error.message };
    throw error;
  }
  if (required && row[place] === null) return { reason: 'missing', detail: `${erpFieldNames[place]} is empty.` };
  if (kind === 'qty' && (row[place] as number) < 0) return { reason: 'negative', detail: `${erpFieldNames[place]} is ${row[place]}, below 0.` };
  return undefined;
}

/** @throws UnreadableCell */
export function readCell(place: number, cell: Cell, mark: DecimalMark): string | number | null {
  const { kind, size } = erpFields[place]!;
  return kind === 'date' ? readDate(cell) : kind === 'code' || kind === 'name' ? readText(cell, size) : readNumber(cell, mark);
}

/** The key of a row that cannot be read as a whole, so that its line is not taken for vanished. */
function keyIn(cells: readonly Cell[], { columnOf }: Layout): Partial<LineKey> {
  const [poNumber, lineNumber] = [placeOf.poNumber, placeOf.lineNumber].map((place) => {
    const text = String(cells[columnOf[place]!] ?? '').trim();
    return text.length > 0 && text.length <= erpFields[place]!.size ? text : undefined;
  });
  return { ...(poNumber && { poNumber }), ...(lineNumber && { lineNumber }) };
}
