import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { endpoints } from '../../shared/contracts/all.js';
import type { Endpoint } from '../../shared/contracts/endpoint.js';
import type { Problem } from '../../shared/contracts/problem.js';
import { may, type Role } from '../../shared/contracts/roles.js';
import { addDays, localTime } from '../../shared/dates.js';
import { anErpLine } from '../fixtures/nights.js';
import { aProduct, type Visitor } from '../fixtures/product.js';
import { pathOf } from './every-route.js';
import { foulWords, hostileWords } from './hostile-words.js';
import { bodyTexts, sampleOf, schemaOf } from './text-fields.js';

const product = await aProduct();
const { db } = product;
const today = localTime(new Date().toISOString(), 'Asia/Shanghai').date;
await db.insertInto('custom_column').values({ slot: 'customText3', label: 'Remark', origin: 'person', visibleTo: JSON.stringify(['planner']) }).execute();
const words = Object.entries(hostileWords);
// An ERP may hold such texts as well: one line for each of them.
await product.night(addDays(today, -1), words.map(([, word], i) => anErpLine({
  poNumber: `PO-${i}`, itemName: word, supplierCode: `S${i}`, supplierName: word.replaceAll(/[\r\n]+/g, ' '), finalCustomer: word.replaceAll(/[\r\n]+/g, ' '), orderedOn: addDays(today, -20), dueOn: addDays(today, 90), promisedOn: addDays(today, 90),
})));
const planner = await product.as('planner');
const admin = await product.as('admin');
const lineAt = (i: number) => db.selectFrom('po_line').select(['id', 'version', 'supplierId']).where('poNumber', '=', `PO-${i}`).executeTakeFirstOrThrow();
const tables = async () => (await db.introspection.getTables()).map(({ name }) => name).sort();
const before = await tables();

const done = async <Body>(who: Visitor, method: string, path: string, body: unknown): Promise<Body> => {
  const reply = await who.send<Body>(method, `/api/${path}`, body);
  expect(reply.status, JSON.stringify(reply.body)).toBeLessThan(300);
  return reply.body;
};

