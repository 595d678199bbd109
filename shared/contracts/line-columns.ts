import { z } from 'zod';

export type ColumnKind = 'code' | 'text' | 'quantity' | 'price' | 'percent' | 'date' | 'instant' | 'set';

/** Columns that are kept with the line. `set` columns have few values, which a filter offers to choose from. */
export const storedColumns = {
  poNumber: 'code', lineNumber: 'code', supplierCode: 'code', supplierName: 'text', itemCode: 'code', itemName: 'text', itemFamily: 'code',
  finalCustomer: 'text', uom: 'set', orderedQty: 'quantity', deliveredQty: 'quantity', readyQty: 'quantity', openBatchQty: 'quantity',
  unallocatedQty: 'quantity', outstandingQty: 'quantity', overAllocatedQty: 'quantity', unitPrice: 'price', currency: 'set', orderedOn: 'date', dueOn: 'date',
  promisedOn: 'date', expectedOn: 'date', receivedOn: 'date', status: 'set', erpStatus: 'set', statedOn: 'date', statedSource: 'set', changedAt: 'instant',
} as const satisfies Record<string, ColumnKind>;

/** Columns that follow from others, or from today. */
export const computedColumns = { dispatchedQty: 'quantity', progress: 'percent', delay: 'set' } as const satisfies Record<string, ColumnKind>;

/** Columns that an installation gives a meaning: filled by its ERP, or by people. */
export const customSlots = {
  customDate1: 'date', customDate2: 'date', customDate3: 'date', customDate4: 'date', customDate5: 'date',
  customText1: 'text', customText2: 'text', customText3: 'text', customText4: 'text', customText5: 'text',
  customDecimal1: 'quantity', customDecimal2: 'quantity', customDecimal3: 'quantity', customDecimal4: 'quantity', customDecimal5: 'quantity',
} as const satisfies Record<string, ColumnKind>;

/** The columns of the list of lines: what can be shown, sorted and filtered by. */
export const lineColumns = { ...storedColumns, ...computedColumns, ...customSlots } as const satisfies Record<string, ColumnKind>;

export type StoredColumn = keyof typeof storedColumns;
export type ComputedColumn = keyof typeof computedColumns;
export type CustomSlot = keyof typeof customSlots;
export type LineColumn = keyof typeof lineColumns;
export const LineColumn = z.enum(Object.keys(lineColumns) as [LineColumn, ...LineColumn[]]);
export const CustomSlot = z.enum(Object.keys(customSlots) as [CustomSlot, ...CustomSlot[]]);

export const isCustomSlot = (column: string): column is CustomSlot => Object.hasOwn(customSlots, column);

/** A column of the installation's own, as a role sees it. */
export const CustomColumn = z.object({ slot: CustomSlot, label: z.string(), origin: z.enum(['erp', 'person']) });
export type CustomColumn = z.infer<typeof CustomColumn>;

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
