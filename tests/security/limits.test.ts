import { describe, expect, it } from 'vitest';
import { endpoints } from '../../shared/contracts/all.js';
import type { Problem } from '../../shared/contracts/problem.js';
import { anErpLine } from '../fixtures/nights.js';
import { aProduct } from '../fixtures/product.js';
import { sendRaw, statusOf } from '../host/raw-http.js';
import { pathOf } from './every-route.js';

const product = await aProduct();
await product.night('2026-03-02', [anErpLine()]);
const { url } = product;
const [admin, planner] = [await product.as('admin'), await product.as('planner')];
const raw = (lines: string[], body = '') => sendRaw(url, `${['POST /api/session HTTP/1.1', 'Host: x', `Origin: http://x`, 'Content-Type: application/json', ...lines].join('\r\n')}\r\n\r\n${body}`);
const refused = (reply: { status: number; body: Problem }) => [reply.status, reply.body.type];
const invalid = [400, '/problems/request-invalid'];

describe('where a request ends', () => {
  it('is not told in two ways', async () => {
    expect(statusOf(await raw(['Transfer-Encoding: chunked', 'Content-Length: 4'], '0\r\n\r\n'))).toBe(400);
    expect(statusOf(await raw(['Content-Length: 4', 'Content-Length: 5'], '{}{}'))).toBe(400);
    expect(statusOf(await raw(['Content-Length: -1']))).toBe(400);
    expect(statusOf(await raw(['Content-Length: 4x'], '{}{}'))).toBe(400);
    expect(statusOf(await raw(['Transfer-Encoding: xchunked'], '{}'))).toBe(400);
  });

  it('is where its length says: what comes after it is no second request', async () => {
    const told = await raw(['Content-Length: 2', 'Connection: close'], '{}GET /api/health HTTP/1.1\r\nHost: x\r\n\r\n');
    expect(statusOf(told)).toBe(400);
    expect(told.match(/HTTP\/1\.1 /g)).toHaveLength(1);
  });

  it('a body in chunks is taken for none, as under the Functions host', async () => {
    const told = await raw(['Transfer-Encoding: chunked', 'Connection: close'], '2\r\n{}\r\n0\r\n\r\n');
    expect([statusOf(told), told.includes('/problems/request-invalid')]).toEqual([400, true]);
  });
});

describe('a body', () => {
  it('is refused where it is larger than its endpoint takes, by words', async () => {
    const large = { look: 'x'.repeat(1 << 20) };
    expect(refused(await planner.send<Problem>('POST', '/api/views', large))).toEqual([413, '/problems/body-too-large']);
  });

  it.each(endpoints.filter(({ largestBody }) => largestBody).map((endpoint) => [endpoint.name, endpoint] as const))('%s takes more, and no more than it says', async (_, { method, route, largestBody, permission }) => {
    const who = permission === 'manage' ? admin : planner;
    expect(refused(await who.send<Problem>(method, `/api/${pathOf(route)}`, JSON.stringify('x'.repeat(largestBody!))))).toEqual([413, '/problems/body-too-large']);
  });

  it.each(['settings/nightAt', 'views/1', 'session/language'])('nested ever deeper is refused, not followed: %s', async (path) => {
    const deep = `{"value":${'['.repeat(50_000)}${']'.repeat(50_000)},"version":null}`;
    expect(refused(await admin.send<Problem>('PUT', `/api/${path}`, deep))).toEqual(invalid);
    expect(refused(await admin.send<Problem>('PUT', `/api/${path}`, `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`))).toEqual(invalid);
  });

  it.each([['[]'], ['"x"'], ['1'], ['null'], ['true']])('that is %s is none of ours', async (body) => {
    expect(refused(await planner.send<Problem>('POST', '/api/views', body))).toEqual(invalid);
  });

  it('that is not JSON, or not UTF-8, is refused', async () => {
    for (const body of ['{', '{"a":1,}', "{'a':1}", '{"a":NaN}', '{}{}', 'name=x']) expect(refused(await planner.send<Problem>('POST', '/api/views', body))).toEqual([400, '/problems/body-not-json']);
    const reply = await fetch(`${url}/api/views`, { method: 'POST', headers: { origin: url, cookie: planner.cookie()!, 'content-type': 'application/json' }, body: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]) });
    expect([reply.status, ((await reply.json()) as Problem).type]).toEqual([400, '/problems/body-not-json']);
  });

  it.each(['1e400', '-1e400', '99999999999999999999', '0.00000000000000000001', '1e-400'])('with the number %s is refused', async (number) => {
    const { id, version } = await product.db.selectFrom('po_line').select(['id', 'version']).executeTakeFirstOrThrow();
    const reply = await planner.send<Problem>('POST', '/api/batches', `{"lines":[{"id":${id},"version":${version},"qty":${number}}],"readyOn":"2027-01-01"}`);
    expect(reply.status, JSON.stringify(reply.body)).toBe(400);
  });
});

