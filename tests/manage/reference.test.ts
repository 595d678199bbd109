import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { importReference, listXrefGaps } from '../../shared/contracts/xref.js';
import type { ManagedColumn, ManagedReason } from '../../shared/contracts/manage-rules.js';
import { anErpLine } from '../fixtures/nights.js';
import { aProduct } from '../fixtures/product.js';

const product = await aProduct();
await product.night('2026-03-01', [
  anErpLine(), anErpLine({ lineNumber: '20' }), anErpLine({ lineNumber: '30', supplierCode: 'S1-OLD', supplierName: 'Old name' }), anErpLine({ lineNumber: '40', itemCode: 'NUT-M8' }),
]);
const admin = await product.as('admin');
const line = (lineNumber: string) => product.db.selectFrom('po_line').selectAll().where('lineNumber', '=', lineNumber).executeTakeFirstOrThrow();
const gaps = async (kind: string) => (await admin.get<z.output<typeof listXrefGaps['reply']>>(`/api/xref/gaps?kind=${kind}`)).body;
const send = async (kind: string, text: string, commit: boolean) =>
  (await admin.send<z.output<typeof importReference['reply']> & { type: string }>('POST', '/api/xref/imports', { kind, content: Buffer.from(text).toString('base64'), commit })).body;

describe('the cross-reference', () => {
  it('tells gaps once it is in use, those of most lines first', async () => {
    expect(await gaps('item')).toEqual({ gaps: [], inUse: false });
    expect((await admin.send('PUT', '/api/xref', { kind: 'item', erpCode: 'SOMETHING', code: 'NUT-M8' })).status).toBe(204);
    expect(await gaps('item')).toEqual({ gaps: [{ erpCode: 'BOLT-M8', name: null, lines: 3 }, { erpCode: 'NUT-M8', name: null, lines: 1 }], inUse: true });
  });

  it('moves lines to what their code means, and back to their gap when it is forgotten', async () => {
    const [{ supplierId: before }, { supplierId: ours }] = [await line('30'), await line('10')];
    expect((await admin.send('PUT', '/api/xref', { kind: 'supplier', erpCode: 'S1-OLD', code: 'S1' })).status).toBe(204);
    expect(await line('30')).toMatchObject({ supplierId: ours, supplierUnmapped: false });
    const proposals = await product.db.selectFrom('batch_proposal as p').innerJoin('po_line as l', 'l.id', 'p.lineId').select('p.supplierId').where('l.lineNumber', '=', '30').where('p.status', '=', 'open').execute();
    expect(proposals.length).toBeGreaterThan(0);
    expect(proposals.every(({ supplierId }) => supplierId === ours)).toBe(true);
    expect(before).not.toBe(ours);
    const { body } = await admin.get<{ entries: { id: number; code: string; lines: number }[] }>('/api/xref?kind=supplier&search=old');
    expect(body.entries).toMatchObject([{ code: 'S1', lines: 1 }]);
    expect((await admin.send('DELETE', `/api/xref/${body.entries[0]!.id}`)).status).toBe(204);
    expect(await line('30')).toMatchObject({ supplierId: ours, supplierUnmapped: false });
    expect(await gaps('supplier')).toEqual({ gaps: [], inUse: false });
  });

  it('refuses a code that is not there', async () => {
    expect((await admin.send<{ type: string }>('PUT', '/api/xref', { kind: 'item', erpCode: 'A', code: 'NOWHERE' })).body.type).toBe('/problems/xref-code-unknown');
  });

  it('is tried from a file, with errors by row, and written as a whole or not at all', async () => {
    const bad = 'ERP Code;Code\nBOLT-M8;BOLT-M8\nX-1;NOWHERE\n;NUT-M8\nBOLT-M8;NUT-M8\n';
    const tried = await send('item', bad, true);
    expect([tried.committed, tried.counts]).toEqual([false, { new: 1, changed: 0, same: 0, error: 3 }]);
    expect(tried.rows.map(({ row, problems }) => [row, problems[0]?.code])).toEqual([[3, 'xref-code-unknown'], [4, 'xref-cell-empty'], [5, 'xref-row-twice'], [2, undefined]]);
    const good = 'erpCode,code\nBOLT-M8,BOLT-M8\nSOMETHING,NUT-M8\nNUT-M8,NUT-M8\n';
    expect(await send('item', good, false)).toMatchObject({ committed: false, counts: { new: 2, same: 1, error: 0 } });
    expect((await gaps('item')).gaps).toHaveLength(2);
    expect(await send('item', good, true)).toMatchObject({ committed: true, counts: { new: 2 } });
    expect((await gaps('item')).gaps).toEqual([]);
    expect((await send('item', 'erpCode,code\nSOMETHING,BOLT-M8\n', true)).counts).toEqual({ new: 0, changed: 1, same: 0, error: 0 });
  });

  it('says what a file lacks', async () => {
    expect((await send('terms', 'item,moq\nA,1\n', false)).type).toBe('/problems/xref-columns-missing');
    expect((await send('item', '', false)).type).toBe('/problems/xref-columns-missing');
  });

  it('takes minimum quantities, multiples and transit days', async () => {
    expect(await send('terms', 'itemCode,supplierCode,MOQ,Order Multiple,transit days\nBOLT-M8,S1,500,100,21\nNUT-M8,S1,-1,,9999\n', true)).toMatchObject({ committed: false, rows: [{ problems: [{ code: 'xref-number-unfit' }, { code: 'xref-number-unfit' }] }, {}] });
    expect(await send('terms', 'itemCode,supplierCode,MOQ,Order Multiple,transit days\nBOLT-M8,S1,500,100,21\n', true)).toMatchObject({ committed: true });
    expect((await admin.send('PUT', '/api/item-terms', { itemCode: 'BOLT-M8', supplierCode: 'S1', moq: 600, orderMultiple: 100, transitDays: null })).status).toBe(204);
    expect((await admin.get('/api/item-terms?search=bolt')).body).toEqual({ terms: [{ itemCode: 'BOLT-M8', itemName: null, supplierCode: 'S1', supplierName: 'Ningbo Fasteners', moq: 600, orderMultiple: 100, transitDays: null }], total: 1 });
  });
});

