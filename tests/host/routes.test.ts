import { describe, expect, it } from 'vitest';
import type { HttpFunction } from '../../host/app-function.js';
import { compileTemplate } from '../../host/route-template.js';
import { buildRoutes } from '../../host/routes.js';

const aFunction = (name: string, route = name, methods = ['GET']): HttpFunction => ({
  kind: 'http',
  name,
  route,
  methods,
  triggerName: 'httpTrigger',
  registered: { name, bindings: {}, callback: () => {} },
});

describe('routes', () => {
  const answering = (functions: HttpFunction[], path: string, method = 'GET') =>
    buildRoutes(functions, 'api')(method, path)?.fn.name;

  it('are tried in case-insensitive order of the function names; the first that matches wins', () => {
    const functions = [
      aFunction('b-all', 'items/{*rest}'),
      aFunction('A-any', 'items/{id}'),
      aFunction('c-one', 'items/one'),
    ];
    expect(answering(functions, '/api/items/one')).toBe('A-any');
    expect(answering(functions, '/api/items/one/two')).toBe('b-all');
  });

  it('let a constrained parameter leave the way to the next function', () => {
    const functions = [aFunction('a', 'items/{id:int}'), aFunction('b', 'items/{name}')];
    expect(answering(functions, '/api/items/7')).toBe('a');
    expect(answering(functions, '/api/items/seven')).toBe('b');
  });

  it('are told apart by method', () => {
    const functions = [aFunction('a', 'items', ['GET']), aFunction('b', 'items', ['PUT', 'POST'])];
    expect(answering(functions, '/api/items', 'POST')).toBe('b');
    expect(answering(functions, '/api/items', 'DELETE')).toBeUndefined();
  });

  it('may have no prefix', () => {
    expect(buildRoutes([aFunction('a', 'x/{y}')], '')('GET', '/x/1')?.params).toEqual({ y: '1' });
  });
});

describe('a template', () => {
  it.each([
    ['api/items', '/API/Items', {}],
    ['api/items', '/api/items/', {}],
    ['api/items', '/api/items/x', undefined],
    ['api/items', '/api/itemsx', undefined],
    ['api/a.b', '/api/aXb', undefined],
    ['api/{id}', '/api/7', { id: '7' }],
    ['api/{id}', '/api/', undefined],
    ['api/{id}', '/api/a/b', undefined],
    ['api/{id?}', '/api', {}],
    ['api/{id?}', '/api/7', { id: '7' }],
    ['api/{id:int?}', '/api', {}],
    ['api/{id:int?}', '/api/x', undefined],
    ['api/{page=1}', '/api', { page: '1' }],
    ['api/{page:int=1}/x', '/api/2/x', { page: '2' }],
    ['api/{*rest}', '/api', {}],
    ['api/{*rest}', '/api/', {}],
    ['api/{*rest}', '/api/a/b/', { rest: 'a/b/' }],
    ['api/{**rest}', '/api/a/b', { rest: 'a/b' }],
    ['api/{a}/lines/{b}', '/api/PO-1/lines/2', { a: 'PO-1', b: '2' }],
    ['api/{name}.{ending}', '/api/order.2026.csv', { name: 'order', ending: '2026.csv' }],
    ['api/v{version:int}/x', '/api/v2/x', { version: '2' }],
    ['api/{code:regex(^a/b$)}', '/api/ab', undefined],
    ['api/{code:regex(^\\d{{3}}$)}', '/api/123', { code: '123' }],
    ['api/{code:regex(^\\d{{3}}$)}', '/api/1234', undefined],
    ['api/{code:alpha:length(2,3)}', '/api/abc', { code: 'abc' }],
    ['api/{code:alpha:length(2,3)}', '/api/abcd', undefined],
  ])('%s with %s gives %o', (template, path, params) => {
    expect(compileTemplate(template)(path)).toEqual(params);
  });

  it.each(['api/{id', 'api/}', 'api/{id:integer}', 'api/{}', 'api/{a b}', 'api//b'])('%s is refused', (template) => {
    expect(() => compileTemplate(template)).toThrow();
  });
});

describe('a constraint', () => {
  const holds = (constraint: string, value: string) => compileTemplate(`{x:${constraint}}`)(`/${value}`) !== undefined;

  it.each([
    ['int', ['0', '-7', '+7', '2147483647', ' 7 '], ['', '2147483648', '7.0', '7x', '1e3']],
    ['long', ['9223372036854775807'], ['9223372036854775808', 'x']],
    ['bool', ['true', 'FALSE'], ['yes', '1']],
    ['guid', ['0b1c2d3e-0000-4000-8000-0123456789aB', '0b1c2d3e0000400080000123456789ab'], ['0b1c2d3e-0000', 'x']],
    ['alpha', ['abcXYZ'], ['a1', 'ä']],
    ['decimal', ['1', '-1.5', '.5', '1,000.25', '7.'], ['.', '1.2.3', 'x']],
    ['datetime', ['2026-03-01', '2026-03-01T02:30:00Z'], ['tomorrow', '2026-13-01']],
    ['length(3)', ['abc'], ['ab', 'abcd']],
    ['minlength(2)', ['ab'], ['a']],
    ['maxlength(2)', ['ab'], ['abc']],
    ['min(2)', ['2', '99'], ['1', 'x']],
    ['max(2)', ['2', '-5'], ['3']],
    ['range(1,3)', ['1', '3'], ['0', '4', 'x']],
    ['regex(^po-)', ['po-1', 'PO-1'], ['xpo-1']],
  ])('%s takes %o and not %o', (constraint, good, bad) => {
    expect(good.filter((value) => !holds(constraint, value))).toEqual([]);
    expect(bad.filter((value) => holds(constraint, value))).toEqual([]);
  });

  it.each(['toString', 'int(1)', 'length', 'range(a,b)', 'regex((a)'])('%s is refused', (constraint) => {
    expect(() => compileTemplate(`{x:${constraint}}`)).toThrow();
  });
});
