import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { anApp, start, type Started } from './an-app.js';
import { rawGet, send, sendRaw, statusOf } from './raw-http.js';

let host: Started['host'];
let log: Started['log'];
let url: string;

const modules = {
  'echo.http': `
    app.http('echo', {
      route: 'echo/{*rest}', methods: ['GET', 'POST', 'PUT', 'HEAD'],
      handler: async (request, context) => ({
        jsonBody: {
          method: request.method, url: request.url, params: request.params, query: [...request.query],
          headers: Object.fromEntries(request.headers), body: await request.text(),
          invocationId: context.invocationId, functionName: context.functionName,
          trace: context.traceContext?.traceParent,
        },
      }),
    });
    app.get('only-get', { handler: async () => ({ body: 'got' }) });
    app.http('length', {
      methods: ['HEAD'],
      handler: async () => ({ headers: { 'content-length': '4711', 'x-a': 'b' } }),
    });`,
  'replies.http': `
    app.http('nothing', { handler: async () => {} });
    const replying = (name, reply) => app.http(name, { handler: async () => reply });
    replying('teapot', { status: 418, headers: { 'X-Tea': 'green' }, body: 'short and stout' });
    replying('bytes', { body: Buffer.from([0, 255, 1]), headers: { 'content-encoding': 'x-ours' } });
    replying('framing', { body: 'abc', headers: { 'content-length': '1', 'transfer-encoding': 'chunked' } });
    replying('unchanged', { status: 304, headers: { etag: '"1"' } });
    app.http('throws', { handler: async () => { throw new Error('the password is hunter2'); } });
    app.http('throws-nothing', { handler: () => { throw undefined; } });
    replying('text', 'not a response');
    replying('bad-cookie', { headers: { 'x-a': 'b' }, cookies: [{ name: 'a b', value: '' }] });
    replying('negative-age', { cookies: [{ name: 'a', value: '', maxAge: -1 }] });
    replying('cookies', { cookies: [
      { name: 'plain', value: "a b;ü(1)'!*" },
      { name: 'session', value: 'x', path: '/api', maxAge: 60.9, secure: true, httpOnly: true, sameSite: 'Lax' },
      { name: 'gone', value: '', expires: new Date(0 + 86400000), domain: 'example.org', sameSite: 'None' },
    ] });
    app.http('logs', { handler: async (request, context) => {
      context.log('counted %d lines', 3);
      context.trace('t'); context.debug('d'); context.warn('w'); context.error(new Error('e'));
      return { body: context.invocationId };
    } });`,
};

beforeAll(async () => {
  ({ host, log } = await start(anApp(modules), { maxBodyBytes: 1000 }));
  url = host.url;
});

interface Told {
  params: object;
  query: string[][];
  body: string;
  trace: string;
  invocationId: string;
}

const echo = async (path: string, init?: RequestInit) =>
  (await (await fetch(`${url}/api/echo${path}`, init)).json()) as Told;

