import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { beforeEach, describe, expect, it } from 'vitest';
import { anApp, shared, start, type Started } from './an-app.js';
import { aGate, type Gate } from './gate.js';

const dir = anApp({
  'a.http': `
    app.http('slow', {
      handler: async () => { shared.arrived.open(); await shared.release.opened; return { body: 'done' }; },
    });
    app.http('quick', { handler: async () => ({ body: 'quick' }) });
    app.hook.appTerminate(() => shared.terminated.open());`,
  'b.timer': `
    app.timer('tick', {
      schedule: '0 0 3 1 1 *',
      handler: async () => { shared.arrived.open(); await shared.release.opened; },
    });`,
});

let running: Started;
let arrived: Gate;
let release: Gate;
let terminated: Gate;

beforeEach(async () => {
  [arrived, release, terminated] = [aGate(), aGate(), aGate()];
  Object.assign(shared, { arrived, release, terminated });
  running = await start(dir);
});

async function aSocket(): Promise<Socket> {
  const socket = connect(Number(new URL(running.host.url).port), '127.0.0.1').setEncoding('latin1');
  await once(socket, 'connect');
  return socket;
}

const isSettled = (promise: Promise<unknown>) => Promise.race([promise.then(() => true), Promise.resolve(false)]);

describe('a host that stops', () => {
  it('lets a running request finish, and closes its connection after it', async () => {
    const agent = new Agent({ keepAlive: true });
    const reply = new Promise<IncomingMessage>((resolve) => get(`${running.host.url}/api/slow`, { agent }, resolve));
    await arrived.opened;
    const stopped = running.host.stop();
    release.open();
    const { statusCode, headers } = await reply;
    expect([statusCode, headers.connection]).toEqual([200, 'close']);
    await stopped;
  });

  it('waits for a running timer and runs its terminate hooks last', async () => {
    const run = running.host.trigger('tick');
    await arrived.opened;
    const stopped = running.host.stop();
    expect(await isSettled(stopped)).toBe(false);
    release.open();
    await run;
    await stopped;
    await terminated.opened;
    await expect(running.host.trigger('tick')).rejects.toThrow('tick does not run: the host is stopping.');
  });

  it('tells 503 to a request that still comes on an open connection, and takes no new connection', async () => {
    const busy = await aSocket();
    busy.write('GET /api/slow HTTP/1.1\r\nHost: x\r\n\r\n');
    await arrived.opened;
    const late = await aSocket();
    late.write('GET /api/quick HTTP/1.1\r\n');
    await aTurnOfTheServer();
    const stopped = running.host.stop();
    late.write('Host: x\r\n\r\n');
    const [answer] = (await once(late, 'data')) as [string];
    expect(answer).toMatch(/^HTTP\/1\.1 503 .*connection: close/is);
    await expect(fetch(`${running.host.url}/api/quick`)).rejects.toThrow();
    release.open();
    await stopped;
  });

  it('closes idle connections at once', async () => {
    const idle = await aSocket();
    idle.write('GET /api/quick HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(idle, 'data');
    const closed = once(idle, 'close');
    await running.host.stop();
    await closed;
  });

  it('does not wait for replies that lost their connection while they queued behind another one', async () => {
    const pipelined = await aSocket();
    pipelined.write('GET /api/slow HTTP/1.1\r\nHost: x\r\n\r\nGET /api/quick HTTP/1.1\r\nHost: x\r\n\r\n');
    await arrived.opened;
    await aTurnOfTheServer();
    pipelined.destroy();
    await once(pipelined, 'close');
    release.open();
    await running.host.stop(3_600_000);
  });

  it('closes what is not done when the grace is over', async () => {
    const unfinished = fetch(`${running.host.url}/api/slow`).catch(() => 'cut off');
    await arrived.opened;
    await running.host.stop(0);
    expect(await unfinished).toBe('cut off');
    release.open();
  });

  it('stops once, however often it is told', async () => {
    await Promise.all([running.host.stop(), running.host.stop()]);
    await running.host.stop();
  });
});

/** What was written before on another connection has been read by the time a request made now is answered. */
const aTurnOfTheServer = () => fetch(`${running.host.url}/api/quick`);