describe.each(words)('%s', (_, word) => {
  const i = words.findIndex(([, one]) => one === word);
  const line = word.replaceAll(/[\r\n]+/g, ' ');

  it('of the ERP is told as it was sent, in one line', async () => {
    const { id } = await lineAt(i);
    const { body } = await planner.get<{ line: { itemName: string; supplierName: string } }>(`/api/lines/${id}`);
    expect([body.line.itemName, body.line.supplierName]).toEqual([line, line]);
  });

  it('in a note comes back as it was sent', async () => {
    const { id } = await lineAt(i);
    await done(planner, 'POST', `lines/${id}/notes`, { body: word, internal: true });
    expect((await db.selectFrom('line_note').select('body').where('lineId', '=', id).executeTakeFirstOrThrow()).body).toBe(word);
    expect(JSON.stringify((await planner.get(`/api/lines/${id}/timeline`)).body)).toContain(JSON.stringify(word));
  });

  it('in a column of people comes back as it was sent', async () => {
    const { id } = await lineAt(i);
    expect(await done(planner, 'PUT', `lines/${id}/custom-values/customText3`, { value: word, version: null })).toMatchObject({ value: word });
  });

  it('in a batch comes back as it was sent', async () => {
    const { id, version } = await lineAt(i);
    const { batch } = await done<{ batch: { carrier: string; container: string; reference: string } }>(planner, 'POST', 'batches', { lines: [{ id, version, qty: 1 }], readyOn: addDays(today, 30), carrier: word, container: word, reference: word, note: word });
    expect([batch.carrier, batch.container, batch.reference]).toEqual([word, word, word]);
  });

  it('as the name of a view, of a column and of a reason comes back as it was sent', async () => {
    expect(await done(planner, 'POST', 'views', { name: word, shared: false, value: { look: { search: word } } })).toMatchObject({ name: word, value: { look: { search: word } } });
    await done(admin, 'PUT', `reasons/reason-${i}`, { acceptable: true, labelEn: word, labelZh: word, active: true, position: i, version: null });
    expect(JSON.stringify((await admin.get('/api/reasons')).body)).toContain(JSON.stringify(word));
  });

  it('as a cross-reference comes back as it was sent, and is found by it', async () => {
    await done(admin, 'PUT', 'xref', { kind: 'item', erpCode: word, code: 'BOLT-M8' });
    const { body } = await admin.get<{ entries: unknown[] }>(`/api/xref?kind=item&search=${encodeURIComponent(word)}`);
    expect(body.entries).toEqual([expect.objectContaining({ erpCode: word, code: 'BOLT-M8' })]);
  });

  it('finds itself and not everything, in searches and filters', async () => {
    for (const query of [`search=${encodeURIComponent(line)}`, `filters=${encodeURIComponent(JSON.stringify([{ column: 'finalCustomer', contains: line }]))}`]) {
      const { status, body } = await planner.get<{ lines: { poNumber: string }[] }>(`/api/lines?${query}`);
      expect([status, body.lines.map(({ poNumber }) => poNumber)]).toEqual([200, [`PO-${i}`]]);
    }
  });

  it('as the name of a file does no harm to it or to its headers', async () => {
    const content = Buffer.from('PO,Item,Qty,ReadyDate\nNONE,X,1,2026-01-01\n').toString('base64');
    expect(await done(planner, 'POST', 'uploads', { fileName: word, content })).toMatchObject({ upload: { fileName: word } });
    const reply = await planner.send('POST', '/api/supplier-files', { supplierId: (await lineAt(i)).supplierId });
    expect(reply.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+"; filename\*=UTF-8''[\w.!~*'()%-]+$/);
  });
});

it('no table came or went', async () => expect(await tables()).toEqual(before));

describe('a file that goes out', () => {
  it('has no formula in its CSV', async () => {
    const { body } = await planner.get<string>('/api/lines/export?format=csv&columns=poNumber,itemName,supplierName,finalCustomer');
    const text = body as unknown as string;
    expect(text.match(/(?:^|,|\n)"?[=+@＝＋－＠\t\r-]/g)).toBeNull();
    expect(text).toContain("\"'=HYPERLINK(");
  });

  it('has no formula, no link and nothing to run in its workbook', async () => {
    const reply = await fetch(`${product.url}/api/lines/export?columns=poNumber,itemName,supplierName,finalCustomer`, { headers: { cookie: planner.cookie()! } });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await reply.arrayBuffer());
    const cells: ExcelJS.Cell[] = [];
    workbook.worksheets[0]!.eachRow((row) => row.eachCell((cell) => cells.push(cell)));
    expect(cells.filter(({ type }) => type === ExcelJS.ValueType.Formula || type === ExcelJS.ValueType.Hyperlink)).toEqual([]);
    expect(cells.map(({ value }) => value)).toContain(hostileWords.formula);
  });
});

const isOpenTo = ({ permission }: Endpoint, role: Role) => permission === 'anyone' || permission === 'signed-in' || may(role, permission);
const texts = endpoints.filter(({ method }) => method !== 'GET').flatMap((endpoint) => bodyTexts(endpoint).map((pointer) => [endpoint.name, pointer, endpoint] as const));

describe('what cannot come back as it was sent is refused, with a pointer', () => {
  it('and there is a text in many a contract', () => expect(texts.length).toBeGreaterThan(40));

  it.each(texts)('%s %s', async (_, pointer, endpoint: Endpoint) => {
    for (const [what, word] of Object.entries(foulWords)) {
      const body = sampleOf(schemaOf(endpoint), { pointer, word });
      const who = isOpenTo(endpoint, 'admin') ? admin : planner;
      const reply = await who.send<Problem>(endpoint.method, `/api/${pathOf(endpoint.route)}`, body);
      expect([reply.status, reply.body.errors?.[0]?.pointer], `${what}: ${JSON.stringify(reply.body)}`).toEqual([400, pointer]);
    }
  });

  it.each(Object.entries(foulWords).filter(([, word]) => !/\p{Cs}/u.test(word)))('in a file of ready dates, or it is left out: %s', async (_, word) => {
    const content = Buffer.from(`PO,Item,Qty,ReadyDate,Comment\nPO-0,BOLT-M8,1,${addDays(today, 20)},"${word}"\n`).toString('base64');
    const { status, body } = await planner.send<{ upload: { id: number } }>('POST', '/api/uploads', { fileName: 'a.csv', content });
    expect([201, 400], JSON.stringify(body)).toContain(status);
    if (status === 201) expect((await planner.get<{ rows: { cells: { comment: string } }[] }>(`/api/uploads/${body.upload.id}`)).body.rows[0]!.cells.comment).not.toContain(word);
  });

  it.each(Object.entries(foulWords).filter(([, word]) => !/\p{Cs}/u.test(word)))('in a query: %s', async (_, word) => {
    expect((await planner.get<Problem>(`/api/lines?search=${encodeURIComponent(word)}`)).body.type).toBe('/problems/request-invalid');
  });
});