describe('a handler is told', () => {
  it('the method, the address, the decoded parameters and who it is', async () => {
    const told = await echo('/some%20where/%C3%BC?x=1');
    expect(told).toMatchObject({
      method: 'GET',
      url: `${url}/api/echo/some%20where/%C3%BC?x=1`,
      params: { rest: 'some where/ü' },
      functionName: 'echo',
    });
    expect(told.invocationId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('an encoded slash as it came, since it does not separate', async () => {
    expect((await echo('/a%2Fb')).params).toEqual({ rest: 'a%2Fb' });
  });

  it('repeated query keys joined with commas, whatever their letter case', async () => {
    expect((await echo('?a=1&b=&A=2&a=x%20y&c')).query).toEqual([['a', '1,2,x y'], ['b', ''], ['c', '']]);
  });

  it('repeated headers joined', async () => {
    const { body } = await send(`${url}/api/echo`, 'GET', { 'x-many': ['1', '2'], 'x-one': 'ü' });
    expect(JSON.parse(String(body)).headers).toMatchObject({ 'x-many': '1, 2', 'x-one': 'ü' });
  });

  it('the body, byte for byte', async () => {
    expect((await echo('', { method: 'POST', body: 'Größe €' })).body).toBe('Größe €');
    expect((await echo('', { method: 'PUT' })).body).toBe('');
  });

  it('nothing of a chunked body: without Content-Length the Functions host takes it for empty', async () => {
    const body = new ReadableStream({ start: (c) => (c.enqueue(new TextEncoder().encode('lost')), c.close()) });
    expect((await echo('', { method: 'POST', body, duplex: 'half' } as RequestInit)).body).toBe('');
  });

  it('the trace of the caller', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    expect((await echo('', { headers: { traceparent } })).trace).toBe(traceparent);
  });
});

describe('a reply', () => {
  it('carries status, headers and body', async () => {
    const reply = await fetch(`${url}/api/teapot`);
    expect([reply.status, reply.headers.get('x-tea'), await reply.text()]).toEqual([418, 'green', 'short and stout']);
  });

  it('has only the headers of the function and of HTTP itself', async () => {
    const { headers } = await send(`${url}/api/teapot`, 'GET', { 'accept-encoding': 'gzip' });
    expect(Object.keys(headers).sort())
      .toEqual(['connection', 'content-length', 'content-type', 'date', 'keep-alive', 'x-tea']);
  });

  it('leaves bytes and their encoding alone', async () => {
    const { headers, body } = await send(`${url}/api/bytes`);
    expect([...body]).toEqual([0, 255, 1]);
    expect(headers).toMatchObject({ 'content-encoding': 'x-ours', 'content-length': '3' });
    expect(headers['content-type']).toBeUndefined();
  });

  it('is framed by the host, whatever the handler says of it', async () => {
    const { headers, body } = await send(`${url}/api/framing`);
    expect(String(body)).toBe('abc');
    expect(headers).toMatchObject({ 'content-length': '3' });
    expect(headers['transfer-encoding']).toBeUndefined();
  });

  it('is 204 when the handler returned nothing, 304 without a body', async () => {
    const nothing = await send(`${url}/api/nothing`);
    expect([nothing.status, nothing.headers['content-length']]).toEqual([204, undefined]);
    expect(await send(`${url}/api/unchanged`)).toMatchObject({ status: 304, headers: { etag: '"1"' } });
  });

  it('writes cookies as ASP.NET Core does', async () => {
    expect((await send(`${url}/api/cookies`)).headers['set-cookie']).toEqual([
      'plain=a%20b%3B%C3%BC%281%29%27%21%2A; path=/',
      'session=x; max-age=60; path=/api; secure; samesite=lax; httponly',
      'gone=; expires=Fri, 02 Jan 1970 00:00:00 GMT; domain=example.org; path=/; samesite=none',
    ]);
  });
});

describe('HEAD', () => {
  it('is not answered by a function for GET, as in the Functions host', async () => {
    expect((await send(`${url}/api/only-get`, 'HEAD')).status).toBe(404);
  });

  it('never has a body, but may tell its length', async () => {
    const raw = await sendRaw(url, 'HEAD /api/echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    expect(raw.split('\r\n\r\n')[1]).toBe('');
    expect((await send(`${url}/api/length`, 'HEAD')).headers).toMatchObject({ 'content-length': '4711', 'x-a': 'b' });
  });
});

describe('a request that finds no function', () => {
  it.each([
    '/api/missing', '/api', '/', '/elsewhere', '/api//teapot', '//api/teapot', '/runtime/x', '/admin/host/status',
  ])('is 404: %s', async (path) => expect(statusOf(await rawGet(url, path))).toBe(404));

  it('is 404 when only the method is missing', async () => {
    expect((await send(`${url}/api/only-get`, 'DELETE')).status).toBe(404);
  });
});

describe('a bad request', () => {
  it.each(['/api/echo/%zz', '/api/echo/%E4', '/api/echo/%00', '/api\\echo', 'nowhere'])('is 400: %s', async (path) => {
    expect(statusOf(await rawGet(url, path))).toBe(400);
  });

  it.each(['a/api/echo?', 'user@host', 'a b', '', 'a:b:c'])('is 400 for the host "%s"', async (name) => {
    const raw = await rawGet(url, '/api/missing', `Host: ${name}`);
    expect(statusOf(raw)).toBe(name === '' ? 404 : 400);
  });

  it('cannot smuggle an address past the router', async () => {
    expect(statusOf(await rawGet(url, '//localhost/api/teapot'))).toBe(404);
    expect(statusOf(await rawGet(url, '/api/echo/../teapot'))).toBe(418);
    expect(statusOf(await rawGet(url, `http://example.org/api/teapot`))).toBe(418);
  });
});

describe('a handler that fails', () => {
  it('is a 500 without details, logged with its invocation id', async () => {
    const { status, body } = await send(`${url}/api/throws`);
    expect([status, String(body)]).toEqual([500, '']);
    const [entry] = log.filter(({ functionName }) => functionName === 'throws');
    expect(entry).toMatchObject({ level: 'error', category: 'system', message: expect.stringContaining('hunter2') });
    expect(entry!.invocationId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each(['throws-nothing', 'text', 'bad-cookie', 'negative-age'])('is a 500 however it fails: %s', async (name) => {
    const { status, headers } = await send(`${url}/api/${name}?token=secret`);
    expect([status, headers['x-a']]).toEqual([500, undefined]);
    const { level, message, invocationId = message } = log.at(-1)!;
    expect(level).toBe('error');
    expect(invocationId).toMatch(/[0-9a-f-]{36}/);
    expect(message).not.toContain('secret');
  });
});

it('context.log and its siblings reach the log with the function and the invocation', async () => {
  const invocationId = await (await fetch(`${url}/api/logs`)).text();
  const said = log.filter((entry) => entry.functionName === 'logs');
  expect(said.map(({ level }) => level)).toEqual(['information', 'trace', 'debug', 'warning', 'error']);
  expect(said[0]).toEqual({
    level: 'information', category: 'user', message: 'counted 3 lines', invocationId, functionName: 'logs',
  });
});

describe('a body above the limit', () => {
  const tooMuch = 'x'.repeat(1001);

  it('is 413, and just below it is not', async () => {
    expect((await fetch(`${url}/api/echo`, { method: 'POST', body: tooMuch })).status).toBe(413);
    expect((await echo('', { method: 'POST', body: tooMuch.slice(1) })).body).toHaveLength(1000);
  });

  it('is refused before it comes, and the connection closes once the sender gives up', async () => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write('POST /api/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\nfirst bytes');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(statusOf(String(answer))).toBe(413);
    expect(String(answer)).toMatch(/connection: close/i);
    socket.end();
    await once(socket, 'close');
  });

  it('is refused instead of invited when the sender asks first', async () => {
    const ask = async (length: number) => {
      const headers = { 'content-length': length, expect: '100-continue' };
      const req = request(`${url}/api/echo`, { method: 'POST', headers });
      req.on('error', () => {});
      req.flushHeaders();
      const invited = once(req, 'continue').then(() => 100);
      const answered = once(req, 'response').then(([res]) => res.statusCode as number);
      const first = await Promise.race([invited, answered]);
      req.destroy();
      return first;
    };
    expect(await ask(1001)).toBe(413);
    expect(await ask(10)).toBe(100);
  });
});

it('survives a client that leaves in the middle of its body', async () => {
  const entries = log.length;
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write('POST /api/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf');
  await once(socket, 'connect');
  socket.destroy();
  await once(socket, 'close');
  expect((await fetch(`${url}/api/teapot`)).status).toBe(418);
  expect(log).toHaveLength(entries);
});

it('says what is wrong with a request that is not HTTP, or whose headers are too large', async () => {
  expect(statusOf(await sendRaw(url, 'hello\r\n\r\n'))).toBe(400);
  expect(statusOf(await rawGet(url, '/', `Host: x\r\nX-Long: ${'x'.repeat(20_000)}`))).toBe(431);
});
