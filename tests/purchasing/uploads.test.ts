import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../shared/contracts/problem.js';
import type { Upload, UploadRow } from '../../shared/contracts/uploads.js';
import { addDays, localTime } from '../../shared/dates.js';
import { anErpLine, type FileLine } from '../fixtures/nights.js';
import { aProduct, type Visitor } from '../fixtures/product.js';

const product = await aProduct();
const { db } = product;
const today = localTime(new Date().toISOString(), 'Asia/Shanghai').date;
const inDays = (days: number) => addDays(today, days);
const aLine = (poNumber: string, but: FileLine = {}) => anErpLine({ poNumber, supplierCode: 'S1', supplierName: 'Ningbo Fasteners', orderedOn: inDays(-20), dueOn: inDays(30), promisedOn: inDays(30), ...but });
await product.night(inDays(-1), [
  ...['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'M', 'N1', 'N2', 'N3', 'Q'].map((name) => aLine(name)), aLine('0042'), aLine('L', { lineNumber: '10' }), aLine('L', { lineNumber: '20', orderedQty: 60 }),
  aLine('DONE', { deliveredQty: 100, receivedOn: inDays(-3), status: 'Closed' }), aLine('X', { supplierCode: 'S2', supplierName: 'Rhein Metall' }),
]);
const supplier = await product.as('supplier', ['S1']);
const expeditor = await product.as('expeditor', ['S1']);
const planner = await product.as('planner');

interface Read { upload: Upload; rows: UploadRow[]; total: number }
const send = (visitor: Visitor, content: string | Uint8Array, fileName = 'ready.csv') =>
  visitor.send<{ upload: Upload } & Problem>('POST', '/api/uploads', { fileName, content: Buffer.from(content).toString('base64') });
const read = async (visitor: Visitor, id: number, more = '') => (await visitor.get<Read>(`/api/uploads/${id}?limit=500${more}`)).body;
const commit = (visitor: Visitor, { id, version }: Upload, more = {}) => visitor.send<{ upload: Upload } & Problem>('POST', `/api/uploads/${id}/commit`, { version, ...more });
const sent = async (visitor: Visitor, content: string | Uint8Array) => {
  const { body } = await send(visitor, content);
  return read(visitor, body.upload.id);
};
const verdicts = ({ rows }: Read) => rows.map(({ verdict, findings }) => [verdict, findings[0]?.field ?? null, findings[0]?.code]);
const lineOf = (poNumber: string, lineNumber = '10') => db.selectFrom('po_line').selectAll().where('poNumber', '=', poNumber).where('lineNumber', '=', lineNumber).executeTakeFirstOrThrow();
const openOf = async (poNumber: string) => (await db.selectFrom('batch_line as l').innerJoin('dispatch_batch as b', 'b.id', 'l.batchId').innerJoin('po_line as p', 'p.id', 'l.lineId').where('p.poNumber', '=', poNumber)
  .where('l.state', 'in', ['planned', 'confirmed']).select(['l.qty', 'l.state', 'b.readyOn', 'b.origin', 'b.source']).orderBy('b.readyOn').execute());
const head = 'PO,Item,Qty,ReadyDate,Line,Comment';

describe('a file of a supplier', () => {
  it('is tried first, and then makes confirmed batches and ready quantities', async () => {
    const dry = await sent(supplier, `${head}\nA,BOLT-M8,60,${inDays(10)},,first half\nA,BOLT-M8,30,${inDays(-2)},,\n`);
    expect(dry.upload).toMatchObject({ status: 'dry-run', rows: 2, counts: { batch: 1, ready: 1, error: 0 }, mine: true });
    expect(verdicts(dry)).toEqual([['batch', null, 'upload-confirms'], ['ready', null, 'upload-states-ready']]);
    expect(await openOf('A')).toEqual([]);
    const { body } = await commit(supplier, dry.upload);
    expect(body.upload).toMatchObject({ status: 'committed', source: 'supplier-confirmed' });
    expect(await openOf('A')).toEqual([{ qty: 60, state: 'confirmed', readyOn: inDays(10), origin: 'upload', source: 'supplier-confirmed' }]);
    expect(await lineOf('A')).toMatchObject({ readyQty: 30, readySinceOn: inDays(-2), openBatchQty: 60, unallocatedQty: 40, statedOn: today, statedSource: 'supplier-confirmed' });
    expect(await db.selectFrom('audit_event').select('action').where('subject', '=', `upload/${dry.upload.id}`).orderBy('id').execute()).toEqual([{ action: 'upload.sent' }, { action: 'upload.committed' }]);
  });

  it('makes nothing twice, whatever Excel did to the bytes', async () => {
    const first = await sent(supplier, `${head}\nB,BOLT-M8,60,${inDays(12)},,\nB,BOLT-M8,20,${inDays(-1)},,\n`);
    await commit(supplier, first.upload);
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('Tabelle1');
    sheet.addRows([['Ready dates of this week'], [], ['comment', 'READY DATE', 'p.o.', 'Quantity', 'SKU'], [null, new Date(`${inDays(12)}T00:00:00Z`), 'B', 60, 'BOLT-M8'], ['', new Date(`${inDays(-1)}T00:00:00Z`), 'B', '20', 'BOLT-M8']]);
    const again = await sent(supplier, new Uint8Array(await workbook.xlsx.writeBuffer() as ArrayBuffer));
    expect(again.rows.map(({ row, verdict }) => [row, verdict])).toEqual([[4, 'same'], [5, 'same']]);
    expect(again.upload.sameAs).toBe(first.upload.id);
    const refused = await commit(supplier, again.upload);
    expect([refused.status, refused.body.type]).toEqual([409, '/problems/upload-nothing-new']);
    expect(await openOf('B')).toHaveLength(1);
    expect((await lineOf('B')).readyQty).toBe(20);
    const semicolons = await sent(supplier, `PO;Item;Qty;ReadyDate\r\nB;BOLT-M8;60,0;${inDays(12)}\r\nB;BOLT-M8;20;${inDays(-1)}\r\n`);
    expect(semicolons.upload.sameAs).toBe(first.upload.id);
  });

  it('says at row and column what cannot be, and is not committed', async () => {
    const dry = await sent(supplier, [head, `NONE,BOLT-M8,1,${inDays(5)},,`, `C,NUT,1,${inDays(5)},,`, `C,BOLT-M8,x,${inDays(5)},,`, `C,BOLT-M8,1,soon,,`, `C,BOLT-M8,,${inDays(5)},,`, `C,BOLT-M8,101,${inDays(5)},,`,
      `X,BOLT-M8,1,${inDays(5)},,`, `DONE,BOLT-M8,1,${inDays(5)},,`, `C,BOLT-M8,1,${inDays(5)},99,`, `C,BOLT-M8,1,2099-01-01,,`].join('\n'));
    expect(verdicts(dry)).toEqual([
      ['error', 'poNumber', 'order-unknown'], ['error', 'itemCode', 'item-not-in-order'], ['error', 'qty', 'no-quantity'], ['error', 'readyOn', 'no-date'], ['error', 'qty', 'cell-empty'], ['error', 'qty', 'upload-exceeds'],
      ['error', 'poNumber', 'order-unknown'], ['error', 'poNumber', 'line-not-open'], ['error', 'lineNumber', 'line-not-in-order'], ['error', 'readyOn', 'date-far-off'],
    ]);
    expect(dry.rows.map(({ row }) => row)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect((await read(supplier, dry.upload.id, '&verdict=error')).total).toBe(10);
    const refused = await commit(supplier, dry.upload);
    expect([refused.status, refused.body.type, refused.body.facts]).toEqual([409, '/problems/upload-open-rows', { errors: 10, questions: 0 }]);
    expect(dry.rows[6]!.line).toBeNull();
  });

  it('refuses rows of a line that somebody cancelled', async () => {
    const { id, version } = await lineOf('Q');
    expect((await planner.send('POST', `/api/lines/${id}/status`, { version, to: 'cancelled', reason: 'order-changed' })).status).toBe(200);
    const dry = await sent(supplier, `${head}\nQ,BOLT-M8,60,${inDays(10)},,\nQ,BOLT-M8,30,${inDays(-2)},,\n`);
    expect(dry.rows.map(({ verdict, findings }) => [verdict, findings.map(({ code }) => code)])).toEqual([['error', expect.arrayContaining(['line-cancelled-here'])], ['error', expect.arrayContaining(['line-cancelled-here'])]]);
  });

  it('may bring a comment alone', async () => {
    const dry = await sent(supplier, `${head}\nD,BOLT-M8,,,,waiting for steel\n`);
    expect(verdicts(dry)).toEqual([['note', 'comment', 'upload-notes']]);
    await commit(supplier, dry.upload);
    expect(await db.selectFrom('line_note').select(['body', 'internal']).where('lineId', '=', (await lineOf('D')).id).execute()).toEqual([{ body: 'waiting for steel', internal: false }]);
    expect(verdicts(await sent(supplier, `${head}\nD,BOLT-M8,,,,waiting for steel\n`))).toEqual([['same', null, 'upload-same']]);
  });
});

describe('a file of an expeditor', () => {
  it('needs a source, plans, and replaces what was planned, not what was confirmed', async () => {
    const confirmed = await sent(supplier, `${head}\nE,BOLT-M8,40,${inDays(9)},,`);
    await commit(supplier, confirmed.upload);
    const dry = await sent(expeditor, `${head}\nE,BOLT-M8,30,${inDays(11)},,\nE,BOLT-M8,30,${inDays(18)},,`);
    expect((await commit(expeditor, dry.upload)).body.type).toBe('/problems/source-missing');
    expect((await commit(expeditor, dry.upload, { source: 'expeditor-estimate' })).status).toBe(200);
    const next = await sent(expeditor, `${head}\nE,BOLT-M8,30,${inDays(11)},,\nE,BOLT-M8,20,${inDays(25)},,`);
    expect(verdicts(next)).toEqual([['same', null, 'upload-same'], ['batch', null, 'upload-plans']]);
    expect(next.rows[1]!.findings[1]).toEqual({ field: null, code: 'upload-replaces', facts: { batches: 1, qty: 30 } });
    await commit(expeditor, next.upload, { source: 'expeditor-estimate' });
    expect((await openOf('E')).map(({ qty, state, readyOn }) => [qty, state, readyOn])).toEqual([[40, 'confirmed', inDays(9)], [30, 'planned', inDays(11)], [20, 'planned', inDays(25)]]);
    expect(await lineOf('E')).toMatchObject({ openBatchQty: 90, unallocatedQty: 10, statedSource: 'expeditor-estimate' });
    const tooMuch = await sent(expeditor, `${head}\nE,BOLT-M8,61,${inDays(30)},,`);
    expect(verdicts(tooMuch)).toEqual([['error', 'qty', 'upload-exceeds']]);
  });

  it('asks which line is meant, and takes the answer', async () => {
    const dry = await sent(expeditor, `${head}\nL,BOLT-M8,50,${inDays(9)},,\nL,BOLT-M8,10,${inDays(9)},20,`);
    expect(verdicts(dry)[0]).toEqual(['question', 'lineNumber', 'which-line']);
    expect(dry.rows[0]!.choices.map(({ lineNumber, outstandingQty }) => [lineNumber, outstandingQty])).toEqual([['10', 100], ['20', 60]]);
    const { id, version } = dry.upload;
    const answer = (lineId: number) => expeditor.send<{ upload: Upload } & Problem>('PATCH', `/api/uploads/${id}`, { version, lines: [{ row: 2, lineId }] });
    expect((await answer((await lineOf('A')).id)).status).toBe(400);
    const { body } = await answer(dry.rows[0]!.choices[1]!.lineId);
    expect(body.upload.counts).toMatchObject({ question: 0, batch: 2 });
    expect((await read(expeditor, id)).rows.map(({ line }) => line?.lineNumber)).toEqual(['20', '20']);
    expect((await commit(expeditor, dry.upload)).status).toBe(409);
    expect((await commit(expeditor, body.upload, { source: 'expeditor-estimate' })).status).toBe(200);
  });

  it('asks for the order of day and month where the file does not show it', async () => {
    const [year, month, day] = inDays(40).slice(0, 8).concat('03').split('-') as [string, string, string];
    const text = (sure: string) => `${head}\nF,BOLT-M8,10,${day}/${month}/${year},,\nF,BOLT-M8,10,${sure},,`;
    const unsure = await sent(expeditor, text(`04/${month}/${year}`));
    expect(unsure.upload).toMatchObject({ asksDateOrder: true, asksDecimalMark: false });
    const { body } = await expeditor.send<{ upload: Upload }>('PATCH', `/api/uploads/${unsure.upload.id}`, { version: unsure.upload.version, dateOrder: 'dmy' });
    expect(body.upload.asksDateOrder).toBe(false);
    expect((await read(expeditor, body.upload.id)).rows[0]!.readyOn).toBe(`${year}-${month}-03`);
    expect((await sent(expeditor, text(`28/${month}/${year}`))).rows[0]!.readyOn).toBe(`${year}-${month}-03`);
  });

  it('is not committed on lines that changed since; checked again, it is', async () => {
    const dry = await sent(expeditor, `${head}\nG,BOLT-M8,10,${inDays(9)},,`);
    const { id: lineId, version: seen } = await lineOf('G');
    await planner.send('POST', '/api/lines/updates', { lines: [{ id: lineId, version: seen, milestone: 'expected-arrival', date: inDays(33), reason: 'capacity' }] });
    const refused = await commit(expeditor, dry.upload, { source: 'expeditor-estimate' });
    expect([refused.status, refused.body.conflicts?.map(({ poNumber, by }) => [poNumber, by])]).toEqual([409, [['G', 'A planner']]]);
    const { body } = await expeditor.send<{ upload: Upload }>('PATCH', `/api/uploads/${dry.upload.id}`, { version: dry.upload.version });
    expect((await commit(expeditor, body.upload, { source: 'expeditor-estimate' })).status).toBe(200);
    expect((await commit(expeditor, body.upload, { source: 'expeditor-estimate' })).body.type).toBe('/problems/upload-over');
  });

  it('is put aside where nobody wants it', async () => {
    const dry = await sent(expeditor, `${head}\nH,BOLT-M8,10,${inDays(9)},,`);
    expect((await expeditor.send<{ upload: Upload }>('DELETE', `/api/uploads/${dry.upload.id}`)).body.upload.status).toBe('discarded');
    expect((await commit(expeditor, dry.upload, { source: 'expeditor-estimate' })).status).toBe(409);
  });
});

describe('who may', () => {
  it('see an upload: its sender, planners, and who works for its supplier; suppliers not those of others', async () => {
    const mine = (await sent(supplier, `${head}\nI,BOLT-M8,10,${inDays(9)},,`)).upload;
    const theirs = (await sent(expeditor, `${head}\nI,BOLT-M8,10,${inDays(8)},,`)).upload;
    const status = async (visitor: Visitor, { id }: Upload) => (await visitor.get(`/api/uploads/${id}`)).status;
    const stranger = await product.as('expeditor', ['S2']);
    expect([await status(expeditor, mine), await status(planner, mine), await status(stranger, mine), await status(supplier, theirs)]).toEqual([200, 200, 404, 404]);
    expect((await stranger.get<{ total: number; uploads: Upload[] }>('/api/uploads')).body).toEqual({ uploads: [], total: 0 });
    expect((await supplier.get<{ uploads: Upload[] }>('/api/uploads?limit=500')).body.uploads.every((one) => one.mine)).toBe(true);
    expect((await commit(planner, mine)).status).toBe(403);
    for (const role of ['viewer', 'admin'] as const) expect((await send(await product.as(role), head)).status).toBe(403);
  });

  it('have an upload overridden: a planner', async () => {
    const dry = await sent(planner, `${head}\nX,BOLT-M8,10,${inDays(9)},,`);
    await commit(planner, dry.upload);
    expect(await openOf('X')).toEqual([{ qty: 10, state: 'planned', readyOn: inDays(9), origin: 'upload', source: 'planner-override' }]);
  });
});

describe('the supplier\'s workbook', () => {
  const made = async () => {
    const reply = await fetch(`${product.url}/api/supplier-files`, { method: 'POST', headers: { cookie: expeditor.cookie()!, origin: product.url, 'content-type': 'application/json' }, body: JSON.stringify({ supplierId: (await lineOf('J')).supplierId, language: 'zh-CN' }) });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Buffer.from(await reply.arrayBuffer()) as never);
    const sheet = workbook.worksheets[0]!;
    const column = (id: string) => (sheet.getRow(1).values as string[]).indexOf(id);
    const rowOf = (poNumber: string) => { let found = 0; sheet.eachRow((row, at) => { if (row.getCell(column('poNumber')).value === poNumber) found = at; }); return sheet.getRow(found); };
    return { sheet, column, rowOf, bytes: async () => new Uint8Array(await workbook.xlsx.writeBuffer() as ArrayBuffer) };
  };

  it('comes back through the same door; rows without an answer are left out', async () => {
    const file = await made();
    const row = file.rowOf('J');
    row.getCell(file.column('readyOn')).value = new Date(`${inDays(14)}T00:00:00Z`);
    row.getCell(file.column('readyQty')).value = 70;
    file.rowOf('K').getCell(file.column('comment')).value = '模具维修中';
    const dry = await sent(supplier, await file.bytes());
    expect(dry.upload.format).toBe('supplier-file');
    expect(dry.rows.map(({ line, verdict }) => [line?.poNumber, verdict]).sort()).toEqual([['J', 'batch'], ['K', 'note']]);
    expect((await commit(supplier, dry.upload)).status).toBe(200);
    expect(await openOf('J')).toMatchObject([{ qty: 70, state: 'confirmed', readyOn: inDays(14) }]);
  });

  it('names locked cells that were changed by force', async () => {
    const file = await made();
    const row = file.rowOf('K');
    row.getCell(file.column('readyOn')).value = new Date(`${inDays(14)}T00:00:00Z`);
    row.getCell(file.column('readyQty')).value = 70;
    row.getCell(file.column('orderedQty')).value = 700;
    const other = file.rowOf('M');
    other.getCell(file.column('readyQty')).value = 1;
    other.getCell(file.column('readyOn')).value = new Date(`${inDays(14)}T00:00:00Z`);
    other.getCell(file.column('batchline-supplier-file-1')).value = 'x';
    const dry = await sent(supplier, await file.bytes());
    expect(verdicts(dry)).toEqual(expect.arrayContaining([['error', 'orderedQty', 'locked-cell-changed'], ['error', null, 'row-key-damaged']]));
  });

  it('tells what moved since it was made, and does not hide it behind the answer', async () => {
    const file = await made();
    for (const [po, qty] of [['N1', 10], ['N2', 10], ['N3', 90]] as const) {
      file.rowOf(po).getCell(file.column('readyOn')).value = new Date(`${inDays(14)}T00:00:00Z`);
      file.rowOf(po).getCell(file.column('readyQty')).value = qty;
    }
    await db.updateTable('po_line').set((e) => ({ version: e('version', '+', 1), dueOn: inDays(22) })).where('poNumber', '=', 'N1').execute();
    await db.updateTable('po_line').set((e) => ({ version: e('version', '+', 1), changedAt: '2026-11-20T09:00:00.000Z' })).where('poNumber', '=', 'N2').execute();
    await db.updateTable('po_line').set((e) => ({ version: e('version', '+', 1), outstandingQty: 60, deliveredQty: 40 })).where('poNumber', '=', 'N3').execute();
    const { rows } = await sent(supplier, await file.bytes());
    expect(Object.fromEntries(rows.map(({ line, verdict, findings }) => [line!.poNumber, [verdict, ...findings.map(({ field, code, facts }) => [field, code, facts])]]))).toMatchObject({
      N1: ['batch', [null, 'upload-confirms', {}], ['dueOn', 'baseline-moved', { was: inDays(30), is: inDays(22) }]],
      N2: ['batch', [null, 'upload-confirms', {}], [null, 'line-changed-since-file', { on: '2026-11-20' }]],
      N3: ['error', ['qty', 'upload-exceeds', {}], ['outstandingQty', 'baseline-moved', { was: '100', is: '60' }]],
    });
  });
});

describe('the template', () => {
  it.each(['csv', 'xlsx'])('comes as %s and is understood', async (format) => {
    const reply = await fetch(`${product.url}/api/uploads/template?format=${format}&language=zh-CN`, { headers: { cookie: supplier.cookie()! } });
    const bytes = new Uint8Array(await reply.arrayBuffer());
    expect(reply.headers.get('content-disposition')).toContain(`batchline-upload.${format}`);
    const answer = await send(supplier, bytes);
    expect(answer.body.type).toBe('/problems/upload-empty');
  });
});