describe('reasons', () => {
  const reason = { acceptable: true, labelEn: 'Port closed', labelZh: '港口关闭', active: true, position: 1 };

  it('are added and changed, with their order, by one person at a time', async () => {
    expect((await admin.send('PUT', '/api/reasons/port-closed', { ...reason, version: null })).status).toBe(204);
    expect((await admin.send('PUT', '/api/reasons/port-closed', { ...reason, active: false, version: 1 })).status).toBe(204);
    expect((await admin.send<{ type: string }>('PUT', '/api/reasons/port-closed', { ...reason, version: 1 })).body.type).toBe('/problems/rule-changed');
    const { body } = await admin.get<{ reasons: ManagedReason[] }>('/api/reasons/all');
    expect(body.reasons.filter(({ acceptable }) => acceptable)[0]).toMatchObject({ code: 'port-closed', active: false, version: 2 });
  });
});

describe('custom columns', () => {
  const columns = async () => (await admin.get<{ columns: ManagedColumn[]; mappingVersion: number | null }>('/api/custom-columns')).body;
  const column = async (slot: string) => (await columns()).columns.find((one) => one.slot === slot)!;

  it('are fifteen, of which none is in use at first', async () => {
    expect((await columns()).columns.map(({ kind, active }) => `${kind} ${active}`)).toEqual(['date', 'text', 'quantity'].flatMap((kind) => Array.from({ length: 5 }, () => `${kind} false`)));
  });

  it('are filled by a column of the ERP, or by people; out of use they keep their data', async () => {
    const saved = await admin.send('PUT', '/api/custom-columns/customText1', { label: 'Incoterm', origin: 'erp', visibleTo: ['planner'], active: true, erpColumn: 'INCO', version: null, mappingVersion: null });
    expect(saved.status).toBe(204);
    expect(await column('customText1')).toMatchObject({ label: 'Incoterm', erpColumn: 'INCO', active: true, version: 1 });
    const own = { label: 'Remark', origin: 'person', visibleTo: ['planner'], erpColumn: null, mappingVersion: 1 };
    expect((await admin.send('PUT', '/api/custom-columns/customText5', { ...own, active: true, version: null })).status).toBe(204);
    const planner = await product.as('planner');
    const { id } = await line('10');
    expect((await planner.send('PUT', `/api/lines/${id}/custom-values/customText5`, { value: 'call on Monday', version: null })).status).toBe(200);
    expect((await admin.send('PUT', '/api/custom-columns/customText5', { ...own, active: false, version: 1 })).status).toBe(204);
    expect((await planner.send('PUT', `/api/lines/${id}/custom-values/customText5`, { value: 'x', version: 1 })).status).toBe(404);
    expect(await column('customText5')).toMatchObject({ active: false, values: 1 });
  });
});
