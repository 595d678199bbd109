import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { listSupplierFigures } from '../../shared/contracts/figures.js';
import type { listLines } from '../../shared/contracts/lines.js';
import type { Problem } from '../../shared/contracts/problem.js';
import type { listProposals } from '../../shared/contracts/proposals.js';
import { anErpLine } from '../fixtures/nights.js';
import { aProduct, type Reply, type Visitor } from '../fixtures/product.js';

type Lines = z.infer<(typeof listLines)['reply']>;
type Proposals = z.infer<(typeof listProposals)['reply']>;

const product = await aProduct();
/** Twelve lines of three suppliers. Half are long overdue; quantities, promises and customers differ or are missing. */
const far = (n: number) => `2099-0${n % 9 + 1}-10`;
await product.night('2026-03-02', Array.from({ length: 12 }, (_, i) => anErpLine({
  poNumber: `PO-${String(i).padStart(2, '0')}`, supplierCode: `S${i % 3}`, supplierName: ['Alpha', 'beta', 'Gamma'][i % 3]!, itemCode: `ITEM-${i % 4}`, orderedQty: (i + 1) * 10.5,
  dueOn: i % 2 === 0 ? `2026-01-${10 + i}` : far(i), promisedOn: i % 4 === 3 ? null : i % 2 === 0 ? `2026-01-${10 + i}` : far(i), finalCustomer: i % 5 === 0 ? null : `Customer ${i % 5}`,
})));
const planner = await product.as('planner');
const supplier = await product.as('supplier', ['S1']);
const expeditor = await product.as('expeditor', ['S0', 'S2']);
const idOf = new Map((await product.db.selectFrom('supplier').select(['id', 'code']).execute()).map(({ id, code }) => [code, id]));

const list = async (query: Record<string, unknown> = {}, who: Visitor = planner) =>
  (await who.get<Lines>(`/api/lines?${new URLSearchParams(Object.entries(query).map(([name, value]): [string, string] => [name, typeof value === 'string' ? value : JSON.stringify(value)]))}`)).body;
const numbersOf = async (query: Record<string, unknown>, who?: Visitor) => (await list({ sort: 'poNumber', ...query }, who)).lines.map(({ poNumber }) => Number(poNumber.slice(3)));

/** A refusal in full: its kind, its type, and where it points. */
const refusalOf = ({ status, headers, body }: Reply<Problem>) => [status, headers.get('content-type'), body.type, body.errors?.map((one) => `${one.in}${one.pointer}`)];
const invalid = (...pointers: string[]) => [400, 'application/problem+json', '/problems/request-invalid', pointers];