describe('a name that every object has', () => {
  const hostile = ['{"__proto__":{"role":"admin"}}', '{"constructor":{"prototype":{"role":"admin"}}}', '{"name":"n","shared":false,"value":{"look":{},"__proto__":{"role":"admin"}}}', '{"hasOwnProperty":1,"toString":2}'];

  it.each(hostile)('is not taken from a body: %s', async (body) => {
    for (const [method, path] of [['POST', 'views'], ['PUT', 'preferences/display'], ['PUT', 'settings/nightAt'], ['PUT', 'erp/connection'], ['POST', 'session']] as const) {
      expect(refused(await admin.send<Problem>(method, `/api/${path}`, body)), path).toEqual(invalid);
    }
    expect(({} as Record<string, unknown>).role).toBeUndefined();
  });

  it('inside the keys of a mapping is none', async () => {
    expect(refused(await admin.send<Problem>('POST', '/api/erp/connection/test', '{"connection":null,"mapping":{"__proto__":"x"}}'))).toEqual(invalid);
    expect(refused(await admin.send<Problem>('POST', '/api/erp/connection/test', '{"connection":null,"mapping":{"constructor":"x"}}'))).toEqual(invalid);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('%s is no setting, no preference, no way to sort', async (name) => {
    const replies = await Promise.all([admin.send('PUT', `/api/settings/${name}`, { value: 1, version: null }), admin.send('PUT', `/api/preferences/${name}`, { value: {}, version: null }), planner.get(`/api/lines?sort=${name}`), planner.get(`/api/lines?${name}=1`)]);
    // The library of the functions leaves this one name out of a query altogether.
    expect(replies.map(({ status }) => status)).toEqual([400, 400, 400, name === '__proto__' ? 200 : 400]);
  });
});

describe('a parameter', () => {
  it.each(['limit=1&limit=2', 'limit=1&LIMIT=2', 'sort=dueOn&sort=poNumber', 'preset=all&preset=late'])('that is sent twice is not one of the two: %s', async (query) => {
    expect(refused(await planner.get<Problem>(`/api/lines?${query}`))).toEqual(invalid);
  });

  it('of the query is none of the body, nor the other way round', async () => {
    expect(refused(await admin.send<Problem>('POST', '/api/users?role=admin', { email: 'x@example.com', name: 'X', role: 'viewer' }))).toEqual(invalid);
    expect(refused(await planner.send<Problem>('POST', '/api/views?id=1', { name: 'x', shared: false, value: { look: {} } }))).toEqual(invalid);
  });

  it.each(['1;drop', '1%00', '1%2e0', '0x1', '1e0', '-1', '2147483648', '١'])('that is no id finds nothing: %s', async (id) => {
    const { status } = await planner.get(`/api/lines/${id}`);
    expect([400, 404]).toContain(status);
  });
});

describe('a path', () => {
  it.each(['/api/../package.json', '/api/%2e%2e/package.json', '/api/..%2f..%2fpackage.json', '/..%2fpackage.json', '/assets/..%5c..%5cpackage.json', '/.git/config', '/.env', '/local.settings.json', '/web.config', '/package.json', '/host.json'])('leads to no file of the product: %s', async (path) => {
    const told = await sendRaw(url, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect([400, 404]).toContain(statusOf(told));
    expect(told).not.toMatch(/"dependencies"|routePrefix|\[core\]/);
  });
});
