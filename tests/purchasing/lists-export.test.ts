import { inflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { harmless } from '../../functions/platform/csv.js';
import { keyedColumns, supplierFile, type KeyedColumn } from '../../shared/contracts/supplier-file.js';
import { changedCells, keyOf, readKey, type KeyedCells } from '../../shared/supplier-file-key.js';
import { anErpLine } from '../fixtures/nights.js';
import { aProduct, type Visitor } from '../fixtures/product.js';

const product = await aProduct();
await product.night('2026-03-02', [
  anErpLine({ poNumber: '0010', supplierCode: 'S0', itemName: '=HYPERLINK("http://example.com")', finalCustomer: '-12.5', orderedQty: 1234.5, dueOn: '2026-02-01' }),
  anErpLine({ poNumber: '0011', supplierCode: 'S0', itemName: '螺栓 "M8", long', finalCustomer: '@cmd', deliveredQty: 40, receivedOn: '2026-02-20' }),
  anErpLine({ poNumber: '0012', supplierCode: 'S1', itemName: '+49 30', promisedOn: null }),
  anErpLine({ poNumber: '0013', supplierCode: 'S1', itemName: 'done', deliveredQty: 100, receivedOn: '2026-02-20', status: 'Closed' }),
]);
const planner = await product.as('planner');
const expeditor = await product.as('expeditor', ['S0']);
const supplier = await product.as('supplier', ['S1']);

const download = async (visitor: Visitor, path: string, body?: unknown) => {
  const reply = await fetch(product.url + path, {
    headers: { cookie: visitor.cookie()!, origin: product.url, ...(body !== undefined && { 'content-type': 'application/json' }) }, ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
  });
  return { status: reply.status, headers: reply.headers, bytes: Buffer.from(await reply.arrayBuffer()) };
};

const sheetIn = async (bytes: Buffer) => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as never);
  return workbook.worksheets[0]!;
};

/** A part of a workbook as it was written: readers forgive what Excel does not. */
function partOf(bytes: Buffer, name: string): string {
  const at = bytes.indexOf(name) - 30;
  return inflateRawSync(bytes.subarray(at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28))).toString();
}

const columns = 'poNumber,itemName,finalCustomer,orderedQty,dueOn,status,delay,changedAt';

describe('an export', () => {
  it('holds the list as it is filtered and sorted, with real dates and numbers', async () => {
    const { headers, bytes } = await download(planner, `/api/lines/export?columns=${columns}&preset=all&sort=poNumber&direction=desc&search=0011`);
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="(lines-\d{4}-\d\d-\d\d\.xlsx)"; filename\*=UTF-8''\1$/);
    const sheet = await sheetIn(bytes);
    expect(sheet.getRow(1).values).toEqual([, 'PO number', 'Item name', 'Customer', 'Ordered', 'Due', 'Status', 'Delay', 'Changed']);
    expect(sheet.rowCount).toBe(2);
    const [, po, name, customer, ordered, due, status] = sheet.getRow(2).values as ExcelJS.CellValue[];
    expect([po, name, customer, ordered, due, status]).toEqual(['0011', '螺栓 "M8", long', '@cmd', 100, new Date('2026-06-30T00:00:00Z'), 'Part delivered']);
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
  });

  it('never holds a formula, and keeps leading zeros', async () => {
    const { bytes } = await download(planner, `/api/lines/export?columns=${columns}&sort=poNumber`);
    const sheet = await sheetIn(bytes);
    expect(sheet.getColumn(1).values.slice(2)).toEqual(['0010', '0011', '0012', '0013']);
    expect(sheet.getCell('B2').type).toBe(ExcelJS.ValueType.String);
    expect(sheet.getCell('B2').value).toBe('=HYPERLINK("http://example.com")');
  });

  it('is as safe as CSV, where a negative number stays one', async () => {
    const { headers, bytes } = await download(planner, `/api/lines/export?format=csv&language=zh-CN&columns=${columns}&sort=poNumber`);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const [head, first, second, third] = parse(bytes, { bom: true }) as string[][];
    expect(head!.slice(0, 5)).toEqual(['采购订单', '物料名称', '最终客户', '订购', '需求日期']);
    expect(first!.slice(0, 7)).toEqual(['0010', '\'=HYPERLINK("http://example.com")', '-12.5', '1234.5', '2026-02-01', '已计划', '已逾期']);
    expect([second![2], third![1]]).toEqual(['\'@cmd', '\'+49 30']);
  });

  it('makes every text harmless and no text unreadable', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      const safe = harmless(text);
      expect(safe === text || safe === `'${text}`).toBe(true);
      expect(/^[=@\t\r]/.test(safe)).toBe(false);
      if (/^[+-]/.test(safe)) expect(Number.isNaN(Number(safe.replace(',', '.')))).toBe(false);
    }));
  });

  it('ends at the scope', async () => {
    const { bytes } = await download(supplier, '/api/lines/export?format=csv&sort=poNumber&columns=poNumber');
    expect((parse(bytes, { bom: true }) as string[][]).flat()).toEqual(['PO number', '0012', '0013']);
  });
});

