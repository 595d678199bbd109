import { z } from 'zod';

export type ColumnKind = 'code' | 'text' | 'quantity' | 'price' | 'date' | 'instant' | 'set';

/** The columns of the list of lines. `set` columns have few values, which a filter offers to choose from. */
export const lineColumns = {
  poNumber: 'code', lineNumber: 'code', supplierCode: 'code', supplierName: 'text', itemCode: 'code', itemName: 'text', itemFamily: 'code',
  finalCustomer: 'text', uom: 'set', orderedQty: 'quantity', deliveredQty: 'quantity', readyQty: 'quantity', openBatchQty: 'quantity',
  unallocatedQty: 'quantity', outstandingQty: 'quantity', overAllocatedQty: 'quantity', unitPrice: 'price', currency: 'set', orderedOn: 'date', dueOn: 'date',
  promisedOn: 'date', expectedOn: 'date', receivedOn: 'date', status: 'set', erpStatus: 'set', statedOn: 'date', statedSource: 'set', changedAt: 'instant',
  customDate1: 'date', customDate2: 'date', customDate3: 'date', customDate4: 'date', customDate5: 'date',
  customText1: 'text', customText2: 'text', customText3: 'text', customText4: 'text', customText5: 'text',
  customDecimal1: 'quantity', customDecimal2: 'quantity', customDecimal3: 'quantity', customDecimal4: 'quantity', customDecimal5: 'quantity',
} as const satisfies Record<string, ColumnKind>;

export type LineColumn = keyof typeof lineColumns;
export const LineColumn = z.enum(Object.keys(lineColumns) as [LineColumn, ...LineColumn[]]);

const shortText = z.string().max(200);
const bound = z.union([z.number(), z.iso.date()]);

/** One condition on a column; all conditions of a list hold together. */
export const LineFilter = z.union([
  z.strictObject({ column: LineColumn, contains: shortText }),
  z.strictObject({ column: LineColumn, in: z.array(shortText).min(1).max(100) }),
  z.strictObject({ column: LineColumn, from: bound.optional(), to: bound.optional() }),
  z.strictObject({ column: LineColumn, empty: z.boolean() }),
]);
export type LineFilter = z.infer<typeof LineFilter>;
