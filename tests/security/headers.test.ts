import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { endpoints } from '../../shared/contracts/all.js';
import { anErpLine } from '../fixtures/nights.js';
import { aProduct } from '../fixtures/product.js';
import { sendRaw } from '../host/raw-http.js';
import { pathOf } from './every-route.js';

const product = await aProduct({ PUBLIC_URL: 'https://batchline.example.com' });
await product.night('2026-03-02', [anErpLine()]);
const { url } = product;
const admin = await product.as('admin');
const planner = await product.as('planner');

const year = 'max-age=31536000; includeSubDomains';
const apiPolicy = { 'default-src': "'none'", 'base-uri': "'none'", 'form-action': "'none'", 'frame-ancestors': "'none'" };

const directivesOf = (policy: string | null) => Object.fromEntries((policy ?? '').split(';').map((part) => part.trim().split(/ (.*)/s, 2) as [string, string]));

/** What is wrong with the headers of a reply; nothing is the only good answer. */
function faultsIn({ status, headers }: { status: number; headers: Headers }, kind: 'api' | 'client'): string[] {
  const policy = directivesOf(headers.get('content-security-policy'));
  const wanted: [string, boolean][] = [
    ['a policy', kind === 'api' ? Object.entries(apiPolicy).every(([name, value]) => policy[name] === value) : policy['default-src'] === "'self'" && policy['object-src'] === "'none'" && policy['base-uri'] === "'none'"],
    ['nothing inline', !/unsafe-|\*|https?:/.test(headers.get('content-security-policy') ?? '*')],
    ['no frames', policy['frame-ancestors'] === "'none'"],
    ['nosniff', headers.get('x-content-type-options') === 'nosniff'],
    ['a referrer policy', /^(no-referrer|same-origin)$/.test(headers.get('referrer-policy') ?? '')],
    ['only for our own pages', headers.get('cross-origin-resource-policy') === 'same-origin'],
    ['TLS from now on', headers.get('strict-transport-security') === year],
    ['not kept', kind === 'client' || headers.get('cache-control') === 'no-store'],
    ['not shared with other origins', !headers.has('access-control-allow-origin')],
    ['a type for what it carries', status === 204 || status === 304 || headers.get('content-length') === '0' || headers.has('content-type')],
    ['no word about what answers', !['server', 'x-powered-by', 'x-aspnet-version', 'via'].some((name) => headers.has(name))],
  ];
  return wanted.filter(([, holds]) => !holds).map(([name]) => name);
}

describe('every route', () => {
  it.each(endpoints.map((endpoint) => [endpoint.name, endpoint] as const))('%s has its headers, allowed or refused', async (name, { method, route }) => {
    for (const who of [admin, planner, product.visitor()]) {
      // Without a body nothing that changes is done; signing out would be.
      if (method !== 'GET' && name.startsWith('session-')) continue;
      expect(faultsIn(await who.send(method, `/api/${pathOf(route)}`, undefined, method === 'GET' ? {} : { origin: 'https://batchline.example.com' }), 'api')).toEqual([]);
    }
  });
});

describe('what finds no route', () => {
  it.each([['GET', '/api/nothing'], ['POST', '/api/lines'], ['HEAD', '/api/health'], ['OPTIONS', '/api/lines'], ['GET', '/admin/functions/x'], ['GET', '/runtime/webhooks'], ['GET', '/api/lines/%zz']])('%s %s has them', async (method, path) => {
    expect(faultsIn(await fetch(url + path, { method }), 'api')).toEqual([]);
  });

  it('and so have a body that is too large, and a host that is none', async () => {
    const replies = [`POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Length: ${2 ** 31}\r\n\r\n`, 'GET /api/health HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n'];
    for (const raw of await Promise.all(replies.map((text) => sendRaw(url, text)))) {
      const [first, ...lines] = raw.split('\r\n\r\n')[0]!.split('\r\n');
      const headers = new Headers(lines.map((line) => line.split(/: (.*)/s, 2) as [string, string]));
      expect(faultsIn({ status: Number(first!.split(' ')[1]), headers }, 'api')).toEqual([]);
    }
  });
});

describe('the client', () => {
  const files = readdirSync(new URL('../../dist/web', import.meta.url), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ parentPath, name }) => `${parentPath}/${name}`.split('/dist/web/')[1]!);

  it('has them on every file', async () => {
    for (const file of files) expect(faultsIn(await fetch(`${url}/${file}`), 'client'), file).toEqual([]);
  });

  it.each([['GET', '/'], ['GET', '/lines?x=1'], ['GET', '/gone.js'], ['POST', '/lines'], ['GET', '/..%2fpackage.json']])('has them on %s %s', async (method, path) => {
    expect(faultsIn(await fetch(url + path, { method }), 'client')).toEqual([]);
  });

  it('has no script and no style inside its page', async () => {
    const page = await (await fetch(`${url}/`)).text();
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=|javascript:/i);
    expect([...page.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, to]) => to).filter((to) => !to!.startsWith('/'))).toEqual([]);
  });
});
