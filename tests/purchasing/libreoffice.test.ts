import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../shared/contracts/problem.js';
import { supplierFile } from '../../shared/contracts/supplier-file.js';
import type { Upload, UploadRow } from '../../shared/contracts/uploads.js';
import { addDays, localTime } from '../../shared/dates.js';
import { lacksLibreOffice, savedByLibreOffice, type Typing } from '../fixtures/libreoffice.js';
import { anErpLine, type FileLine } from '../fixtures/nights.js';
import { aProduct } from '../fixtures/product.js';

const isSkipped = lacksLibreOffice();
const product = await aProduct();
const { db } = product;
const today = localTime(new Date().toISOString(), 'Asia/Shanghai').date;
const inDays = (days: number) => addDays(today, days);
const aLine = (poNumber: string, but: FileLine = {}) =>
  anErpLine({ poNumber, supplierCode: 'S1', supplierName: 'Ningbo Fasteners', orderedOn: inDays(-20), dueOn: inDays(30), promisedOn: inDays(30), ...but });

/** Rows of all kinds: numbers that look like text, decimals, words in Chinese, nothing promised, something delivered. */
await product.night(inDays(-1), [
  aLine('0042', { lineNumber: '001', itemName: '=1+1' }), aLine('4500000017', { orderedQty: 1234.5, uom: 'KG', itemName: '螺栓 "M8"' }), aLine('P-3', { promisedOn: null, finalCustomer: '-12.5' }),
  aLine('P-4', { deliveredQty: 40, receivedOn: inDays(-3) }), aLine('1E5', { itemCode: '00990' }), ...Array.from({ length: 60 }, (_, i) => aLine(`R-${100 + i}`, { orderedQty: 10 + i })),
]);
const expeditor = await product.as('expeditor', ['S1']);
const supplier = await product.as('supplier', ['S1']);
const { supplierId } = await db.selectFrom('po_line').select('supplierId').where('poNumber', '=', '0042').executeTakeFirstOrThrow();

/** The request as it was downloaded, and where its cells are. */
async function aRequest(language: 'en' | 'zh-CN' = 'en') {
  const reply = await fetch(`${product.url}/api/supplier-files`, {
    method: 'POST', headers: { cookie: expeditor.cookie()!, origin: product.url, 'content-type': 'application/json' }, body: JSON.stringify({ supplierId, language }),
  });
  const bytes = Buffer.from(await reply.arrayBuffer());
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as never);
  const sheet = workbook.worksheets[0]!;
  const ids = sheet.getRow(supplierFile.idRow).values as string[];
  const orders = sheet.getColumn(ids.indexOf('poNumber')).values as string[];
  const cell = (poNumber: string, id: string) => `${String.fromCharCode(64 + ids.indexOf(id))}${orders.indexOf(poNumber)}`;
  return { bytes, orders: orders.slice(supplierFile.firstLineRow), cell };
}

const read = async (id: number) => (await supplier.get<{ upload: Upload; rows: UploadRow[] }>(`/api/uploads/${id}?limit=500`)).body;
async function sent(bytes: Buffer) {
  const { body } = await supplier.send<{ upload: Upload } & Problem>('POST', '/api/uploads', { fileName: 'filled.xlsx', content: bytes.toString('base64') });
  return read(body.upload.id);
}
const commit = ({ id, version }: Upload) => supplier.send<{ upload: Upload } & Problem>('POST', `/api/uploads/${id}/commit`, { version });
const verdicts = (rows: readonly UploadRow[]) => Object.fromEntries(rows.map(({ line, verdict }) => [line?.poNumber, verdict]));

