import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { ListedLine, listLines } from '../../shared/contracts/lines.js';
import type { PackedColumn, readChanges, readColumns } from '../../shared/contracts/lists.js';
import { anErpLine } from '../fixtures/nights.js';
import { aProduct, type Visitor } from '../fixtures/product.js';

type Columns = z.output<typeof readColumns.reply>;
type Listed = z.output<typeof listLines.reply>;
type Changes = z.output<typeof readChanges.reply>;

const product = await aProduct();
const erp = Array.from({ length: 12 }, (_, i) => anErpLine({
  poNumber: `PO-${i}`, supplierCode: `S${i % 3}`, customText1: i % 2 ? 'secret' : null, customText2: `w${i}`, deliveredQty: i % 4 === 0 ? 5 : 0, receivedOn: i % 4 === 0 ? '2026-02-01' : null,
}));
await product.night('2026-03-02', erp);
const all = JSON.stringify(['admin', 'planner', 'expeditor', 'supplier', 'viewer']);
await product.db.insertInto('custom_column').values([
  { slot: 'customText1', label: 'Buyer', origin: 'erp', visibleTo: JSON.stringify(['planner', 'expeditor']) },
  { slot: 'customText2', label: 'Warehouse', origin: 'erp', visibleTo: all },
  { slot: 'customText3', label: 'Remark', origin: 'person', visibleTo: all },
  { slot: 'customDate1', label: 'Inspection', origin: 'person', visibleTo: JSON.stringify(['planner', 'expeditor']) },
  { slot: 'customDecimal1', label: 'Pallets', origin: 'person', visibleTo: all },
]).execute();

const planner = await product.as('planner');
const expeditor = await product.as('expeditor', ['S0', 'S1']);
const supplier = await product.as('supplier', ['S1']);
const viewer = await product.as('viewer');

const unpacked = (column: PackedColumn): (string | number | null)[] => ('values' in column ? column.values : column.codes.map((code) => column.words[code] ?? null));
const columnsOf = async (visitor: Visitor, headers: Record<string, string> = {}) => visitor.get<Columns>('/api/lines/columns', headers);
const listOf = async (visitor: Visitor, query = '') => (await visitor.get<Listed>(`/api/lines?limit=500&sort=poNumber${query}`)).body;
const lineOf = async (visitor: Visitor, poNumber: string): Promise<ListedLine> => (await listOf(visitor, `&search=${poNumber}`)).lines.find((line) => line.poNumber === poNumber)!;
const enter = (visitor: Visitor, lineId: number, slot: string, body: unknown) => visitor.send<{ value: unknown; by: string; at: string; version: number; type: string }>('PUT', `/api/lines/${lineId}/custom-values/${slot}`, body);

