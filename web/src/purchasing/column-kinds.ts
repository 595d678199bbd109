import type { ColumnKind, CustomSlot, LineColumn } from '../../../shared/contracts/line-columns.js';

const kind = <Name extends LineColumn>(of: ColumnKind, ...names: readonly Name[]) => Object.fromEntries(names.map((name) => [name, of])) as Record<Name, ColumnKind>;

/** What each column holds. The contract says so too, but would bring zod along; a test holds the two against each other. */
export const lineColumnKinds: Readonly<Record<LineColumn, ColumnKind>> = {
  ...kind('code', 'poNumber', 'lineNumber', 'supplierCode', 'itemCode', 'itemFamily'),
  ...kind('text', 'supplierName', 'itemName', 'finalCustomer', 'customText1', 'customText2', 'customText3', 'customText4', 'customText5'),
  ...kind('set', 'uom', 'currency', 'status', 'erpStatus', 'statedSource', 'delay'),
  ...kind('quantity', 'orderedQty', 'deliveredQty', 'readyQty', 'openBatchQty', 'unallocatedQty', 'outstandingQty', 'overAllocatedQty', 'dispatchedQty'),
  ...kind('quantity', 'customDecimal1', 'customDecimal2', 'customDecimal3', 'customDecimal4', 'customDecimal5'),
  ...kind('price', 'unitPrice'),
  ...kind('percent', 'progress'),
  ...kind('date', 'orderedOn', 'dueOn', 'promisedOn', 'expectedOn', 'receivedOn', 'statedOn', 'customDate1', 'customDate2', 'customDate3', 'customDate4', 'customDate5'),
  ...kind('instant', 'changedAt'),
};

export const isLineColumn = (name: string): name is LineColumn => Object.hasOwn(lineColumnKinds, name);

export const isSlot = (name: string): name is CustomSlot => /^custom(Date|Text|Decimal)[1-5]$/.test(name);