describe('the list of lines', () => {
  it.each([
    ['text that a column contains, whatever its case', [{ column: 'supplierName', contains: 'BET' }], [1, 4, 7, 10]],
    ['some of its values', [{ column: 'itemCode', in: ['ITEM-1', 'ITEM-2'] }], [1, 2, 5, 6, 9, 10]],
    ['a range of quantities, its ends included', [{ column: 'orderedQty', from: 21, to: 42 }], [1, 2, 3]],
    ['a range of dates, open to one side', [{ column: 'dueOn', to: '2026-01-14' }], [0, 2, 4]],
    ['what is empty', [{ column: 'finalCustomer', empty: true }], [0, 5, 10]],
    ['what is not', [{ column: 'promisedOn', empty: false }, { column: 'finalCustomer', empty: false }], [1, 2, 4, 6, 8, 9]],
    ['several columns at once', [{ column: 'itemCode', in: ['ITEM-0'] }, { column: 'supplierCode', contains: 's2' }], [8]],
  ])('is filtered by %s', async (_, filters, numbers) => {
    expect(await numbersOf({ filters })).toEqual(numbers);
    expect((await list({ filters })).total).toEqual({ n: numbers.length, more: false });
  });

  it('finds text in order, item, supplier and customer', async () => {
    expect(await numbersOf({ search: 'po-03' })).toEqual([3]);
    expect(await numbersOf({ search: 'gamma' })).toEqual([2, 5, 8, 11]);
    expect(await numbersOf({ search: 'customer 1' })).toEqual([1, 6, 11]);
    expect(await numbersOf({ search: '%' })).toEqual([]);
  });

  it('is sorted by any column in both directions, empty ones last', async () => {
    const customers = async (direction: string) => (await list({ sort: 'finalCustomer', direction })).lines.map(({ finalCustomer }) => finalCustomer);
    const [up, down] = [await customers('asc'), await customers('desc')];
    expect([up.slice(-3), down.slice(-3)]).toEqual([[null, null, null], [null, null, null]]);
    expect(up.slice(0, 9)).toEqual(down.slice(0, 9).reverse());
    expect(await numbersOf({ sort: 'orderedQty', direction: 'desc' })).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
    expect((await list()).lines.map(({ dueOn }) => dueOn)).toEqual((await list()).lines.map(({ dueOn }) => dueOn).sort());
  });

  it.each(['poNumber', 'dueOn', 'supplierName', 'finalCustomer', 'status', 'changedAt'])('sorted by %s, comes in pages without a gap or a repeat', async (sort) => {
    const pages = await Promise.all([0, 5, 10, 15].map(async (offset) => (await list({ sort, offset, limit: 5 })).lines.map(({ id }) => id)));
    expect(pages.map(({ length }) => length)).toEqual([5, 5, 2, 0]);
    expect(pages.flat()).toEqual((await list({ sort })).lines.map(({ id }) => id));
    expect(new Set(pages.flat()).size).toBe(12);
  });

  it('counts every preset, whatever is shown', async () => {
    const { total, counts } = await list({ preset: 'late', limit: 1 });
    expect([total.n, counts.late.n, counts.all.n, counts['no-response'].n, counts.unmapped.n]).toEqual([6, 6, 12, 12, 0]);
  });
});

describe('what is not in scope does not exist', () => {
  it('in list and counts', async () => {
    const own = await list({}, supplier);
    expect([...new Set(own.lines.map(({ supplierCode }) => supplierCode))]).toEqual(['S1']);
    expect([own.total.n, own.counts.all.n, own.counts.late.n]).toEqual([4, 4, 2]);
    expect((await list({}, expeditor)).counts.all.n).toBe(8);
  });

  it('though it is asked for by supplier, filter or search', async () => {
    expect((await list({ suppliers: String(idOf.get('S0')) }, supplier)).total.n).toBe(0);
    expect(await numbersOf({ filters: [{ column: 'supplierCode', in: ['S0'] }] }, supplier)).toEqual([]);
    expect(await numbersOf({ search: 'Gamma' }, supplier)).toEqual([]);
    expect(await numbersOf({ suppliers: `${idOf.get('S0')},${idOf.get('S1')}` }, expeditor)).toEqual([0, 3, 6, 9]);
  });

  it('by its number: a foreign line and one that never was are refused alike', async () => {
    const foreign = (await list({ suppliers: String(idOf.get('S0')) })).lines[0]!.id;
    for (const path of ['', '/timeline']) {
      const [hidden, missing] = await Promise.all([foreign, 999_999].map((id) => supplier.get<Problem>(`/api/lines/${id}${path}`)));
      expect([hidden!.status, hidden!.body.type]).toEqual([404, '/problems/line-not-found']);
      expect([hidden!.status, hidden!.body.type, hidden!.body.title]).toEqual([missing!.status, missing!.body.type, missing!.body.title]);
      expect(hidden!.body.detail.replace(String(foreign), '')).toBe(missing!.body.detail.replace('999999', ''));
    }
  });

  it('for somebody who has no supplier at all', async () => {
    const nobodys = await product.as('expeditor');
    expect([(await list({}, nobodys)).total.n, (await nobodys.get<Proposals>('/api/proposals')).body.total]).toEqual([0, 0]);
  });
});