describe('the whole list in columns', () => {
  it('holds what the windows hold, value by value', async () => {
    const line = await lineOf(planner, 'PO-3');
    await enter(planner, line.id, 'customText3', { value: 'call again', version: null });
    for (const visitor of [planner, expeditor, supplier, viewer]) {
      const { body } = await columnsOf(visitor);
      const { lines, custom } = await listOf(visitor);
      expect(body.custom).toEqual(custom);
      const ids = unpacked(body.columns!['id']!);
      expect(ids.toSorted()).toEqual(lines.map(({ id }) => id).toSorted());
      for (const line of lines) {
        const row = ids.indexOf(line.id);
        const { custom: own, entries, delay, stale, supplierUnmapped, itemUnmapped, ...rest } = line;
        expect([delay, stale, supplierUnmapped, itemUnmapped]).toBeDefined();
        for (const [name, value] of Object.entries({ ...rest, ...own })) expect([name, unpacked(body.columns![name]!)[row]]).toEqual([name, value]);
        for (const [slot, entry] of Object.entries(entries)) {
          const packed = body.entered.find((one) => one.slot === slot)!;
          const place = packed.rows.indexOf(row);
          expect({ by: packed.by[place], at: packed.at[place], version: packed.version[place] }).toEqual(entry);
        }
      }
    }
  });

  it('is sent once, and again when something changed: an entered value, a night, a column', async () => {
    const first = await columnsOf(planner);
    const tag = { 'if-none-match': first.headers.get('etag')! };
    expect(first.headers.get('etag')).toContain(first.body.version);
    expect((await columnsOf(planner, tag)).status).toBe(304);
    await enter(expeditor, (await lineOf(expeditor, 'PO-4')).id, 'customDecimal1', { value: 3.5, version: null });
    const second = await columnsOf(planner, tag);
    expect([second.status, second.headers.get('etag') === tag['if-none-match']]).toEqual([200, false]);
    await product.db.updateTable('custom_column').set({ label: 'Note' }).where('slot', '=', 'customText3').execute();
    const third = await columnsOf(planner, { 'if-none-match': second.headers.get('etag')! });
    expect(third.body.custom.find(({ slot }) => slot === 'customText3')?.label).toBe('Note');
    await product.night('2026-03-03', erp.map((line, i) => (i === 0 ? { ...line, orderedQty: 777 } : line)));
    const fourth = await columnsOf(planner, { 'if-none-match': third.headers.get('etag')! });
    expect(unpacked(fourth.body.columns!['orderedQty']!)).toContain(777);
  });

  it('does not move with what is not in scope', async () => {
    const { headers } = await columnsOf(supplier);
    await enter(planner, (await lineOf(planner, 'PO-3')).id, 'customText3', { value: 'S0 only', version: 1 });
    expect((await columnsOf(supplier, { 'if-none-match': headers.get('etag')! })).status).toBe(304);
  });

  it('comes packed where that is taken, and plain where not', async () => {
    const headers = { cookie: planner.cookie()!, 'accept-encoding': 'identity' };
    const plain = await fetch(`${product.url}/api/lines/columns`, { headers });
    expect([plain.headers.get('content-encoding'), ((await plain.json()) as Columns).total.n]).toEqual([null, 12]);
    expect((await fetch(`${product.url}/api/lines/columns`, { headers: { ...headers, 'accept-encoding': 'gzip' } })).headers.get('content-encoding')).toBe('gzip');
  });
});

describe('changes since', () => {
  it('names the lines in scope that changed, and the version that the list has now', async () => {
    const before = (await columnsOf(supplier)).body;
    const line = await lineOf(expeditor, 'PO-1');
    const since = (await listOf(supplier)).lines.map(({ changedAt }) => changedAt).toSorted().at(-1)!;
    await enter(expeditor, line.id, 'customDecimal1', { value: 2, version: null });
    await enter(planner, (await lineOf(planner, 'PO-2')).id, 'customDecimal1', { value: 2, version: null });
    const { body } = await supplier.get<Changes>(`/api/lines/changes?since=${since}`);
    expect(body.changed.map(({ id, left }) => [id, left])).toEqual([[line.id, false]]);
    expect(body.version).not.toBe(before.version);
    expect(body.version).toBe((await columnsOf(supplier)).body.version);
  });

  it('name lines that left as well, and say so', async () => {
    const { id } = await lineOf(planner, 'PO-10');
    const others = erp.filter(({ poNumber }) => poNumber !== 'PO-10');
    await product.night('2026-03-04', [...others, { ...erp[10], status: 'Closed' }]);
    await product.night('2026-03-05', others);
    const { body } = await planner.get<Changes>('/api/lines/changes?since=2026-01-01T00:00:00.000Z');
    expect(body.changed.filter(({ left }) => left).map((line) => line.id)).toEqual([id]);
  });

  it('are seen beside a line that was changed by a clock that is ahead', async () => {
    const ahead = await lineOf(planner, 'PO-4');
    await product.db.updateTable('po_line').set({ changedAt: new Date(Date.now() + 3_600_000).toISOString() }).where('id', '=', ahead.id).execute();
    const before = (await columnsOf(planner)).body;
    await enter(planner, (await lineOf(planner, 'PO-7')).id, 'customText3', { value: 'not later', version: null });
    const after = (await columnsOf(planner)).body;
    expect(after.version).not.toBe(before.version);
    expect(unpacked(after.columns!['customText3']!)).toContain('not later');
  });
});

