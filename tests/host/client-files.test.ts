import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { aFolder, anApp, start } from './an-app.js';
import { rawGet, send, statusOf } from './raw-http.js';

const page = '<!doctype html><title>Batchline</title>';
const script = `console.log(${'"the same again", '.repeat(200)}"end");`;
const secret = 'not for you';
let url: string;

beforeAll(async () => {
  const parent = aFolder({
    'secret.txt': secret,
    'web/index.html': page,
    'web/favicon.ico': Buffer.from([0, 0, 1, 0]),
    'web/assets/app-1a2b.js': script,
    'web/assets/logo-3c4d.png': Buffer.from([137, 80, 78, 71]),
    'web/.env': secret,
  });
  const dir = anApp({ 'a.http': "app.http('hello', { handler: async () => ({ body: 'hello' }) });" });
  ({ host: { url } } = await start(dir, { clientDir: `${parent}/web` }));
});

const asset = (headers = {}) => send(`${url}/assets/app-1a2b.js`, 'GET', headers);

describe('the client', () => {
  it('is served as it was built, with types', async () => {
    expect(await send(`${url}/assets/app-1a2b.js`)).toMatchObject({
      status: 200, body: Buffer.from(script),
      headers: { 'content-type': 'text/javascript; charset=utf-8', 'content-length': String(script.length) },
    });
    expect((await send(`${url}/assets/logo-3c4d.png`)).headers['content-type']).toBe('image/png');
  });

  const pages = ['/', '/index.html', '/orders', '/orders/4711/lines?open=1', '/items/A%2FB'];

  it.each(pages)('answers %s with the page', async (path) => {
    const { status, headers, body } = await send(url + path);
    expect([status, String(body), headers['content-type']]).toEqual([200, page, 'text/html; charset=utf-8']);
  });

  it('leaves the API to the functions', async () => {
    expect(String((await send(`${url}/api/hello`)).body)).toBe('hello');
    expect((await send(`${url}/api/missing`)).status).toBe(404);
    expect((await send(`${url}/API/missing`)).status).toBe(404);
    expect((await send(`${url}/admin/anything`)).status).toBe(404);
  });

  it('answers 404 for a missing file and 405 for another method', async () => {
    expect((await send(`${url}/assets/gone.js`)).status).toBe(404);
    const { status, headers } = await send(`${url}/orders`, 'POST');
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  it('answers HEAD like GET, without the body', async () => {
    const [head, get] = [await send(`${url}/`, 'HEAD'), await send(`${url}/`)];
    expect({ ...head.headers, date: '' }).toEqual({ ...get.headers, date: '' });
    expect([head.status, head.body.length]).toEqual([200, 0]);
  });
});

describe('caching', () => {
  it('is for ever under /assets/, and by asking back elsewhere', async () => {
    expect((await asset()).headers['cache-control']).toBe('public, max-age=31536000, immutable');
    for (const path of ['/', '/index.html', '/favicon.ico', '/orders']) {
      const { headers } = await send(url + path);
      expect(headers).toMatchObject({ 'cache-control': 'no-cache', etag: expect.stringMatching(/^"[\w-]+"$/) });
    }
  });

  it('answers 304 to who has the file', async () => {
    const { etag } = (await send(`${url}/`)).headers;
    for (const known of [etag!, `W/${etag}`, `"other", ${etag}`, '*']) {
      const { status, headers, body } = await send(`${url}/orders`, 'GET', { 'if-none-match': known });
      expect([status, headers.etag, headers['cache-control'], body.length]).toEqual([304, etag, 'no-cache', 0]);
    }
    expect((await send(`${url}/`, 'GET', { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('tells each coding its own tag', async () => {
    const replies = await Promise.all(['br', 'gzip', ''].map((coding) => asset({ 'accept-encoding': coding })));
    const tags = replies.map(({ headers }) => headers.etag);
    expect(new Set(tags).size).toBe(3);
    expect((await asset({ 'accept-encoding': 'br', 'if-none-match': tags[0] })).status).toBe(304);
    expect((await asset({ 'accept-encoding': 'gzip', 'if-none-match': tags[0] })).status).toBe(200);
  });
});

describe('compression', () => {
  const codingFor = async (accepted: string) =>
    (await asset({ 'accept-encoding': accepted })).headers['content-encoding'];

  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0.5, gzip', 'gzip'],
    ['br;q=0, gzip;q=0.1', 'gzip'],
    ['*', 'br'],
    ['*;q=0.1, br;q=0', 'gzip'],
    ['identity;q=0, gzip', 'gzip'],
    ['gzip;q=0.5, identity', undefined],
    ['GZIP', 'gzip'],
    ['deflate', undefined],
    ['*;q=0', undefined],
    ['', undefined],
  ])('for "%s" is %s', async (accepted, coding) => expect(await codingFor(accepted)).toBe(coding));

  it('keeps the content and tells caches that it varies', async () => {
    const br = await asset({ 'accept-encoding': 'br' });
    const gzip = await asset({ 'accept-encoding': 'gzip' });
    const plain = await asset();
    expect(String(brotliDecompressSync(br.body))).toBe(script);
    expect(String(gunzipSync(gzip.body))).toBe(script);
    expect(br.body.length).toBeLessThan(script.length / 5);
    for (const { headers } of [br, gzip, plain]) expect(headers.vary).toBe('accept-encoding');
  });

  it('leaves alone what is compressed already', async () => {
    const { headers } = await send(`${url}/assets/logo-3c4d.png`, 'GET', { 'accept-encoding': 'br' });
    expect([headers['content-encoding'], headers.vary]).toEqual([undefined, undefined]);
  });
});

describe('no path leads out of the folder', () => {
  it.each([
    '/../secret.txt', '/assets/../../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt', '/%2e%2e%5csecret.txt', '/assets/..%2f..%2fsecret.txt', '/..\\secret.txt',
    '/assets\\..\\..\\secret.txt', '/secret.txt%00.js', '/%00', '/%c0%ae%c0%ae/secret.txt',
    '/%252e%252e%252fsecret.txt', '//../secret.txt', '/./../secret.txt',
    '/.env', '/%2eenv', '/assets/..', '/..', '/C:/secret.txt', '/file:///secret.txt',
  ])('%s', async (path) => {
    const raw = await rawGet(url, path);
    expect(raw).not.toContain(secret);
    expect([200, 400, 404]).toContain(statusOf(raw));
    if (statusOf(raw) === 200) expect(raw).toContain(page);
  });

  it.each(['/..%2f..%2fetc', '/a%5c..%5cb', '/%5c', '//etc', '/%2e%2e%2fetc'])('and %s is no page', async (path) => {
    expect([400, 404]).toContain(statusOf(await rawGet(url, path)));
  });
});

describe('security headers', () => {
  const expected = {
    'content-security-policy': "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; " +
      "object-src 'none'; img-src 'self' data:; connect-src 'self'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': expect.stringContaining('camera=()'),
  };

  it('are on every reply of the client: pages, files, 304, 404, 405', async () => {
    const { etag } = (await send(`${url}/`)).headers;
    const replies = await Promise.all([
      send(`${url}/`),
      asset(),
      send(`${url}/`, 'GET', { 'if-none-match': etag }),
      send(`${url}/gone.js`),
      send(`${url}/`, 'PUT'),
    ]);
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 304, 404, 405]);
    for (const { headers } of replies) expect(headers).toMatchObject(expected);
  });

  it('are not on replies of the API', async () => {
    expect(Object.keys((await send(`${url}/api/hello`)).headers).sort())
      .toEqual(['connection', 'content-length', 'content-type', 'date', 'keep-alive']);
  });

  it('may be changed by path', async () => {
    const clientDir = aFolder({ 'index.html': page });
    const dir = anApp({ 'a.http': "app.http('b', { handler: async () => ({}) });" });
    const headersFor = (path: string) => (path === '/embedded' ? { 'content-security-policy': 'sandbox' } : {});
    const { host } = await start(dir, { clientDir, headersFor });
    expect((await send(`${host.url}/embedded`)).headers['content-security-policy']).toBe('sandbox');
    expect((await send(`${host.url}/`)).headers).toMatchObject(expected);
  });
});