describe('proposals', () => {
  it('come in the order of their dates, in scope, with the line they are for', async () => {
    const { proposals, total } = (await planner.get<Proposals>('/api/proposals')).body;
    expect([total, proposals.length]).toEqual([12, 12]);
    expect(proposals.map(({ arriveOn }) => arriveOn)).toEqual(proposals.map(({ arriveOn }) => arriveOn).sort());
    const own = (await supplier.get<Proposals>('/api/proposals')).body;
    expect([own.total, [...new Set(own.proposals.map(({ supplierName }) => supplierName))]]).toEqual([4, ['beta']]);
    expect((await supplier.get<Proposals>(`/api/proposals?suppliers=${idOf.get('S0')}`)).body.total).toBe(0);
  });

  it('of a period, a page at a time', async () => {
    const { total, proposals } = (await planner.get<Proposals>('/api/proposals?from=2099-01-01&to=2099-12-31&limit=2&offset=1')).body;
    expect([total, proposals.length, proposals.every(({ arriveOn }) => arriveOn.startsWith('2099'))]).toEqual([6, 2, true]);
  });

  it('are not for viewers', async () => {
    expect((await (await product.as('viewer')).get<Problem>('/api/proposals')).body.type).toBe('/problems/permission-missing');
  });
});

describe('the figures of suppliers', () => {
  const figuresOf = async (who: Visitor) => (await who.get<z.infer<(typeof listSupplierFigures)['reply']>>('/api/figures/suppliers')).body.suppliers
    .map(({ supplierCode, lines, outstandingLines, late, openProposals }) => [supplierCode, lines, outstandingLines, late, openProposals]);

  it('count what the list counts', async () => {
    expect(await figuresOf(planner)).toEqual([['S0', 4, 4, 2, 4], ['S1', 4, 4, 2, 4], ['S2', 4, 4, 2, 4]]);
  });

  it('show the suppliers in scope and no others', async () => {
    expect((await figuresOf(expeditor)).map(([code]) => code)).toEqual(['S0', 'S2']);
  });
});

describe('bad input is refused with a pointer to each field', () => {
  it.each([
    ['lines?preset=soon', 'query/preset'], ['lines?sort=id', 'query/sort'], ['lines?direction=up', 'query/direction'], ['lines?limit=501', 'query/limit'], ['lines?limit=0', 'query/limit'],
    ['lines?offset=-1', 'query/offset'], ['lines?offset=x', 'query/offset'], ['lines?suppliers=1,x', 'query/suppliers/1'], ['lines?updatedSince=yesterday', 'query/updatedSince'],
    ['lines?filters={', 'query/filters'], ['lines?filters={}', 'query/filters'], ['lines?filters=[{"column":"nothing","empty":true}]', 'query/filters/0'], ['lines?nonsense=1', 'query'],
    ['lines/0', 'params/id'], ['proposals?from=2026-02-30', 'query/from'], ['alerts?status=gone', 'query/status/0'], ['rejects', 'query/businessOn'],
  ])('%s', async (path, pointer) => {
    const admin = path === 'rejects' ? await product.as('admin') : planner;
    expect(refusalOf(await admin.get<Problem>(`/api/${path}`))).toEqual(invalid(pointer));
  });

  it('all of them at once', async () => {
    expect(refusalOf(await planner.get<Problem>('/api/lines?preset=soon&limit=0&sort=x'))).toEqual(invalid('query/preset', 'query/sort', 'query/limit'));
  });

  it.each([[{}, ['body/version']], [{ version: 'x' }, ['body/version']], [{ version: 1, note: 5 }, ['body/note']], [{ version: 1, more: true }, ['body']]])('in the body of an acknowledgement: %j', async (body, pointers) => {
    expect(refusalOf(await planner.send<Problem>('POST', '/api/alerts/1/acknowledgement', body))).toEqual(invalid(...pointers));
  });
});
