import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { theWorld } from '../functions/platform/world.js';
import { startHost } from '../host/embedded-host.js';
import { tell, used } from './child.js';
import { load } from './load.js';

/** Requests per second of the embedded host, which asks the database on the way, beside a server that answers the same bytes at once. */
export interface RequestsMeasured { host: number; bare: number; peakMb: number }

const world = await theWorld();
const host = await startHost({ appDir: fileURLToPath(new URL('../..', import.meta.url)), port: 0, log: () => { /* nobody reads it */ } });
const reply = await fetch(`${host.url}/api/health`);
const body = await reply.text();
if (reply.status !== 200) throw new Error(`The host answered ${reply.status}: ${body}`);
const server = createServer((_, response) => { response.writeHead(200, { 'content-type': 'application/json' }).end(body); }).listen(0, '127.0.0.1');
await new Promise((resolve) => { server.once('listening', resolve); });
const bareUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

await load(`${host.url}/api/health`, 500);
await load(bareUrl, 500);
const measured = { host: await load(`${host.url}/api/health`, 5_000), bare: await load(bareUrl, 20_000) };
await host.stop(1000);
await world.db.destroy();
server.close();
tell<RequestsMeasured>({ ...measured, peakMb: used().peakMb });
