import { describe, expect, it } from 'vitest';
import { anApp, shared, start } from './an-app.js';
import { send } from './raw-http.js';

const dir = anApp({
  'a.timer': "app.timer('tick', { schedule: '0 0 3 1 1 *', handler: async () => shared.ticked() });",
  'b.http': "app.http('page', { handler: async () => ({}) });",
});

const trigger = (url: string, name: string, headers = {}, method = 'POST') =>
  send(`${url}/admin/functions/${name}`, method, headers).then(({ status }) => status);

describe('POST /admin/functions/{name}', () => {
  it('does not exist without a key', async () => {
    const { host } = await start(dir);
    expect(await trigger(host.url, 'tick', { 'x-functions-key': '' })).toBe(404);
    const { host: empty } = await start(dir, { adminKey: '' });
    expect(await trigger(empty.url, 'tick', { 'x-functions-key': '' })).toBe(404);
  });

  it('starts a timer and answers at once', async () => {
    const { host } = await start(dir, { adminKey: 'secret' });
    const ticked = new Promise<void>((resolve) => (shared.ticked = resolve));
    expect(await trigger(host.url, 'Tick', { 'x-functions-key': 'secret' })).toBe(202);
    await ticked;
  });

  it('answers 401 for a wrong key, no key, or a request that came through a proxy', async () => {
    const { host } = await start(dir, { adminKey: 'secret' });
    expect(await trigger(host.url, 'tick')).toBe(401);
    expect(await trigger(host.url, 'tick', { 'x-functions-key': 'secreT' })).toBe(401);
    expect(await trigger(host.url, 'tick', { 'x-functions-key': 'secret', 'x-forwarded-for': '10.0.0.1' })).toBe(401);
  });

  it('answers 401 from another machine, whatever the key', async () => {
    const { networkInterfaces } = await import('node:os');
    const outside = Object.values(networkInterfaces()).flat().find((one) => one?.family === 'IPv4' && !one.internal);
    if (!outside) return;
    const { host } = await start(dir, { adminKey: 'secret', address: '0.0.0.0' });
    const url = host.url.replace('localhost', outside.address);
    expect(await trigger(url, 'tick', { 'x-functions-key': 'secret' })).toBe(401);
  });

  it('answers 404 for what is no timer, and for any other method or admin path', async () => {
    const { host } = await start(dir, { adminKey: 'secret' });
    const key = { 'x-functions-key': 'secret' };
    expect(await trigger(host.url, 'page', key)).toBe(404);
    expect(await trigger(host.url, 'missing', key)).toBe(404);
    expect(await trigger(host.url, 'tick', key, 'GET')).toBe(404);
    expect((await send(`${host.url}/ADMIN/host/keys`, 'GET', key)).status).toBe(404);
  });
});