describe.skipIf(isSkipped)('the request to a supplier in LibreOffice', () => {
  it('comes back filled, and every row of it lands', async () => {
    const { bytes, orders, cell } = await aRequest('zh-CN');
    const bulk = orders.filter((one) => one.startsWith('R-'));
    const filled = await savedByLibreOffice(bytes, [
      [cell('0042', 'readyOn'), inDays(14)], [cell('0042', 'readyQty'), '70'], [cell('0042', 'comment'), '模具维修中'],
      [cell('4500000017', 'readyOn'), inDays(20)], [cell('4500000017', 'readyQty'), '1234.5'],
      [cell('P-3', 'comment'), 'waiting for steel'], [cell('P-4', 'readyOn'), inDays(-1)], [cell('P-4', 'readyQty'), '20'],
      [cell('1E5', 'readyOn'), inDays(9)], [cell('1E5', 'readyQty'), '=50+50'],
      ...bulk.flatMap((po): Typing[] => [[cell(po, 'readyOn'), inDays(40)], [cell(po, 'readyQty'), '10']]),
    ]);
    const dry = await sent(filled);
    expect(dry.upload).toMatchObject({ format: 'supplier-file', rows: 5 + bulk.length, counts: { batch: 3 + bulk.length, ready: 1, note: 1, error: 0, question: 0 } });
    expect(verdicts(dry.rows)).toMatchObject({ '0042': 'batch', '4500000017': 'batch', 'P-3': 'note', 'P-4': 'ready', '1E5': 'batch', 'R-100': 'batch' });
    expect(dry.rows.find(({ line }) => line?.poNumber === '0042')!.cells['comment']).toBe('模具维修中');
    expect((await commit(dry.upload)).body.upload.status).toBe('committed');
    const made = await db.selectFrom('batch_line as l').innerJoin('dispatch_batch as b', 'b.id', 'l.batchId').innerJoin('po_line as p', 'p.id', 'l.lineId')
      .where('b.origin', '=', 'upload').select(['p.poNumber', 'l.qty', 'l.state', 'b.readyOn']).orderBy('p.poNumber').execute();
    expect(made.filter(({ poNumber }) => !poNumber.startsWith('R-'))).toEqual([
      { poNumber: '0042', qty: 70, state: 'confirmed', readyOn: inDays(14) }, { poNumber: '1E5', qty: 100, state: 'confirmed', readyOn: inDays(9) },
      { poNumber: '4500000017', qty: 1234.5, state: 'confirmed', readyOn: inDays(20) },
    ]);
    expect(made).toHaveLength(3 + bulk.length);
    expect(await db.selectFrom('po_line').select(['readyQty', 'readySinceOn']).where('poNumber', '=', 'P-4').executeTakeFirst()).toEqual({ readyQty: 20, readySinceOn: inDays(-1) });
    expect(await db.selectFrom('line_note').select('body').execute()).toEqual([{ body: 'waiting for steel' }]);
    expect((await sent(await savedByLibreOffice(filled, []))).upload.counts).toMatchObject({ same: 5 + bulk.length, batch: 0, error: 0 });
  });

  it('keeps its locked cells as they are, unless by force; and those are named with what stood there', async () => {
    const { bytes, cell } = await aRequest();
    const answer: Typing[] = ['R-110', 'R-111', 'R-112'].flatMap((po): Typing[] => [[cell(po, 'readyOn'), inDays(50)], [cell(po, 'readyQty'), '1']]);
    const tries: Typing[] = [[cell('R-110', 'outstandingQty'), '999'], [cell('R-111', 'dueOn'), '2027-01-01'], [cell('R-112', supplierFile.mark), 'x']];
    expect((await sent(await savedByLibreOffice(bytes, [...answer, ...tries]))).rows.map(({ verdict }) => verdict)).toEqual(['batch', 'batch', 'batch']);
    const forced = await sent(await savedByLibreOffice(bytes, [...answer, 'unprotect', ...tries, 'protect']));
    const row = (po: string) => Number(/\d+$/.exec(cell(po, 'poNumber'))![0]);
    const columnOf = (field: string) => forced.upload.columns.find((one) => one.field === field)!;
    expect(forced.rows.map(({ row: at, verdict, findings }) => [at, verdict, findings])).toEqual([
      [row('R-110'), 'error', [{ field: 'outstandingQty', code: 'locked-cell-changed', facts: { found: '999', stood: '20' } }]],
      [row('R-111'), 'error', [{ field: 'dueOn', code: 'locked-cell-changed', facts: { found: '2027-01-01', stood: inDays(30) } }]],
      [row('R-112'), 'error', [{ field: null, code: 'row-key-damaged', facts: {} }]],
    ]);
    expect([columnOf('outstandingQty').place, columnOf('dueOn').place]).toEqual([6, 8]);
    expect((await commit(forced.upload)).body.type).toBe('/problems/upload-open-rows');
  });
});
