import { describe, expect, it } from 'vitest';
import { aFolder, anApp, start } from './an-app.js';

const hello = "app.http('hello', { handler: async () => ({ body: 'hello' }) });";
const packageJson = (main: string) => JSON.stringify({ type: 'module', main });

describe('an app', () => {
  it('is run from the glob in package.json, with braces and folders', async () => {
    const dir = anApp({
      'orders/list.http': "app.http('list', { handler: async () => ({ body: 'list' }) });",
      'jobs/deep/night.timer': "app.timer('night', { schedule: '0 0 3 * * *', handler: async () => {} });",
      'orders/rules': "throw new Error('not a trigger');",
    });
    const { host } = await start(dir);
    expect(host.functions).toEqual([{ name: 'night', kind: 'timer' }, { name: 'list', kind: 'http' }]);
    expect(await (await fetch(`${host.url}/api/list`)).text()).toBe('list');
  });

  it('answers under the route prefix of host.json', async () => {
    const hostJson = JSON.stringify({ version: '2.0', extensions: { http: { routePrefix: 'v1' } } });
    const { host } = await start(anApp({ 'a.http': hello }, { 'host.json': `\uFEFF${hostJson}` }));
    expect((await fetch(`${host.url}/v1/hello`)).status).toBe(200);
    expect((await fetch(`${host.url}/api/hello`)).status).toBe(404);
  });

  it('gets the values of local.settings.json that the environment does not set', async () => {
    process.env.HOST_TEST_SET = 'from the environment';
    const values = { HOST_TEST_SET: 'from the file', HOST_TEST_UNSET: 'from the file' };
    await start(anApp({ 'a.http': hello }, { 'local.settings.json': `\uFEFF${JSON.stringify({ Values: values })}` }));
    expect(process.env.HOST_TEST_SET).toBe('from the environment');
    expect(process.env.HOST_TEST_UNSET).toBe('from the file');
  });

  it('may be stopped and started again, and two may run in one process without mixing', async () => {
    const dir = anApp({ 'a.http': hello });
    const first = await start(dir);
    await first.host.stop();
    const [again, other] = await Promise.all([
      start(dir),
      start(anApp({ 'a.http': "app.http('hello', { handler: async () => ({ body: 'other' }) });" })),
    ]);
    expect(await (await fetch(`${again.host.url}/api/hello`)).text()).toBe('hello');
    expect(await (await fetch(`${other.host.url}/api/hello`)).text()).toBe('other');
  });

  it('runs its hooks, in order and with shared data', async () => {
    const { host, log } = await start(anApp({
      'a.http': `
        app.hook.preInvocation((context) => {
          context.hookData.said = 'before';
          context.inputs[0].extra = 'pre';
        });
        app.hook.postInvocation((context) => {
          context.result = { body: context.hookData.said + ' ' + context.result.body };
        });
        app.hook.log((context) => { context.message = context.message.toUpperCase(); });
        app.http('hooked', {
          handler: async (request, context) => { context.log('quietly'); return { body: request.extra }; },
        });`,
    }));
    expect(await (await fetch(`${host.url}/api/hooked`)).text()).toBe('before pre');
    expect(log.map(({ message }) => message)).toEqual(['QUIETLY']);
  });
});

describe('the host refuses to start', () => {
  const refused = async (modules: Record<string, string>, files = {}) =>
    start(anApp(modules, files)).then(
      () => 'started',
      (error: Error) => error.message,
    );

  it('without "main"', async () => {
    expect(await refused({}, { 'package.json': '{}' })).toMatch(/package\.json has no "main"/);
  });

  it('when no file matches "main"', async () => {
    expect(await refused({ 'a.http': hello }, { 'package.json': packageJson('dist/*.js') }))
      .toMatch(/No file matches "dist\/\*\.js".*Is the app built\?/);
  });

  it('when settings cannot be read, naming the file', async () => {
    expect(await refused({ 'a.http': hello }, { 'host.json': '{' })).toMatch(/host\.json cannot be read/);
  });

  it('when a module cannot be loaded, naming the file', async () => {
    expect(await refused({ 'a.http': "throw new Error('no database');" }))
      .toMatch(/functions.a\.http\.js cannot be loaded: no database/);
  });

  it('when nothing was registered with it, as with a second copy of the library', async () => {
    const copy = "export const app = { http() {} };";
    const dir = aFolder({
      'package.json': packageJson('a.js'),
      'a.js': "import { app } from '@azure/functions';\napp.http('hello', { handler: async () => ({}) });",
      'node_modules/@azure/functions/package.json': packageJson('index.js'),
      'node_modules/@azure/functions/index.js': copy,
    });
    await expect(start(dir)).rejects.toThrow(/registered nothing.*second copy of @azure\/functions/);
  });

  it('when two functions have one name, whatever its letter case', async () => {
    expect(await refused({ 'a.http': hello, 'b.http': hello.replace('hello', 'Hello') }))
      .toMatch(/Two functions are named "Hello"/);
  });

  it.each(['admin', '/Administration', 'runtime/x'])('when a route starts with %s', async (route) => {
    expect(await refused({ 'a.http': `app.http('a', { route: '${route}', handler: async () => ({}) });` }))
      .toMatch(/Function a: the route ".*" is the Functions host's own/);
  });

  it('when two functions have the same route and method', async () => {
    const same = (name: string, methods: string) =>
      `app.http('${name}', { route: 'Same/{id}', methods: ['${methods}'], handler: async () => ({}) });`;
    expect(await refused({ 'a.http': same('a', 'GET') + same('b', 'GET') })).toMatch(/a and b have the same route/);
    expect(await refused({ 'a.http': same('a', 'GET') + same('b', 'POST') })).toBe('started');
  });

  it('when it does not know a route constraint', async () => {
    expect(await refused({ 'a.http': "app.http('a', { route: '{id:integer}', handler: async () => ({}) });" }))
      .toBe('Function a: the route constraint "integer" is not known.');
  });

  it('when a timer names a setting that is missing', async () => {
    const timer = "app.timer('night', { schedule: '%HOST_TEST_NIGHT%', handler: async () => {} });";
    expect(await refused({ 'a.timer': timer }))
      .toBe('Timer night: the schedule "%HOST_TEST_NIGHT%" needs the setting HOST_TEST_NIGHT, which is missing.');
  });

  it('when a function has another trigger, binding or a retry policy', async () => {
    const queue = "app.storageQueue('q', { queueName: 'q', connection: 'c', handler: async () => {} });";
    expect(await refused({ 'a.http': queue })).toMatch(/Function q has a queueTrigger/);
    const retry = "{ strategy: 'fixedDelay', maxRetryCount: 1, delayInterval: 1 }";
    const retried = `app.timer('t', { schedule: '0 0 3 * * *', retry: ${retry}, handler() {} });`;
    expect(await refused({ 'a.timer': retried })).toMatch(/Function t has a retry policy/);
  });

  it('when the web client has no index.html', async () => {
    const clientDir = aFolder({ 'readme.txt': 'empty' });
    await expect(start(anApp({ 'a.http': hello }), { clientDir })).rejects.toThrow(/no index\.html/);
  });

  it('when the port is taken', async () => {
    const dir = anApp({ 'a.http': hello });
    const { host } = await start(dir);
    await expect(start(dir, { port: Number(new URL(host.url).port) })).rejects.toThrow(/EADDRINUSE/);
  });
});