describe('columns of the installation', () => {
  it('do not exist for roles that may not see them', async () => {
    const line = await lineOf(supplier, 'PO-1');
    expect(Object.keys(line.custom).sort()).toEqual(['customDecimal1', 'customText2', 'customText3']);
    expect(Object.keys((await columnsOf(supplier)).body.columns!)).not.toContain('customText1');
    for (const query of ['&sort=customText1', `&filters=${encodeURIComponent('[{"column":"customText1","contains":"s"}]')}`]) {
      expect((await supplier.get<{ type: string }>(`/api/lines?${query.slice(1)}`)).body.type).toBe('/problems/column-unknown');
    }
    expect((await supplier.get<{ type: string }>('/api/lines/export?columns=poNumber,customText1')).body.type).toBe('/problems/column-unknown');
    expect((await listOf(planner, `&filters=${encodeURIComponent('[{"column":"customText1","contains":"SECRET"}]')}`)).total.n).toBe(6);
  });

  it('take what people enter, guarded by the version they saw', async () => {
    const { id } = await lineOf(planner, 'PO-6');
    const first = await enter(expeditor, id, 'customDate1', { value: '2026-04-01', version: null });
    expect([first.status, first.body.value, first.body.version, first.body.by]).toEqual([200, '2026-04-01', 1, 'A expeditor']);
    expect((await enter(planner, id, 'customDate1', { value: '2026-04-02', version: null })).body.type).toBe('/problems/custom-value-changed');
    expect((await enter(planner, id, 'customDate1', { value: null, version: 1 })).body).toMatchObject({ value: null, version: 2 });
    expect((await lineOf(planner, 'PO-6')).custom.customDate1).toBeNull();
    expect((await lineOf(planner, 'PO-6')).entries.customDate1).toMatchObject({ by: 'A planner', version: 2 });
  });

  it('say what they do not take', async () => {
    const { id } = await lineOf(planner, 'PO-7');
    const cases = [
      ['customDate1', '2026-02-30', 'value-no-date'], ['customDate1', 5, 'value-no-date'], ['customDecimal1', 'x', 'value-no-number'], ['customText3', 5, 'value-no-text'],
      ['customText2', 'x', 'column-of-erp'], ['customText5', 'x', 'column-unknown'],
    ] as const;
    for (const [slot, value, type] of cases) expect((await enter(planner, id, slot, { value, version: null })).body.type).toBe(`/problems/${type}`);
    expect((await enter(supplier, id, 'customText3', { value: 'x', version: null })).status).toBe(403);
    expect((await enter(viewer, id, 'customText3', { value: 'x', version: null })).status).toBe(403);
    expect((await enter(expeditor, (await lineOf(planner, 'PO-2')).id, 'customText3', { value: 'x', version: null })).status).toBe(404);
  });

  it('keep a person\'s value whatever the night brings, and leave a trace of it', async () => {
    const { id } = await lineOf(planner, 'PO-8');
    await enter(planner, id, 'customText3', { value: 'ours', version: null });
    await product.night('2026-03-06', erp.map((line) => ({ ...line, customText3: 'from the ERP' })));
    expect((await lineOf(planner, 'PO-8')).custom.customText3).toBe('ours');
    const trace = await product.db.selectFrom('audit_event').selectAll().where('subject', '=', `line/${id}`).executeTakeFirstOrThrow();
    expect([trace.action, trace.actor, JSON.parse(trace.after!)]).toEqual(['custom-value.entered', 'A planner', { slot: 'customText3', value: 'ours' }]);
  });
});
