import type { ColumnKind } from './line-columns.js';

/**
 * The layout of the workbook that a supplier fills in and sends back. Row 1 is hidden and holds the ids of the columns, so that
 * it is read whatever the language of row 2 and however the columns were moved; the lines begin in row 3. The last column is
 * hidden and holds the key of each row (`shared/supplier-file-key.ts`); its id is the mark of the format.
 */
export const supplierFile = {
  sheet: 'Batchline',
  /** In the hidden row, above the keys: which format this is. */
  mark: 'batchline-supplier-file-1',
  idRow: 1,
  headerRow: 2,
  firstLineRow: 3,
} as const;

export interface SupplierFileColumn { id: string; kind: ColumnKind; width: number }

/** What the supplier reads; locked. `status` is in words and not part of the key. */
export const baselineColumns = [
  { id: 'poNumber', kind: 'code', width: 14 }, { id: 'lineNumber', kind: 'code', width: 7 }, { id: 'itemCode', kind: 'code', width: 16 }, { id: 'itemName', kind: 'text', width: 30 },
  { id: 'orderedQty', kind: 'quantity', width: 11 }, { id: 'outstandingQty', kind: 'quantity', width: 11 }, { id: 'uom', kind: 'set', width: 6 },
  { id: 'dueOn', kind: 'date', width: 12 }, { id: 'promisedOn', kind: 'date', width: 12 }, { id: 'status', kind: 'set', width: 16 }, { id: 'finalCustomer', kind: 'text', width: 24 },
] as const satisfies readonly SupplierFileColumn[];

/** What the supplier answers. */
export const responseColumns = [
  { id: 'readyOn', kind: 'date', width: 13 }, { id: 'readyQty', kind: 'quantity', width: 11 }, { id: 'comment', kind: 'text', width: 36 },
] as const satisfies readonly SupplierFileColumn[];

export type BaselineColumn = (typeof baselineColumns)[number]['id'];
export type ResponseColumn = (typeof responseColumns)[number]['id'];

/** The cells that the key vouches for, in this order. */
export const keyedColumns = ['poNumber', 'lineNumber', 'itemCode', 'itemName', 'orderedQty', 'outstandingQty', 'uom', 'dueOn', 'promisedOn', 'finalCustomer'] as const satisfies readonly BaselineColumn[];
export type KeyedColumn = (typeof keyedColumns)[number];
