import { describe, expect, it } from 'vitest';
import { LinePreset } from '../../shared/contracts/lines.js';
import { pageOf, safeReturn } from '../../web/src/app-shell/router.js';
import { addressOf, landingPreset, linePresets, lookOf, readView, searchOf, viewOf, withSearch } from '../../web/src/purchasing/lines-address.js';
import { urlOf } from '../../web/src/api/call.js';

const read = (search: string) => readView(search, { landing: 'late' });

describe('the address of the list', () => {
  it('holds preset, search, suppliers, filters, hours, sort and direction', () => {
    const filters = [{ column: 'status' as const, in: ['planned', 'closed'] }, { column: 'dueOn' as const, from: '2026-01-01' }, { column: 'orderedQty' as const, to: -1.5 }, { column: 'customText1' as const, empty: true }];
    const view = { preset: 'at-risk' as const, search: 'hex bolt', suppliers: [3, 12], filters, hours: 72, sort: 'poNumber' as const, direction: 'desc' as const };
    const address = addressOf(view);
    expect(address).toContain('/lines?preset=at-risk&search=hex+bolt&suppliers=3,12&filters=');
    expect(read(address.slice(address.indexOf('?')))).toEqual(view);
    expect(viewOf(lookOf(view), 'late')).toEqual(view);
  });

  it('leaves out conditions that a column cannot answer', () => {
    const made = [{ column: 'dueOn', contains: 'x' }, { column: 'nothing', empty: true }, { column: 'orderedQty', from: '2026-01-01' }, { column: 'status', in: [] }, { column: 'dueOn', from: '2026-02-30' }, { column: 'uom', empty: 'yes' }, 7, { column: 'uom', contains: 'E', more: 1 }];
    expect(read(`?filters=${encodeURIComponent(JSON.stringify([...made, { column: 'uom', in: ['EA'] }]))}`).filters).toEqual([{ column: 'uom', in: ['EA'] }]);
    expect(read('?filters=nonsense').filters).toEqual([]);
  });

  it('leaves out what goes without saying, but never the preset', () => {
    expect(addressOf(read(''))).toBe('/lines?preset=late');
    expect(addressOf(read('?preset=all'), 17)).toBe('/lines/17?preset=all');
  });

  it('takes what makes no sense for not said', () => {
    expect(read('?preset=nonsense&sort=password&direction=up&hours=5&suppliers=1,x,-2')).toEqual({ preset: 'late', search: '', suppliers: [1], filters: [], hours: 24, sort: 'dueOn', direction: 'asc' });
  });

  it('knows every preset of the contract', () => {
    expect(linePresets).toEqual(LinePreset.options);
  });

  it('begins where the role works', () => {
    expect([landingPreset('planner'), landingPreset('expeditor'), landingPreset('supplier'), landingPreset('viewer')]).toEqual(['late', 'no-response', 'no-response', 'all']);
  });

  it('keeps the view and the open line while searching', () => {
    const place = { page: pageOf('/lines/9'), path: '/lines/9', search: '?preset=all' };
    expect(withSearch(place, 'flange')).toBe('/lines/9?preset=all&search=flange');
    expect(withSearch({ ...place, search: '?search=a' }, '')).toBe('/lines/9');
    expect(searchOf({ ...place, search: '?search=a' })).toBe('a');
  });

  it('searches in all lines from another page', () => {
    expect(withSearch({ page: pageOf('/manage/jobs'), path: '/manage/jobs', search: '?view=extracts' }, 'a&b')).toBe('/lines?preset=all&search=a%26b');
  });
});

describe('paths', () => {
  it.each([
    ['/', { name: 'lines', lineId: null }], ['/lines/12', { name: 'lines', lineId: 12 }], ['/lines/0', { name: 'missing' }], ['/lines/1x', { name: 'missing' }],
    ['/manage/jobs', { name: 'manage', section: 'jobs' }], ['/manage', { name: 'manage', section: '' }], ['/login', { name: 'login' }], ['/admin', { name: 'missing' }],
  ])('%s', (path, page) => expect(pageOf(path)).toEqual(page));

  it.each([
    ['?back=%2Flines%2F9%3Fpreset%3Dall', '/lines/9?preset=all'], ['?back=https://evil.example', '/lines'], ['?back=//evil.example', '/lines'],
    ['?back=/%5Cevil.example', '/lines'], ['?back=/login?back=/login', '/lines'], ['', '/lines'],
  ])('back from sign-in with %s leads to %s', (search, to) => expect(safeReturn(search)).toBe(to));
});

describe('urls of the API', () => {
  it('fill parameters and leave out what is not given', () => {
    expect(urlOf('lines/{id:int}/timeline', { id: 7 }, {})).toBe('/api/lines/7/timeline');
    expect(urlOf('lines', undefined, { search: 'a&b', page: undefined, sort: '', offset: 0 })).toBe('/api/lines?search=a%26b&offset=0');
    expect(urlOf('x/{name}', { name: 'a/b' }, undefined)).toBe('/api/x/a%2Fb');
  });
});
