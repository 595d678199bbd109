/** How the text of a field is read: keys and codes keep their leading zeros, quantities and prices have four decimals. */
export type FieldKind = 'code' | 'name' | 'qty' | 'price' | 'date';

export interface ErpField { name: string; kind: FieldKind; required: boolean; /** Characters. */ size: number }

const field = (name: string, kind: FieldKind, { size = 0, required = false } = {}): ErpField => ({ name, kind, size, required });
const five = (prefix: string, kind: FieldKind, size = 0) => [1, 2, 3, 4, 5].map((n) => field(`${prefix}${n}`, kind, { size }));

/** The fields of a PO line as we name them, in the order in which rows carry them. `due` is the need-by date. */
export const erpFields: readonly ErpField[] = [
  field('poNumber', 'code', { size: 40, required: true }),
  field('lineNumber', 'code', { size: 20, required: true }),
  field('supplierCode', 'code', { size: 40, required: true }),
  field('supplierName', 'name', { size: 200 }),
  field('itemCode', 'code', { size: 80, required: true }),
  field('itemName', 'name', { size: 300 }),
  field('itemFamily', 'code', { size: 80 }),
  field('finalCustomer', 'name', { size: 200 }),
  field('uom', 'code', { size: 20 }),
  field('orderedQty', 'qty', { required: true }),
  field('deliveredQty', 'qty', { required: true }),
  field('unitPrice', 'price'),
  field('currency', 'code', { size: 10 }),
  field('orderedOn', 'date'),
  field('dueOn', 'date', { required: true }),
  field('promisedOn', 'date'),
  field('receivedOn', 'date'),
  field('status', 'name', { size: 40 }),
  ...five('customDate', 'date'),
  ...five('customText', 'name', 400),
  ...five('customDecimal', 'price'),
];

export const requiredFields = erpFields.filter(({ required }) => required).map(({ name }) => name);

export type ErpFieldName =
  | 'poNumber' | 'lineNumber' | 'supplierCode' | 'supplierName' | 'itemCode' | 'itemName' | 'itemFamily' | 'finalCustomer' | 'uom'
  | 'orderedQty' | 'deliveredQty' | 'unitPrice' | 'currency' | 'orderedOn' | 'dueOn' | 'promisedOn' | 'receivedOn' | 'status'
  | `customDate${1 | 2 | 3 | 4 | 5}` | `customText${1 | 2 | 3 | 4 | 5}` | `customDecimal${1 | 2 | 3 | 4 | 5}`;

export const erpFieldNames = erpFields.map(({ name }) => name as ErpFieldName);

/** What identifies a line in the ERP. */
export interface LineKey { poNumber: string; lineNumber: string }