describe('the workbook for a supplier', async () => {
  const supplierId = (code: string) => product.db.selectFrom('supplier').select('id').where('code', '=', code).executeTakeFirstOrThrow().then(({ id }) => id);
  const [s0, s1] = [await supplierId('S0'), await supplierId('S1')];

  it('holds its open lines, locked, with cells for the answer and a key in each row', async () => {
    const { headers, bytes } = await download(expeditor, '/api/supplier-files', { supplierId: s0 });
    expect(headers.get('content-disposition')).toMatch(/"batchline-S0-[\d-]+\.xlsx"/);
    const sheet = await sheetIn(bytes);
    const ids = (sheet.getRow(supplierFile.idRow).values as string[]).slice(1);
    expect([sheet.name, sheet.getRow(1).hidden, ids.at(-1), sheet.getColumn(ids.length).hidden]).toEqual([supplierFile.sheet, true, supplierFile.mark, true]);
    expect((sheet.getRow(2).values as string[]).slice(1, 7)).toEqual(['PO number', 'Line', 'SKU', 'Item', 'Ordered', 'Remaining']);
    const cell = (row: number, id: string) => sheet.getRow(row).getCell(ids.indexOf(id) + 1);
    expect([3, 4].map((row) => [cell(row, 'poNumber').value, cell(row, 'outstandingQty').value, cell(row, 'status').value])).toEqual([['0010', 1234.5, 'Planned'], ['0011', 60, 'Part delivered']]);
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 2 });
    const parts = [...partOf(bytes, 'xl/worksheets/sheet1.xml').matchAll(/<(sheetData|sheetProtection(?= sheet="1")|autoFilter|dataValidations)\b/g)].map(([, part]) => part);
    expect(parts).toEqual(['sheetData', 'sheetProtection', 'autoFilter', 'dataValidations']);
    expect([cell(3, 'orderedQty').protection?.locked ?? true, cell(3, 'readyOn').protection.locked]).toEqual([true, false]);
    expect([cell(3, 'readyOn').dataValidation.type, cell(4, 'readyQty').dataValidation.type]).toEqual(['date', 'decimal']);
    const line = await product.db.selectFrom('po_line').selectAll().where('poNumber', '=', '0010').executeTakeFirstOrThrow();
    expect(readKey(String(cell(3, supplierFile.mark).value))).toMatchObject({ lineId: line.id, version: line.version });
    expect(changedCells(readKey(keyOf(line, line))!, line)).toEqual([]);
  });

  it('takes chosen lines only, and is made by those who may', async () => {
    const { id } = await product.db.selectFrom('po_line').select('id').where('poNumber', '=', '0011').executeTakeFirstOrThrow();
    expect((await sheetIn((await download(planner, '/api/supplier-files', { supplierId: s0, lines: [id], language: 'zh-CN' })).bytes)).rowCount).toBe(3);
    expect((await download(expeditor, '/api/supplier-files', { supplierId: s1 })).status).toBe(404);
    expect((await download(supplier, '/api/supplier-files', { supplierId: s1 })).status).toBe(403);
    expect((await product.db.selectFrom('audit_event').select('subject').where('action', '=', 'supplier-file.made').execute()).at(-1)).toEqual({ subject: `supplier/${s0}` });
  });

  it('has keys that name the cell that was changed, and are no keys when they were', () => {
    const cells = fc.record(Object.fromEntries(keyedColumns.map((column) => [column, column.endsWith('Qty') ? fc.integer({ min: 0, max: 9_999_999 }).map((n) => n / 100) : fc.option(fc.string({ maxLength: 20 }), { nil: null })])) as Record<KeyedColumn, fc.Arbitrary<string | number | null>>);
    fc.assert(fc.property(cells, fc.constantFrom(...keyedColumns), fc.nat({ max: 2_000_000_000 }), (row, column, id) => {
      const key = keyOf({ id, version: 3 }, row as KeyedCells);
      expect(readKey(key)).toMatchObject({ lineId: id, version: 3 });
      const changed = { ...row, [column]: typeof row[column] === 'number' ? (row[column] as number) + 1 : `${(row[column] as string) ?? ''}x` } as KeyedCells;
      expect(changedCells(readKey(key)!, changed)).toEqual([column]);
      expect(readKey(key.replace(/^\d+/, (n) => String(Number(n) + 1)))).toBeNull();
    }));
  });
});
