import { describe, expect, it } from 'vitest';
import { endpoints } from '../../shared/contracts/all.js';
import type { Problem } from '../../shared/contracts/problem.js';
import { dumpOf } from '../fixtures/dump.js';
import { anErpLine } from '../fixtures/nights.js';
import { aProduct } from '../fixtures/product.js';
import { pathOf } from './every-route.js';

const product = await aProduct();
await product.night('2026-03-02', [anErpLine()]);
const admin = await product.as('admin');
const cookie = admin.cookie()!;
const changing = endpoints.filter(({ method }) => method !== 'GET');
const { host } = new URL(product.url);

/** Exactly these headers and the cookie, as a browser would send them for a page of somebody else. */
const ask = async (method: string, path: string, headers: Record<string, string>) => {
  const reply = await fetch(`${product.url}/api/${path}`, { method, headers: { cookie, ...headers }, ...(headers['content-type'] && { body: '{}' }) });
  return { status: reply.status, type: ((await reply.json().catch(() => ({}))) as Problem).type };
};

const foreign: [string, Record<string, string>][] = [
  ['no word about where it comes from', {}],
  ['another origin', { origin: 'https://evil.example' }],
  ['an origin that is hidden', { origin: 'null' }],
  ['our own name on another port', { origin: 'http://127.0.0.1:1' }],
  ['our own name as a part of another', { origin: `http://${host}.evil.example` }],
  ['our own name before another', { origin: `http://${host}@evil.example` }],
  ['another site', { 'sec-fetch-site': 'cross-site', origin: product.url }],
  ['a neighbour', { 'sec-fetch-site': 'same-site', origin: product.url }],
  ['an address typed by hand', { 'sec-fetch-site': 'none', origin: product.url }],
  ['a form', { origin: 'https://evil.example', 'content-type': 'text/plain' }],
  ['a referrer of ours and nothing else', { referer: `${product.url}/lines` }],
];

describe.each(changing.map(({ name, method, route }) => [name, method, route] as const))('%s', (_, method, route) => {
  it('is refused to a page of somebody else before anything happens', async () => {
    const before = await dumpOf(product.db);
    for (const [what, headers] of foreign) expect(await ask(method, pathOf(route), headers), what).toEqual({ status: 403, type: '/problems/foreign-origin' });
    expect(await dumpOf(product.db)).toEqual(before);
  });
});

it('the session that was asked through is still there', async () => {
  expect((await admin.get('/api/session')).status).toBe(200);
});

describe('a method', () => {
  it.each(['x-http-method-override', 'x-http-method', 'x-method-override'])('is not another because %s says so', async (name) => {
    expect((await admin.get('/api/session', { [name]: 'DELETE' })).status).toBe(200);
    expect((await admin.get('/api/session?_method=DELETE')).status).toBe(400);
    expect((await admin.get('/api/session')).status).toBe(200);
  });

  it('that is a read changes nothing', async () => {
    const before = await dumpOf(product.db);
    for (const { route } of endpoints.filter(({ method }) => method === 'GET')) await admin.get(`/api/${pathOf(route)}`);
    expect(await dumpOf(product.db)).toEqual(before);
  });

  it.each(['TRACE', 'OPTIONS', 'PROPFIND', 'HEAD'])('%s is none of ours', async (method) => {
    const status = method === 'TRACE' ? 404 : (await fetch(`${product.url}/api/session`, { method, headers: { cookie } })).status;
    expect(status).toBe(404);
  });
});

describe('a request with no type, or with that of a form', () => {
  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/json'])('%s is not taken for JSON', async (type) => {
    const reply = await admin.send<Problem>('PUT', '/api/session/language', '{"language":"en"}', { 'content-type': type });
    expect([reply.status, reply.body.type]).toEqual([400, '/problems/body-not-json']);
  });
});
