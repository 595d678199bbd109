import type { ShownRow } from './line-to-measure.js';

/** What every list behind a figure shows of a line. */
export const figureLineOf = (line: ShownRow, supplierName: (id: number) => string) => ({
  lineId: line.id, poNumber: line.poNumber, lineNumber: line.lineNumber, supplierId: line.supplierId, supplierName: supplierName(line.supplierId),
  itemCode: line.itemCode, itemName: line.itemName, itemFamily: line.itemFamily, finalCustomer: line.finalCustomer, uom: line.uom,
  orderedQty: line.orderedQty, deliveredQty: line.deliveredQty,
});
