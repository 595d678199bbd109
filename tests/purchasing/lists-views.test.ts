import { describe, expect, it } from 'vitest';
import type { Preference, SavedView } from '../../shared/contracts/views.js';
import { anErpLine } from '../fixtures/nights.js';
import { aProduct, type Visitor } from '../fixtures/product.js';

const product = await aProduct();
await product.night('2026-03-02', ['S0', 'S1', 'S2'].map((supplierCode, i) => anErpLine({ poNumber: `PO-${i}`, supplierCode })));
const planner = await product.as('planner');
const other = await product.as('planner');

const preferences = async (visitor: Visitor) => (await visitor.get<{ preferences: Preference[] }>('/api/preferences')).body.preferences;
const keep = (visitor: Visitor, name: string, value: unknown, version: number | null) => visitor.send<Preference & { type: string }>('PUT', `/api/preferences/${name}`, { value, version });
const views = async (visitor: Visitor) => (await visitor.get<{ views: SavedView[] }>('/api/views')).body.views;
const save = async (visitor: Visitor, name: string, shared: boolean) => visitor.send<SavedView & { type: string }>('POST', '/api/views', { name, shared, value: { look: { preset: 'late', filters: [{ column: 'supplierName', contains: 'ning' }] } } });

describe('preferences', () => {
  it('are kept per person, with versions, and forgotten again', async () => {
    const layout = { columns: [{ name: 'dueOn', width: 90, pinned: true }, { name: 'uom', hidden: true }] };
    expect((await keep(planner, 'lines.layout', layout, null)).body).toEqual({ name: 'lines.layout', value: layout, version: 1 });
    expect((await keep(planner, 'lines.layout', layout, null)).body.type).toBe('/problems/preference-changed');
    expect((await keep(planner, 'lines.layout', { columns: [] }, 1)).body.version).toBe(2);
    expect((await keep(planner, 'lines.layout', { columns: [] }, 1)).status).toBe(409);
    await keep(planner, 'display', { density: 'comfortable', theme: 'dark' }, null);
    expect((await preferences(planner)).map(({ name, version }) => [name, version])).toEqual([['display', 1], ['lines.layout', 2]]);
    expect(await preferences(other)).toEqual([]);
    expect((await planner.send('DELETE', '/api/preferences/lines.layout')).status).toBe(204);
    expect((await preferences(planner)).map(({ name }) => name)).toEqual(['display']);
  });

  it('take only values of their own kind', async () => {
    expect((await keep(planner, 'lines.layout', { density: 'compact' }, null)).status).toBe(400);
    expect((await keep(planner, 'nonsense', {}, null)).status).toBe(400);
  });

  it('survive what an older release kept', async () => {
    const viewer = await product.as('viewer');
    await keep(viewer, 'display', { density: 'compact' }, null);
    await product.db.updateTable('user_preference').set({ value: '{"density":"huge"}' }).where('value', '=', '{"density":"compact"}').execute();
    expect(await preferences(viewer)).toEqual([]);
  });
});

describe('saved views', () => {
  it('belong to their owner until shared with the same role', async () => {
    const { body: own } = await save(planner, 'Ningbo late', false);
    expect(own).toMatchObject({ name: 'Ningbo late', shared: false, own: true, version: 1 });
    expect(await views(other)).toEqual([]);
    const change = (visitor: Visitor, version: number) => visitor.send<SavedView & { type: string }>('PUT', `/api/views/${own.id}`, { name: 'Ningbo', shared: true, value: own.value, version });
    expect((await change(other, 1)).body.type).toBe('/problems/view-not-found');
    expect((await change(planner, 1)).body.version).toBe(2);
    expect((await change(planner, 1)).body.type).toBe('/problems/view-changed');
    expect((await views(other)).map(({ name, own: isOwn, by }) => [name, isOwn, by])).toEqual([['Ningbo', false, 'A planner']]);
    expect(await views(await product.as('viewer'))).toEqual([]);
    expect((await other.send('DELETE', `/api/views/${own.id}?version=2`)).status).toBe(404);
    expect((await planner.send('DELETE', `/api/views/${own.id}?version=2`)).status).toBe(204);
    expect(await views(other)).toEqual([]);
  });

  it('have one name each', async () => {
    await save(planner, 'Mine', false);
    expect((await save(planner, 'mine', false)).body.type).toBe('/problems/view-named-so');
    expect((await save(other, 'Mine', false)).status).toBe(201);
  });

  it('tell nobody of suppliers that are not theirs', async () => {
    const wide = await product.as('expeditor', ['S0', 'S1']);
    const narrow = await product.as('expeditor', ['S1']);
    await save(wide, 'Wide', true);
    await save(narrow, 'Narrow', true);
    expect((await views(narrow)).map(({ name }) => name)).toEqual(['Narrow']);
    expect((await views(wide)).map(({ name }) => name)).toEqual(['Narrow', 'Wide']);
    const company = await product.as('supplier', ['S0']);
    await save(company, 'Ours', true);
    expect((await views(await product.as('supplier', ['S0']))).map(({ name, by }) => [name, by])).toEqual([['Ours', null]]);
    expect(await views(await product.as('supplier', ['S2']))).toEqual([]);
  });
});
